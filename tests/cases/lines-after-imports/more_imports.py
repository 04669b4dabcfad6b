# options: profile=diffusers path=diffusers/models/x.py
from typing import TYPE_CHECKING

from ..utils import logging


if TYPE_CHECKING:
    from .y import Y
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/models/x.py."""

from typing import TYPE_CHECKING

from ..utils import logging

if TYPE_CHECKING:
    from .y import Y
