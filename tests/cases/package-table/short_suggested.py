# options: profile=diffusers suggested path=diffusers/pipelines/flux/__init__.py
_import_structure = {"pipeline_output": ["FluxPipelineOutput"]}
_import_structure["pipeline_flux"] = ["FluxPipeline"]
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/flux/__init__.py."""

_import_structure = {
    "pipeline_output": ["FluxPipelineOutput"],
    "pipeline_flux": ["FluxPipeline"],
}
