#!/usr/bin/env python
# coding: utf-8
# Copyright 2024 Somebody.
#
# Licensed under the Apache License.

"""What this is."""

import torch


x = torch.ones(1)
# ---- after ----
#!/usr/bin/env python
# coding: utf-8
# Copyright 2024 Somebody.
#
# Licensed under the Apache License.

"""What this is."""

from mindspore import mint


x = mint.ones(1)
