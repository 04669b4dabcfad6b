# options: profile=diffusers path=diffusers/pipelines/tools.py
import torch


def load(path, device):
    return engine(path, torch.device(device).index)


def make(path, device):
    return torch.load(path, map_location=device)


def shape(x, device):
    return torch.ones(2, device=device) + x


def use(path, device):
    a = load(path, device=device)
    return a, shape(a, device=device)
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/tools.py."""

import torch

from mindspore import mint


def load(path, device):  #! MP711
    return engine(path, torch.device(device).index)  #! MP901


def make(path, device):  #! MP711
    return torch.load(path, map_location=device)  #! MP101


def shape(x):
    return mint.ones(2) + x


def use(path, device):  #! MP711
    a = load(path, device=device)
    return a, shape(a)
