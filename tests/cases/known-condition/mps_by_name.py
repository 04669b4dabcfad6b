# options: profile=diffusers path=diffusers/schedulers/mps_by_name.py
# What the device's name starts with is known where MPS is.
import torch


def place(steps, device=None):
    if str(device).startswith("mps"):
        steps = steps.to(device, dtype=torch.float32)
    else:
        steps = steps.to(device=device)
    return steps


def stays(steps, name):
    if str(name).startswith("mps"):
        steps = steps.float()
    return steps
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/schedulers/mps_by_name.py."""

# What the device's name starts with is known where MPS is.


def place(steps):
    return steps


def stays(steps, name):
    if str(name).startswith("mps"):
        steps = steps.float()
    return steps
