import torch
from torch import nn


class Scale(nn.Module):
    def forward(self, x):
        """Unlike forward of others."""
        # forward stays in text
        return x * 2


class Twice(Scale):
    async def forward(self, x, forward=None):
        return await self(x, forward=forward)

    __call__ = forward


def forward(x):
    return x


class Outer:
    class Inner(nn.Module):
        def forward(self, x):
            def forward(y):
                return y

            return forward(x)
# ---- after ----
from mindspore import nn


class Scale(nn.Cell):
    def construct(self, x):
        """Unlike forward of others."""
        # forward stays in text
        return x * 2


class Twice(Scale):
    async def construct(self, x, forward=None):
        return await self(x, forward=forward)

    __call__ = construct


def forward(x):
    return x


class Outer:
    class Inner(nn.Cell):
        def construct(self, x):
            def forward(y):
                return y

            return forward(x)
