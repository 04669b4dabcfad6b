# options: suggested
import mindspore as ms
from mindspore import mint, nn, ops
from mindspore.mint import funtional_of_nothing

try:
    from mindspore.mint import later
except ImportError:
    later = None

y = mint.nn.funtional.conv2d(ms.Tensor, nn.Cell)
z = mint.functional.pad, ops.operations.nn_ops.FlashAttentionScore, mint._private
w = nn.Sequential, mint.no_such_name_at_all, funtional_of_nothing
# ---- after ----
import mindspore as ms
from mindspore import mint, nn, ops
from mindspore.mint import funtional_of_nothing  #! MP904

try:
    from mindspore.mint import later
except ImportError:
    later = None

y = mint.nn.functional.conv2d(ms.Tensor, nn.Cell)
z = mint.functional.pad, ops.operations.nn_ops.FlashAttentionScore, mint._private
w = nn.Sequential, mint.no_such_name_at_all, funtional_of_nothing  #! MP904
