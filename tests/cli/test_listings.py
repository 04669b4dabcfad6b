"""A conversion into a tree that is there: the packages around it list what has come."""

import subprocess
from pathlib import Path

import pytest
from conftest import Runner

LAZY = """else:
    import sys

    sys.modules[__name__] = _LazyModule(__name__, _import_structure)
"""
ALPHA, BETA_NET, GAMMA = (
    f"from .{name} import {name.title()}Model\n" for name in ("alpha", "beta", "gamma")
)
PIPELINES = f"""# What there is.
from typing import TYPE_CHECKING

from ..utils import _LazyModule

_import_structure = {{
    "alpha": ["AlphaPipeline"],  # the first
    "gamma": [
        "GammaImagePipeline",
        "GammaPipeline",
    ],
}}

if TYPE_CHECKING:
    from .alpha import AlphaPipeline
    from .gamma import GammaImagePipeline, GammaPipeline
{LAZY}"""
TOP = f"""from typing import TYPE_CHECKING

from .utils import _LazyModule

_import_structure = {{
    "models": ["AlphaModel", "GammaModel"],
    "pipelines": ["AlphaPipeline", "GammaPipeline"],
}}

if TYPE_CHECKING:
    from .models import AlphaModel, GammaModel
    from .pipelines import AlphaPipeline, GammaPipeline
{LAZY}"""
MODELS = f"""from typing import TYPE_CHECKING

from ..utils import _LazyModule

_import_structure = {{}}
_import_structure["nets.alpha"] = ["AlphaModel"]
_import_structure["nets.gamma"] = ["GammaModel"]

if TYPE_CHECKING:
    from .nets import AlphaModel, GammaModel
{LAZY}"""
BETA = f"""from typing import TYPE_CHECKING

from ...utils import _LazyModule

_import_structure = {{"pipeline_beta": ["BetaPipeline", "BetaImagePipeline"]}}

if TYPE_CHECKING:
    from .pipeline_beta import BetaImagePipeline, BetaPipeline
{LAZY}"""
SOURCE_PIPELINES = """
_import_structure = {"alpha": ["AlphaPipeline"]}
try:
    if not is_torch_available():
        raise OptionalDependencyNotAvailable()
except OptionalDependencyNotAvailable:
    pass
else:
    _import_structure["beta"] = ["BetaPipeline", "BetaImagePipeline"]
if TYPE_CHECKING or SLOW:
    try:
        pass
    except OptionalDependencyNotAvailable:
        pass
    else:
        from .beta import BetaImagePipeline, BetaPipeline
"""
SOURCE_TOP = """
_import_structure = {"models": [], "pipelines": []}
_import_structure["models"].extend(["AlphaModel", "BetaModel"])
_import_structure["pipelines"].extend(["AlphaPipeline", "BetaPipeline"])
if TYPE_CHECKING or SLOW:
    from .models import AlphaModel, BetaModel
    from .pipelines import AlphaPipeline, BetaPipeline
"""


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.fixture
def ported(tmp_path: Path) -> Path:
    """A tree that people have ported."""
    root = tmp_path / "mindone" / "diffusers"
    write(
        root,
        {
            "__init__.py": TOP,
            "pipelines/__init__.py": PIPELINES,
            "models/__init__.py": MODELS,
            "models/nets/__init__.py": ALPHA + GAMMA,
        },
    )
    return root


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The library with something new."""
    root = tmp_path / "diffusers"
    write(
        root,
        {
            "__init__.py": SOURCE_TOP,
            "pipelines/__init__.py": SOURCE_PIPELINES,
            "pipelines/beta/__init__.py": BETA,
            "pipelines/beta/pipeline_beta.py": "import torch\n",
            "models/__init__.py": '_import_structure["nets.beta"] = ["BetaModel"]\n'
            "from .nets import AlphaModel, BetaModel\n",
            "models/nets/__init__.py": ALPHA + BETA_NET,
            "models/nets/beta.py": "import torch\n",
        },
    )
    return root


def convert(mindport: Runner, source: Path, target: Path, profile: str = "diffusers"):
    return mindport("convert", source, target, "--profile", profile, "--allow-dirty")


def test_a_pipeline_is_listed_at_all_levels(mindport: Runner, library: Path, ported: Path) -> None:
    convert(mindport, library / "pipelines/beta", ported / "pipelines/beta")
    assert (ported / "pipelines/__init__.py").read_text() == PIPELINES.replace(
        '    "gamma": [', '    "beta": ["BetaPipeline", "BetaImagePipeline"],\n    "gamma": ['
    ).replace(
        "    from .gamma", "    from .beta import BetaImagePipeline, BetaPipeline\n    from .gamma"
    )
    assert (ported / "__init__.py").read_text() == TOP.replace(
        '"AlphaPipeline", "Gamma', '"AlphaPipeline", "BetaPipeline", "Gamma'
    ).replace("AlphaPipeline, Gamma", "AlphaPipeline, BetaPipeline, Gamma")


def test_what_is_listed_stays(mindport: Runner, library: Path, ported: Path) -> None:
    convert(mindport, library / "pipelines/beta", ported / "pipelines/beta")
    before = {path: path.read_bytes() for path in ported.rglob("*.py")}
    done = convert(mindport, library / "pipelines/beta", ported / "pipelines/beta")
    assert {path: path.read_bytes() for path in ported.rglob("*.py")} == before
    assert "now lists" not in done.text


def test_a_name_comes_to_an_entry_that_is_there(
    mindport: Runner, library: Path, ported: Path
) -> None:
    pipelines = ported / "pipelines/__init__.py"
    pipelines.write_text(PIPELINES.replace("gamma", "beta").replace("Gamma", "Beta"))
    (ported / "pipelines/beta").mkdir()
    init = library / "pipelines/__init__.py"
    init.write_text(init.read_text().replace("BetaImage", "BetaFill"))
    convert(mindport, library / "pipelines/beta", ported / "pipelines/beta")
    text = pipelines.read_text()
    assert (
        '        "BetaFillPipeline",\n        "BetaImagePipeline",\n        "BetaPipeline",\n'
        in text
    )
    assert "    from .beta import BetaFillPipeline, BetaImagePipeline, BetaPipeline\n" in text


def test_a_model_in_one_file(mindport: Runner, library: Path, ported: Path) -> None:
    done = convert(mindport, library / "models/nets/beta.py", ported / "models/nets/beta.py")
    assert "now lists BetaModel" in done.text
    assert (ported / "models/nets/__init__.py").read_text() == ALPHA + BETA_NET + GAMMA
    assert (ported / "models/__init__.py").read_text() == MODELS.replace(
        '_import_structure["nets.gamma"]',
        '_import_structure["nets.beta"] = ["BetaModel"]\n_import_structure["nets.gamma"]',
    ).replace("AlphaModel, Gamma", "AlphaModel, BetaModel, Gamma")
    assert (
        '"models": ["AlphaModel", "BetaModel", "GammaModel"]'
        in (ported / "__init__.py").read_text()
    )


def test_a_package_that_stands_alone(
    mindport: Runner, library: Path, ported: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "work" / "beta"
    alone.parent.mkdir()
    (library / "pipelines/beta").rename(alone)
    convert(mindport, alone, ported / "pipelines/beta")
    assert (
        '    "beta": ["BetaImagePipeline", "BetaPipeline"],\n'
        in (ported / "pipelines/__init__.py").read_text()
    )
    names = "AlphaPipeline, BetaImagePipeline, BetaPipeline, GammaPipeline"
    assert f"    from .pipelines import {names}\n" in (ported / "__init__.py").read_text()
    assert "Beta" not in (ported / "models/__init__.py").read_text()


def test_a_package_without_a_table_is_named(mindport: Runner, library: Path, ported: Path) -> None:
    (ported / "pipelines/__init__.py").write_text("# nothing\n")
    done = convert(mindport, library / "pipelines/beta", ported / "pipelines/beta")
    assert "has no table or imports that could list BetaImagePipeline, BetaPipeline" in done.text
    assert (ported / "pipelines/__init__.py").read_text() == "# nothing\n"
    assert "BetaPipeline" in (ported / "__init__.py").read_text()


def test_a_file_that_nothing_exports_is_named(
    mindport: Runner, ported: Path, tmp_path: Path
) -> None:
    write(tmp_path, {"delta.py": "import torch\n"})
    done = convert(mindport, tmp_path / "delta.py", ported / "pipelines/delta.py")
    assert "delta is not listed here" in done.text
    assert (ported / "pipelines/__init__.py").read_text() == PIPELINES


def test_other_profiles_have_no_tables(mindport: Runner, library: Path, ported: Path) -> None:
    convert(mindport, library / "pipelines/beta", ported / "pipelines/beta", "plain")
    assert (ported / "pipelines/__init__.py").read_text() == PIPELINES


def test_a_dry_run_shows_it_and_writes_nothing(
    mindport: Runner, library: Path, ported: Path
) -> None:
    source, target = library / "pipelines/beta", ported / "pipelines/beta"
    (source / "pipeline_beta.py").write_text("import torch\n\nx = torch.cat([])\n")
    before = {path: path.read_bytes() for path in ported.rglob("*.py")}
    arguments = ["convert", source, target, "--profile", "diffusers"]
    shown = mindport(*arguments, "--dry-run")
    assert {path: path.read_bytes() for path in ported.rglob("*.py")} == before
    assert not target.exists()
    assert "-x = torch.cat([])" in shown.out and "+x = mint.cat([])" in shown.out
    patch = ported.parent / "dry.patch"
    patch.write_text(shown.out[shown.out.index("diff --git", shown.out.index("mint.cat")) :])
    mindport(*arguments)
    after = {path: path.read_bytes() for path in before}
    for path, data in before.items():
        path.write_bytes(data)
    done = subprocess.run(["patch", "-p1", "-d", "/", "-i", patch], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert {path: path.read_bytes() for path in before} == after != before


def test_a_dry_run_in_place(mindport: Runner, library: Path) -> None:
    file = library / "models/nets/beta.py"
    file.write_text("import torch\n\nx = torch.cat([])\n")
    shown = mindport("convert", "--inplace", "--dry-run", file)
    assert shown.out == mindport("diff", file).out != ""
    assert file.read_text().startswith("import torch")
