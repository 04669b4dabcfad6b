# xfail: an import in a class is an attribute of it, and `self.torch` is a use
class Holder:
    import torch

    dtype = torch.float32

    def f(self):
        return self.torch.abs(1)
# ---- after ----
class Holder:
    import mindspore as ms
    import torch

    dtype = ms.float32

    def f(self):
        return self.torch.abs(1)
