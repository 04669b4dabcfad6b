import torch


class A(torch.nn.Module):
	def forward(self, x):
		if x is None:
			import torch.nn.functional as F

			return F.silu(x)
		return torch.abs(x)
# ---- after ----
from mindspore import mint, nn


class A(nn.Cell):
	def construct(self, x):
		if x is None:
			return mint.nn.functional.silu(x)
		return mint.abs(x)
