# options: profile=diffusers
import os  # noqa: E402


# Copied from somewhere
@property
def home():
    return os.environ
# ---- after ----
import os  # noqa: E402


# Copied from somewhere
@property
def home():
    return os.environ
