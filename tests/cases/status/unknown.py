# xfail: getattr on a module is for the rules about dynamic code (MP8); the bare name must not be renamed silently
# Names that the catalogue does not have are reported; what the module becomes says nothing of them.
import torch
import torch.nn as nn
import torch.nn.functional as F

a = torch.foo(1)
b = nn.NoSuchLayer()
c = F.no_such_function(a)
d = torch.Tensor.no_such_method(a)
e = torch.Tensor.add(a, a)
f = torch.float32.itemsize
g = getattr(torch, "float32")
# ---- after ----
# Names that the catalogue does not have are reported; what the module becomes says nothing of them.
import mindspore as ms
import torch
import torch.nn as nn
import torch.nn.functional as F

a = torch.foo(1)  #! MP901
b = nn.NoSuchLayer()  #! MP901
c = F.no_such_function(a)  #! MP901
d = torch.Tensor.no_such_method(a)  #! MP901
e = torch.Tensor.add(a, a)
f = ms.float32.itemsize
g = getattr(torch, "float32")  #! MP801
