import torch


async def f(xs):
    async with xs.lock(torch.float32) as lock:
        async for x in xs:
            yield torch.abs(await x.get(torch.int64))
    r = [torch.exp(x) async for x in xs]
    await torch.cat(r)
# ---- after ----
import mindspore as ms
from mindspore import mint


async def f(xs):
    async with xs.lock(ms.float32) as lock:
        async for x in xs:
            yield mint.abs(await x.get(ms.int64))
    r = [mint.exp(x) async for x in xs]
    await mint.cat(r)
