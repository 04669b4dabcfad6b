# options: profile=diffusers path=pkg/__init__.py
# A table that starts empty is filled by statements; computed names and repeated keys are left alone.
_import_structure = {}
_import_structure["pipeline"] = ["Pipeline"]

_import_structure = {"output": ["Output"]}
_import_structure["output"] = ["Other"]
_import_structure["more"] = names()
