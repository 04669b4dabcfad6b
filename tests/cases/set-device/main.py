# options: suggested
# A program chooses its device once.
import torch


def main():
    print(torch.ones(2).to("cuda"))


if __name__ == "__main__":
    main()
# ---- after ----
# A program chooses its device once.
import mindspore as ms
from mindspore import mint


def main():
    print(mint.ones(2))


if __name__ == "__main__":
    ms.set_device("Ascend")
    main()
