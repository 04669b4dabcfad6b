# options: profile=diffusers path=diffusers/models/attention_dispatch.py
import torch


def register(name):
    return lambda function: function


@register("native_npu")
def _native_npu_attention(query: torch.Tensor, key: torch.Tensor):
    return query @ key


@register("sage")
def _sage_attention(query: torch.Tensor, key: torch.Tensor):
    return query @ key


def uses_it():
    return _sage_attention


def _sage_unregistered(query):
    return query
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/models/attention_dispatch.py."""

import mindspore as ms


def register(name):
    return lambda function: function


@register("sage")  #! MP714
def _sage_attention(query: ms.Tensor, key: ms.Tensor):
    return query @ key


def uses_it():
    return _sage_attention


def _sage_unregistered(query):  #! MP714
    return query
