# options: profile=diffusers
from mindspore import mint
from transformers import BatchEncoding, SomethingOfTheirs


def encode(tokenizer, model, prompt, device=None, return_dict=False) -> SomethingOfTheirs:  #! MP901
    """What a port has done already is not reported."""
    ids = tokenizer(prompt, return_tensors="np").input_ids
    return mint.abs(model(ids, device=device, return_dict=return_dict).last_hidden_state)
