# options: profile=diffusers path=diffusers/hooks/thing.py
from .hooks import ModelHook


class Hook(ModelHook):
    def new_forward(self, module, *args, **kwargs):
        return self.fn_ref.original_forward(*args, **kwargs)


def replaced(hook):
    return hook.new_forward if hasattr(hook, "new_forward") else None
# ---- after ----
from .hooks import ModelHook


class Hook(ModelHook):
    def new_construct(self, module, *args, **kwargs):
        return self.fn_ref.original_construct(*args, **kwargs)


def replaced(hook):
    return hook.new_construct if hasattr(hook, "new_construct") else None
