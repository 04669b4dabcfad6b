import torch
import torch.optim as optim


def train(net, data, given: torch.optim.Optimizer, other, engine, loss_of):
    optimizer = optim.AdamW(net.parameters(), lr=1e-3)
    for x, y in data:
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(net(x), y)
        loss.backward()
        optimizer.step()
        given.step()
        other.zero_grad()
        other.step()
        engine.backward(loss)
        engine.step()
    net.eval()
    return optimizer.param_groups
# ---- after ----
import mindspore as ms
from mindspore import mint


def train(net, data, given: ms.experimental.optim.Optimizer, other, engine, loss_of):
    optimizer = mint.optim.AdamW(net.trainable_params(), lr=1e-3)
    for x, y in data:
        loss = loss_of(net(x), y)
        loss.backward()  #! MP306
        optimizer.step()  #! MP306
        given.step()  #! MP306
        other.zero_grad()
        other.step()  #! MP306
        engine.backward(loss)
        engine.step()
    net.set_train(False)
    return optimizer.param_groups
