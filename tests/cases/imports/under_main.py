if __name__ == "__main__":
    import torch

    print(torch.ones(1))
# ---- after ----
if __name__ == "__main__":
    from mindspore import mint

    print(mint.ones(1))
