# options: profile=diffusers path=diffusers/models/x.py
# Copyright 2025 The HuggingFace Team. All rights reserved.
# Copyright 2025 Others. All rights reserved.
#
# Licensed under the Apache License, Version 2.0 (the "License");
x = 1
# ---- after ----
# Copyright 2025 The HuggingFace Team. All rights reserved.
# Copyright 2025 Others. All rights reserved.
#
# This code is adapted from https://github.com/huggingface/diffusers
# with modifications to run diffusers on mindspore.
#
# Licensed under the Apache License, Version 2.0 (the "License");
x = 1
