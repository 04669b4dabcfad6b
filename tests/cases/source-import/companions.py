import torchvision
import torchvision.transforms as T
from torchvision.transforms.functional import resize

x = T.Resize(2)
y = resize(1)
z = torchvision.io.read_image("a")
# ---- after ----
import mindspore as ms
import torchvision
from torchvision.transforms.functional import resize

x = ms.dataset.vision.Resize(2)
y = resize(1)  #! MP901
z = torchvision.io.read_image("a")  #! MP901
