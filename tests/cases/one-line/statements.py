# options: profile=diffusers path=diffusers/models/unet.py
from ..embeddings import (
    PatchEmbed,
    TextProjection,
)
from ..long import (
    AVeryLongNameOfAClassThatIsImportedHere,
    AnotherVeryLongNameOfAClassThatIsImportedHere,
    TheThirdOne,
    TheFourth,
)


def f(tokenizer, untruncated_ids, kwargs):
    removed_text = tokenizer.batch_decode(
        untruncated_ids[:, tokenizer.model_max_length - 1 : -1], skip_special_tokens=1
    )
    scale = (
        kwargs.get("scale", None) if kwargs is not None else None
    )
    stays = dict(
        a=1,
        b=2,
    )
    commented = dict(  # why
        a=1
    )
    return removed_text, scale, stays, commented
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/models/unet.py."""

from ..embeddings import PatchEmbed, TextProjection
from ..long import (
    AVeryLongNameOfAClassThatIsImportedHere,
    AnotherVeryLongNameOfAClassThatIsImportedHere,
    TheThirdOne,
    TheFourth,
)


def f(tokenizer, untruncated_ids, kwargs):
    removed_text = tokenizer.batch_decode(
        untruncated_ids[:, tokenizer.model_max_length - 1 : -1], skip_special_tokens=1
    )
    scale = kwargs.get("scale", None) if kwargs is not None else None
    stays = dict(
        a=1,
        b=2,
    )
    commented = dict(  # why
        a=1
    )
    return removed_text, scale, stays, commented
