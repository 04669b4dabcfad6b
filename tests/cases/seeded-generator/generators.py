# options: profile=diffusers
import torch
from diffusers import FluxPipeline

pipe = FluxPipeline.from_pretrained("org/flux")
first = pipe("a", generator=torch.Generator("cpu").manual_seed(0))
seeds = [torch.Generator(device="cuda").manual_seed(i) for i in range(4)]
later = torch.Generator()
later.manual_seed(5)
# ---- after ----
import numpy as np
from mindone.diffusers import FluxPipeline

pipe = FluxPipeline.from_pretrained("org/flux")
first = pipe("a", generator=np.random.Generator(np.random.PCG64(0)))
seeds = [np.random.Generator(np.random.PCG64(i)) for i in range(4)]
later = np.random.default_rng()
later.manual_seed(5)  #! MP735
