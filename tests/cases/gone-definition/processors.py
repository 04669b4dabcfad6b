# options: profile=diffusers path=diffusers/models/attention_processor.py
# Copied from somewhere
class XFormersAttnProcessor:
    def __call__(self, hidden_states):
        return hidden_states


class AttnProcessor:
    def enable_freeu(self, s1, s2):
        """Not in a port."""
        self.s1 = s1

    def device_map(self):
        return None
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/models/attention_processor.py."""

# Copied from somewhere
class XFormersAttnProcessor:  #! MP714
    def __call__(self, hidden_states):
        return hidden_states


class AttnProcessor:
    def enable_freeu(self, s1, s2):  #! MP714
        """Not in a port."""
        self.s1 = s1

    def device_map(self):  #! MP714
        return None
