import xformers.ops
from flash_attn import flash_attn_func


def attend(pipe, q, k, v):
    pipe.enable_xformers_memory_efficient_attention()
    return xformers.ops.memory_efficient_attention(q, k, v) + flash_attn_func(q, k, v)
# ---- after ----
import xformers.ops  #! MP603
from flash_attn import flash_attn_func  #! MP603


def attend(pipe, q, k, v):
    pipe.enable_xformers_memory_efficient_attention()  #! MP603
    return xformers.ops.memory_efficient_attention(q, k, v) + flash_attn_func(q, k, v)  #! MP603
