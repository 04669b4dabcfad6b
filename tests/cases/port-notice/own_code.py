# options: profile=diffusers path=mine/model.py
# Copyright 2025 Me.
#
# Mine.
x = 1
