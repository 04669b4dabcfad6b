# options: profile=diffusers path=pkg/__init__.py
from typing import TYPE_CHECKING

from diffusers.utils import OptionalDependencyNotAvailable, is_torch_available


_import_structure = {"output": ["Output"], "models": []}

try:
    if not is_torch_available():
        raise OptionalDependencyNotAvailable()
except OptionalDependencyNotAvailable:
    _import_structure["dummy"] = ["Dummy"]
else:
    _import_structure["models"].extend(
        [
            "Model",
            "OtherModel",
        ]
    )
    _import_structure["pipeline"] = ["Pipeline"]

if TYPE_CHECKING:
    from .output import Output
# ---- after ----
from typing import TYPE_CHECKING

_import_structure = {"output": ["Output"], "models": []}

_import_structure["models"].extend(
    [
        "Model",
        "OtherModel",
    ]
)
_import_structure["pipeline"] = ["Pipeline"]

if TYPE_CHECKING:
    from .output import Output
