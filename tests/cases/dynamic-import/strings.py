import importlib
import sys


def load(name, distributions):
    importlib.import_module("torch.nn.functional")
    importlib.import_module(f"torch.{name}")
    importlib.import_module(name)
    importlib.import_module("json")
    __import__("torch")
    importlib.util.find_spec("torch_xla")
    distributions.version("torch")
    return sys.modules["torch"], sys.modules["json"]
# ---- after ----
import importlib
import sys


def load(name, distributions):
    importlib.import_module("torch.nn.functional")  #! MP801
    importlib.import_module(f"torch.{name}")  #! MP801
    importlib.import_module(name)  #! MP801
    importlib.import_module("json")
    __import__("torch")  #! MP801
    importlib.util.find_spec("torch_xla")  #! MP801
    distributions.version("torch")
    return sys.modules["torch"], sys.modules["json"]  #! MP801
