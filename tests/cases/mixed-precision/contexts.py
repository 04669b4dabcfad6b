# Where to cast is a decision about the network.
import torch
from torch.cuda.amp import GradScaler

scaler = GradScaler()


def f(model, x):
    with torch.autocast("cuda", torch.float16):
        return model(x)
# ---- after ----
# Where to cast is a decision about the network.
import mindspore as ms
import torch
from torch.cuda.amp import GradScaler

scaler = GradScaler()  #! MP508


def f(model, x):
    with torch.autocast("cuda", ms.float16):  #! MP508
        return model(x)
