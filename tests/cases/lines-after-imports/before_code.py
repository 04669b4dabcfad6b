# options: profile=diffusers
import os


logger = os.environ
# ---- after ----
import os

logger = os.environ
