# options: profile=diffusers
import torch
from transformers import CLIPTextModel, CLIPTokenizer

from diffusers import DiffusionPipeline


class Pipe(DiffusionPipeline):
    def __init__(self, tokenizer: CLIPTokenizer, text_encoder: CLIPTextModel):
        super().__init__()
        self.register_modules(tokenizer=tokenizer, text_encoder=text_encoder)

    def encode_prompt(self, prompt, device):
        text_inputs = self.tokenizer(
            prompt,
            padding="max_length",
            return_tensors="pt",
        )
        text_input_ids = text_inputs.input_ids
        untruncated_ids = self.tokenizer(prompt, padding="longest", return_tensors="pt").input_ids
        if untruncated_ids.shape[-1] >= text_input_ids.shape[-1] and not torch.equal(text_input_ids, untruncated_ids):
            self.tokenizer.batch_decode(untruncated_ids[:, 1:-1])
        attention_mask = text_inputs.attention_mask.to(device)
        embeds = self.text_encoder(text_input_ids.to(device), attention_mask=attention_mask)
        return embeds[0]

    def more(self, prompt, device):
        inputs = self.tokenizer(prompt, return_tensors="pt")
        ids = inputs["input_ids"]
        ids = ids.to(device)
        mask = inputs.attention_mask.bool().to(device)
        lengths = inputs.attention_mask.sum(dim=1)
        embeds = self.text_encoder(inputs.input_ids, attention_mask=mask)
        both = torch.cat([embeds[0], embeds[0]])
        return ids, both, lengths, inputs.input_ids.shape[0]

    def safety(self, image, device, dtype):
        checker_input = self.feature_extractor(self.to_pil(image), return_tensors="pt").to(device)
        return self.safety_checker(images=image, clip_input=checker_input.pixel_values.to(dtype))

    def chat(self, messages, device):
        return self.tokenizer.apply_chat_template(messages, return_tensors="pt").to(device)
# ---- after ----
import numpy as np
from transformers import CLIPTokenizer

from mindone.diffusers import DiffusionPipeline

import mindspore as ms
from mindspore import mint

from mindone.transformers import CLIPTextModel


class Pipe(DiffusionPipeline):
    def __init__(self, tokenizer: CLIPTokenizer, text_encoder: CLIPTextModel):
        super().__init__()
        self.register_modules(tokenizer=tokenizer, text_encoder=text_encoder)

    def encode_prompt(self, prompt):
        text_inputs = self.tokenizer(
            prompt,
            padding="max_length",
            return_tensors="np",
        )
        text_input_ids = text_inputs.input_ids
        untruncated_ids = self.tokenizer(prompt, padding="longest", return_tensors="np").input_ids
        if untruncated_ids.shape[-1] >= text_input_ids.shape[-1] and not np.array_equal(
            text_input_ids, untruncated_ids
        ):
            self.tokenizer.batch_decode(untruncated_ids[:, 1:-1])
        attention_mask = ms.tensor(text_inputs.attention_mask)
        embeds = self.text_encoder(ms.tensor(text_input_ids), attention_mask=attention_mask)
        return embeds[0]

    def more(self, prompt):
        inputs = self.tokenizer(prompt, return_tensors="np")
        ids = inputs["input_ids"]
        ids = ms.tensor(ids)
        mask = ms.tensor(inputs.attention_mask).bool()
        lengths = ms.tensor(inputs.attention_mask).sum(dim=1)
        embeds = self.text_encoder(ms.tensor(inputs.input_ids), attention_mask=mask)
        both = mint.cat([embeds[0], embeds[0]])
        return ids, both, lengths, inputs.input_ids.shape[0]

    def safety(self, image, dtype):
        checker_input = self.feature_extractor(self.to_pil(image), return_tensors="np")
        return self.safety_checker(images=image, clip_input=ms.tensor(checker_input.pixel_values).to(dtype))

    def chat(self, messages):
        return self.tokenizer.apply_chat_template(messages, return_tensors="pt")  #! MP730
