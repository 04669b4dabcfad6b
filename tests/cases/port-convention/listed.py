# options: profile=diffusers
from diffusers import DiffusionPipeline


class Pipe(DiffusionPipeline):
    def __call__(self, prompt, return_dict: bool = True):
        ids = self.tokenizer(prompt, return_tensors="pt").input_ids
        hidden = self.text_encoder(ids).hidden_states[-2]

        # Offload all models
        self.maybe_free_model_hooks()

        # Not of the call alone
        self.maybe_free_model_hooks()
        return hidden
# ---- after ----
from mindone.diffusers import DiffusionPipeline


class Pipe(DiffusionPipeline):
    def __call__(self, prompt, return_dict: bool = True):
        ids = self.tokenizer(prompt, return_tensors="np").input_ids
        hidden = self.text_encoder(ids).hidden_states[-2]  #! MP720

        # Not of the call alone
        return hidden
