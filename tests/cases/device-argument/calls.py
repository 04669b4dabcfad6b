# options: profile=diffusers path=src/diffusers/pipelines/x.py
# A device goes by keyword, and by position where a function takes one there.
class Pipeline:
    def prepare(self, batch, dtype, device, generator=None):
        return make(batch, device=device, dtype=dtype), generator

    def __call__(self, x, callback):
        device = self._execution_device

        y = self.prepare(1, x.dtype, device, None)
        y = self.prepare(1, x.dtype, device=device)
        y = self.prepare(
            1,
            x.dtype,
            device,
        )
        z = callback(x, device)
        return y, z, dict(device=device)


def make(batch, dtype=None, device=None):
    return batch, dtype
# ---- after ----
# A device goes by keyword, and by position where a function takes one there.
class Pipeline:
    def prepare(self, batch, dtype, generator=None):
        return make(batch, dtype=dtype), generator

    def __call__(self, x, callback):
        device = self._execution_device

        y = self.prepare(1, x.dtype, None)
        y = self.prepare(1, x.dtype)
        y = self.prepare(
            1,
            x.dtype,
        )
        z = callback(x, device)
        return y, z, dict(device=device)


def make(batch, dtype=None):
    return batch, dtype
