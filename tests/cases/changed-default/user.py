# options: profile=diffusers path=app/model.py
from diffusers import ModelMixin


class Net(ModelMixin):
    def run(self, x, return_dict: bool = True):
        return (x,) if not return_dict else {"x": x}
# ---- after ----
from mindone.diffusers import ModelMixin


class Net(ModelMixin):
    def run(self, x, return_dict: bool = True):
        return (x,) if not return_dict else {"x": x}
