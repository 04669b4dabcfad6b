# Questions about the machine are for a person.
import torch


def f(x):
    if torch.cuda.is_available():  #! MP505
        x = x + 1
    if torch.backends.mps.is_available():  #! MP505
        x = x + 2
    if x.device.type == "cuda":  #! MP505
        x = x + 3
    return x
