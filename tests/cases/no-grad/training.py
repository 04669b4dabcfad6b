# In a file that trains, what is inside may be differentiated: only suggested.
import torch


def step(model, x):
    with torch.no_grad():
        target = model.teacher(x)
    loss = (model(x) - target).sum()
    loss.backward()
# ---- after ----
# In a file that trains, what is inside may be differentiated: only suggested.
import torch


def step(model, x):
    with torch.no_grad():  #! MP504
        target = model.teacher(x)
    loss = (model(x) - target).sum()
    loss.backward()  #! MP306
