# options: profile=diffusers path=diffusers/pipelines/__init__.py
_import_structure = {
    "later": [],
    "first": ["First"],
}
_import_structure["pipeline_0"] = ["Pipeline0"]
_import_structure["pipeline_1"] = ["Pipeline1"]
_import_structure["pipeline_2"] = ["Pipeline2"]
_import_structure["pipeline_3"] = ["Pipeline3"]
_import_structure["pipeline_4"] = ["Pipeline4"]
_import_structure["pipeline_5"] = ["Pipeline5"]
_import_structure["pipeline_6"] = ["Pipeline6"]
_import_structure["pipeline_7"] = ["Pipeline7"]
_import_structure["pipeline_8"] = ["Pipeline8"]
_import_structure["later"].extend(["Later"])
_import_structure["last"] = ["Last"]
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/__init__.py."""

_import_structure = {
    "first": ["First"],
    "pipeline_0": ["Pipeline0"],
    "pipeline_1": ["Pipeline1"],
    "pipeline_2": ["Pipeline2"],
    "pipeline_3": ["Pipeline3"],
    "pipeline_4": ["Pipeline4"],
    "pipeline_5": ["Pipeline5"],
    "pipeline_6": ["Pipeline6"],
    "pipeline_7": ["Pipeline7"],
    "pipeline_8": ["Pipeline8"],
    "later": ["Later"],
    "last": ["Last"],
}
