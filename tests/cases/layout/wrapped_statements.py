# options: profile=diffusers path=diffusers/models/thing.py
import torch


def wrap(first_argument_of_it_all, second_argument_of_it_all, third_argument_of_it, elements_of_it, a_condition_of_it):
    states = first_argument_of_it_all(torch.zeros_like(second_argument_of_it_all), output_hidden_states_of_it=True)[2][-2]
    chosen = torch.cat([first_argument_of_it_all]) if a_condition_of_it else torch.stack([second_argument_of_it_all_of_itself])
    listed = [torch.nn.functional.silu(element) for element in elements_of_it if element is not None and element.is_one]
    called = first_argument_of_it_all(torch.cat([second_argument_of_it_all], dim=1), lambda a, b: (a, b), elements_of_it.x)
    summed = (
        torch.cat([first_argument_of_it_all, second_argument_of_it_all], dim=1)
        + torch.cat([second_argument_of_it_all, third_argument_of_it], dim=1)
    )
    chained = (
        first_argument_of_it_all.reshape(1, -1)
        .repeat(1, 2)
    )
    return states, chosen, listed, called, summed, chained
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/models/thing.py."""

from mindspore import mint


def wrap(first_argument_of_it_all, second_argument_of_it_all, third_argument_of_it, elements_of_it, a_condition_of_it):
    states = first_argument_of_it_all(mint.zeros_like(second_argument_of_it_all), output_hidden_states_of_it=True)[2][
        -2
    ]
    chosen = (
        mint.cat([first_argument_of_it_all]) if a_condition_of_it else mint.stack([second_argument_of_it_all_of_itself])
    )
    listed = [mint.nn.functional.silu(element) for element in elements_of_it if element is not None and element.is_one]
    called = first_argument_of_it_all(
        mint.cat([second_argument_of_it_all], dim=1), lambda a, b: (a, b), elements_of_it.x
    )
    summed = (
        mint.cat([first_argument_of_it_all, second_argument_of_it_all], dim=1)
        + mint.cat([second_argument_of_it_all, third_argument_of_it], dim=1)
    )
    chained = first_argument_of_it_all.reshape(1, -1).tile((1, 2))
    return states, chosen, listed, called, summed, chained
