# options: profile=diffusers target=mindone==0.3.0
from diffusers import AltDiffusionPipeline, FluxPipeline, WanPipeline

pipes = [FluxPipeline, WanPipeline, AltDiffusionPipeline]
# ---- after ----
from diffusers import AltDiffusionPipeline, WanPipeline

from mindone.diffusers import FluxPipeline

pipes = [FluxPipeline, WanPipeline, AltDiffusionPipeline]  #! MP104 MP901
