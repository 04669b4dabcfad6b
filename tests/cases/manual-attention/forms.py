import torch


def by_name(q, k, v, mask):
    scores = torch.matmul(q, k.mT)
    scores = scores + mask
    weights = torch.softmax(scores, dim=-1)
    weights = weights.to(v.dtype)
    return torch.matmul(weights, v)


def in_one(q, k, v):
    return torch.softmax(q @ k.mT, dim=-1) @ v


def classify(x, weight):
    logits = torch.matmul(x, weight)
    return torch.softmax(logits, dim=-1)


def gate(x, y, z):
    g = torch.softmax(x, dim=-1)
    return torch.matmul(y, z) + g
# ---- after ----
from mindspore import mint


def by_name(q, k, v, mask):
    scores = mint.matmul(q, k.mT)
    scores = scores + mask
    weights = mint.softmax(scores, dim=-1)  #! MP602
    weights = weights.to(v.dtype)
    return mint.matmul(weights, v)


def in_one(q, k, v):
    return mint.softmax(q @ k.mT, dim=-1) @ v  #! MP602


def classify(x, weight):
    logits = mint.matmul(x, weight)
    return mint.softmax(logits, dim=-1)


def gate(x, y, z):
    g = mint.softmax(x, dim=-1)
    return mint.matmul(y, z) + g
