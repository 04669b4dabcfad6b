"""Compares what both sides gave, and says what that means for the conversion."""

import re
from collections.abc import Sequence

import numpy as np

# Verdicts. WRONG are those that must not be.
SAME, REPORTED, NO_KERNEL = "same", "reported", "no CPU kernel"
DIFFERS, RAISES, SILENT, DEFECT = "differs", "raises", "silent", "not runnable"
WRONG = (DIFFERS, RAISES, SILENT)
VERDICTS = (SAME, REPORTED, NO_KERNEL, *WRONG, DEFECT)

NO_CPU_KERNEL = re.compile(
    r"unregistered|[Uu]nsupported op \[|Create kernelmod for op|KernelMod Init Failed"
    r"|Select CPU operator.*fail|[Nn]ot implement exception|support Ascend only"
    r"|only supports? Ascend"
    r"|not support(ed)? (on |in )?(CPU|this device)|should not come here for"
    r"|There is no branch to go function|Reduce does not support this kernel data type"
    r"|Not found op \w+ on device CPU|should have 1 outputs, but got 2"
    r"|only support decimals equal 0"
)
TOLERANCES = {
    "float16": (5e-3, 1e-3),
    "bfloat16": (2e-2, 1e-2),
    "float64": (1e-5, 1e-6),
}


def judge(torch: Sequence, mindspore: Sequence | None, reported: bool, values: bool) -> tuple:
    """(verdict, detail). `mindspore` is None where the converted program still is torch's."""
    if torch[0] != "value":
        return DEFECT, " ".join(map(str, torch[1:]))
    if mindspore is None:
        return (REPORTED, "not converted") if reported else (SILENT, "not converted")
    if mindspore[0] != "value":
        detail = " ".join(map(str, mindspore[1:]))
        if mindspore[0] == "raised" and NO_CPU_KERNEL.search(detail):
            return NO_KERNEL, detail
        return (REPORTED if reported else RAISES), detail
    detail = difference(torch[1], mindspore[1], values)
    if not detail and (after := difference(torch[2], mindspore[2], values)):
        detail = f"inputs afterwards: {after}"
    if not detail:
        return SAME, ""
    return (REPORTED if reported else DIFFERS), detail


def difference(left: Sequence, right: Sequence, values: bool) -> str:
    """What is different between two encoded values (worker.encode), or nothing."""
    if left[0] != right[0]:
        return f"{brief(left)} but {brief(right)}"
    if left[0] == "sequence":
        if len(left[1]) != len(right[1]):
            return f"{len(left[1])} items but {len(right[1])}"
        for index, (a, b) in enumerate(zip(left[1], right[1])):
            if found := difference(a, b, values):
                return f"[{index}] {found}"
        return ""
    if left[0] == "dict":
        if left[1].keys() != right[1].keys():
            return f"keys {list(left[1])} but {list(right[1])}"
        for key in left[1]:
            if found := difference(left[1][key], right[1][key], values):
                return f"[{key!r}] {found}"
        return ""
    if left[0] in ("tensor", "array"):
        if left[1:3] != right[1:3]:
            return f"{brief(left)} but {brief(right)}"
        return array_difference(left[3], right[3], left[1]) if values else ""
    if left[0] in ("float", "complex") and values:
        return array_difference(np.array(left[1]), np.array(right[1]), "float32")
    if values and left[1:] != right[1:]:
        return f"{brief(left)} but {brief(right)}"
    return ""


def array_difference(left: np.ndarray, right: np.ndarray, dtype: str) -> str:
    rtol, atol = TOLERANCES.get(dtype, (1e-4, 1e-5))
    if left.dtype.kind in "biu" or left.dtype.kind in "US":
        same = left == right
    else:
        with np.errstate(all="ignore"):
            same = np.isclose(left, right, rtol, atol, equal_nan=True)
    if np.all(same):
        return ""
    where = np.argwhere(~np.atleast_1d(same))[0].tolist()
    a, b = (np.atleast_1d(side)[tuple(where)] for side in (left, right))
    count = int(np.size(same) - np.count_nonzero(same))
    return f"{count} of {np.size(same)} values differ, at {where} {a} but {b}"


def brief(value: Sequence) -> str:
    if value[0] in ("tensor", "array"):
        return f"{value[0]} {value[1]} {list(value[2])}"
    if value[0] == "sequence":
        return f"{len(value[1])} items"
    return " ".join(map(str, value))[:100]
