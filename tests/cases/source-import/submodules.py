import torch
import torch.distributed as dist
import torch.utils.checkpoint
from torch.utils.data import DataLoader, Dataset

x = dist.get_rank()
y = torch.utils.checkpoint.checkpoint(x)
z = DataLoader(Dataset())
# ---- after ----
import torch
import torch.utils.checkpoint
from mindspore import mint
from torch.utils.data import DataLoader, Dataset

x = mint.distributed.get_rank()
y = torch.utils.checkpoint.checkpoint(x)  #! MP101
z = DataLoader(Dataset())  #! MP901
