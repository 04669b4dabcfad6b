import torch


def spread(x: torch.Tensor, number_of_images_per_prompt):
    a = x.repeat(
        1, number_of_images_per_prompt, 1
    )  # a comment
    b = x.repeat(1,
                 2)
    return a, b
# ---- after ----
import mindspore as ms


def spread(x: ms.Tensor, number_of_images_per_prompt):
    a = x.tile(
        (1, number_of_images_per_prompt, 1)
    )  # a comment
    b = x.tile((1,
                 2))
    return a, b
