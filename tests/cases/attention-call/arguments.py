# options: profile=diffusers suggested
import torch.nn.functional as F


def attend(q, k, v, mask):
    a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=0.0, is_causal=False)
    b = F.scaled_dot_product_attention(q, k, v, is_causal=True)
    c = F.scaled_dot_product_attention(
        q,
        k,
        v,
    )
    d = F.scaled_dot_product_attention(q, k, v, enable_gqa=True)
    e = F.scaled_dot_product_attention(q, k, v, is_causal=mask is None)
    return a, b, c, d, e
# ---- after ----
import torch.nn.functional as F

import mindspore as ms
from mindspore import mint

from mindone.diffusers.models.layers_compat import scaled_dot_product_attention


def attend(q, k, v, mask):
    a = scaled_dot_product_attention(
        q, k, v, attn_mask=mask, dropout_p=0.0, is_causal=False, backend="flash"
    )
    b = scaled_dot_product_attention(
        q,
        k,
        v,
        attn_mask=mint.ones((1, 1, q.shape[-2], k.shape[-2]), dtype=ms.bool_).tril(),
        backend="flash",
    )
    c = scaled_dot_product_attention(
        q,
        k,
        v,
        backend="flash",
    )
    d = F.scaled_dot_product_attention(q, k, v, enable_gqa=True)  #! MP601
    e = F.scaled_dot_product_attention(q, k, v, is_causal=mask is None)  #! MP601
    return a, b, c, d, e
