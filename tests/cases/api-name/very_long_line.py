import torch

x = [torch.ones(1), torch.ones(2), torch.ones(3), torch.ones(4), torch.ones(5), torch.ones(6), torch.ones(7), torch.ones(8), torch.ones(9), torch.ones(10), torch.ones(11), torch.ones(12), torch.ones(13), torch.ones(14), torch.ones(15), torch.ones(16), torch.ones(17), torch.ones(18), torch.ones(19), torch.ones(20)]
# ---- after ----
from mindspore import mint

x = [mint.ones(1), mint.ones(2), mint.ones(3), mint.ones(4), mint.ones(5), mint.ones(6), mint.ones(7), mint.ones(8), mint.ones(9), mint.ones(10), mint.ones(11), mint.ones(12), mint.ones(13), mint.ones(14), mint.ones(15), mint.ones(16), mint.ones(17), mint.ones(18), mint.ones(19), mint.ones(20)]
