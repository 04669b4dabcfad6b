import torch

x = torch.ones(2)
print(f"{torch.abs(x)!r:>{torch.sum(x)}} torch.abs {{torch.cat}}")
print(rf"\d{torch.cat([x, x], dim=0)}", f'{torch.float16 = }')
print(f"""
{
    torch.abs(x)
}
""")
# ---- after ----
import mindspore as ms
from mindspore import mint

x = mint.ones(2)
print(f"{mint.abs(x)!r:>{mint.sum(x)}} torch.abs {{torch.cat}}")
print(rf"\d{mint.cat([x, x], dim=0)}", f'{ms.float16 = }')
print(f"""
{
    mint.abs(x)
}
""")
