import mindspore as ms
from mindspore import mint, nn


def methods(x: ms.Tensor, unknown, options):
    x.transpose(0, 1)
    x.transpose(0, 2, 1)
    x.expand(-1, 2)
    x.repeat(2, 1)
    x.tile(2, 2)
    x.flip((0,))
    x.new_zeros((2, 3), dtype=ms.int32)
    values, indices = x.max(dim=1)
    x.max(axis=1)
    x.mean(dim=1)
    x.mean(axis=1)
    x.copy().asnumpy()
    mint.abs(x).astype(ms.int32)
    x.swapaxes(0, 1)
    x.masked_fill(x == 0)
    x.sum(dims=1)
    x.sum(**options)
    unknown.masked_fill(x == 0)
    x.reshap(2)
    x.nothing_like_it(2)
    x.size(0)
    x.flip(0)
    x.softmax(dim=-1)
    x.norm(p=2, dim=1)
    x.new_zeros(2, 3)


class Net(nn.Cell):
    def construct(self, x):
        for parameter in self.parameters():
            print(parameter)
        self.load_state_dict({}, strict=False)
        self.register_buffer("mean", x)
        return x.transpose(1, 0)
# ---- after ----
import mindspore as ms
from mindspore import mint, nn


def methods(x: ms.Tensor, unknown, options):
    x.transpose(0, 1)
    x.transpose(0, 2, 1)
    x.expand(-1, 2)
    x.repeat(2, 1)
    x.tile(2, 2)
    x.flip((0,))
    x.new_zeros((2, 3), dtype=ms.int32)
    values, indices = x.max(dim=1)
    x.max(axis=1)
    x.mean(dim=1)
    x.mean(axis=1)
    x.copy().asnumpy()
    mint.abs(x).astype(ms.int32)
    x.swapaxes(0, 1)
    x.masked_fill(x == 0)  #! MP905
    x.sum(dims=1)  #! MP401
    x.sum(**options)
    unknown.masked_fill(x == 0)  #! MP905
    x.reshap(2)  #! MP904
    x.nothing_like_it(2)
    x.shape[0]
    x.flip((0,))
    x.softmax(axis=-1)
    mint.norm(x, p=2, dim=1)
    x.new_zeros((2, 3))


class Net(nn.Cell):
    def construct(self, x):
        for parameter in self.get_parameters():
            print(parameter)
        self.load_state_dict({}, strict=False)
        self.register_buffer("mean", x)
        return x.transpose(1, 0)
