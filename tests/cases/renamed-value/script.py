# options: profile=diffusers
from diffusers import FluxPipeline

pipe = FluxPipeline.from_pretrained("black-forest-labs/FLUX.1-dev")
image = pipe("a cat", output_type="pt")[0]
output_type = "pt"
# ---- after ----
from mindone.diffusers import FluxPipeline

pipe = FluxPipeline.from_pretrained("black-forest-labs/FLUX.1-dev")
image = pipe("a cat", output_type="ms")[0]
output_type = "pt"
