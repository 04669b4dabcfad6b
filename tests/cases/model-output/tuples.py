# options: profile=diffusers
from transformers import CLIPTextModel, CLIPTextModelWithProjection, T5EncoderModel


class Pipe:
    def __init__(
        self, text_encoder: CLIPTextModel, text_encoder_2: CLIPTextModelWithProjection, text_encoder_3: T5EncoderModel
    ):
        self.text_encoder = text_encoder
        self.text_encoder_2 = text_encoder_2
        self.text_encoder_3 = text_encoder_3

    def encode(self, ids, clip_skip):
        pooled = self.text_encoder(ids).pooler_output
        last = self.text_encoder_2(ids).last_hidden_state
        long = self.text_encoder_3(ids).last_hidden_state
        states = self.text_encoder(ids, output_hidden_states=True)
        if clip_skip is None:
            states = states.hidden_states[-2]
        else:
            states = states.hidden_states[-(clip_skip + 2)]
        return pooled, last, long, states

    def either(self, encoders, ids):
        for encoder in encoders:
            embeds = encoder(ids, output_hidden_states=True)
            embeds = embeds.hidden_states[-2]
        named = self.text_encoder(ids, output_hidden_states=True, return_dict=True).hidden_states
        unasked = self.text_encoder(ids).hidden_states
        if named:
            out = self.text_encoder(ids, output_hidden_states=True)
        else:
            out = self.other(ids)
        return embeds, named, unasked, out.hidden_states
# ---- after ----
from mindone.transformers import CLIPTextModel, CLIPTextModelWithProjection, T5EncoderModel


class Pipe:
    def __init__(
        self, text_encoder: CLIPTextModel, text_encoder_2: CLIPTextModelWithProjection, text_encoder_3: T5EncoderModel
    ):
        self.text_encoder = text_encoder
        self.text_encoder_2 = text_encoder_2
        self.text_encoder_3 = text_encoder_3

    def encode(self, ids, clip_skip):
        pooled = self.text_encoder(ids)[1]
        last = self.text_encoder_2(ids)[1]
        long = self.text_encoder_3(ids)[0]
        states = self.text_encoder(ids, output_hidden_states=True)
        if clip_skip is None:
            states = states[2][-2]
        else:
            states = states[2][-(clip_skip + 2)]
        return pooled, last, long, states

    def either(self, encoders, ids):
        for encoder in encoders:
            embeds = encoder(ids, output_hidden_states=True)
            embeds = embeds[-1][-2]
        named = self.text_encoder(ids, output_hidden_states=True, return_dict=True).hidden_states  #! MP720
        unasked = self.text_encoder(ids).hidden_states  #! MP720
        if named:
            out = self.text_encoder(ids, output_hidden_states=True)
        else:
            out = self.other(ids)
        return embeds, named, unasked, out.hidden_states
