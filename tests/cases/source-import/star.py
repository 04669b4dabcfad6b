from torch import *  #! MP102


def f(x):
    return cat([x, x])
