# options: profile=diffusers path=diffusers/pipelines/semantic_stable_diffusion/pipeline_semantic_stable_diffusion.py
x = 1
# ---- after ----
"""
Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/
pipelines/semantic_stable_diffusion/pipeline_semantic_stable_diffusion.py.
"""

x = 1
