# options: profile=diffusers path=diffusers/schedulers/__init__.py
_import_structure = {}
_import_structure["scheduling_0"] = ["Scheduler0"]
_import_structure["scheduling_1"] = ["Scheduler1"]
_import_structure["scheduling_2"] = ["Scheduler2"]
_import_structure["scheduling_3"] = ["Scheduler3"]
_import_structure["scheduling_4"] = ["Scheduler4"]
_import_structure["scheduling_5"] = ["Scheduler5"]
_import_structure["scheduling_6"] = ["Scheduler6"]
_import_structure["scheduling_7"] = ["Scheduler7"]
_import_structure["scheduling_8"] = ["Scheduler8"]
_import_structure["scheduling_9"] = ["Scheduler9"]
_import_structure["scheduling_10"] = ["Scheduler10"]
_import_structure["scheduling_11"] = ["Scheduler11"]
_import_structure["scheduling_12"] = ["Scheduler12"]
_import_structure["scheduling_13"] = ["Scheduler13"]
_import_structure["scheduling_14"] = ["Scheduler14"]
_import_structure["scheduling_15"] = ["Scheduler15"]
_import_structure["scheduling_16"] = ["Scheduler16"]
_import_structure["scheduling_17"] = ["Scheduler17"]
_import_structure["scheduling_18"] = ["Scheduler18"]
_import_structure["scheduling_19"] = ["Scheduler19"]
_import_structure["scheduling_20"] = ["Scheduler20"]
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/schedulers/__init__.py."""

_import_structure = {
    "scheduling_0": ["Scheduler0"],
    "scheduling_1": ["Scheduler1"],
    "scheduling_2": ["Scheduler2"],
    "scheduling_3": ["Scheduler3"],
    "scheduling_4": ["Scheduler4"],
    "scheduling_5": ["Scheduler5"],
    "scheduling_6": ["Scheduler6"],
    "scheduling_7": ["Scheduler7"],
    "scheduling_8": ["Scheduler8"],
    "scheduling_9": ["Scheduler9"],
    "scheduling_10": ["Scheduler10"],
    "scheduling_11": ["Scheduler11"],
    "scheduling_12": ["Scheduler12"],
    "scheduling_13": ["Scheduler13"],
    "scheduling_14": ["Scheduler14"],
    "scheduling_15": ["Scheduler15"],
    "scheduling_16": ["Scheduler16"],
    "scheduling_17": ["Scheduler17"],
    "scheduling_18": ["Scheduler18"],
    "scheduling_19": ["Scheduler19"],
    "scheduling_20": ["Scheduler20"],
}
