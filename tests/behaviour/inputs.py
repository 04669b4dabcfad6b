"""The inputs that programs name. Each program gets fresh copies; both sides get the same values."""

import numpy as np


def _normal(seed: int, *shape: int, dtype: str = "float32") -> np.ndarray:
    return np.random.RandomState(seed).standard_normal(shape).astype(dtype)


def _uniform(seed: int, low: float, high: float, *shape: int) -> np.ndarray:
    return np.random.RandomState(seed).uniform(low, high, shape).astype("float32")


def _integers(seed: int, low: int, high: int, *shape: int, dtype: str = "int64") -> np.ndarray:
    return np.random.RandomState(seed).randint(low, high, shape).astype(dtype)


def _spd() -> np.ndarray:
    matrix = _normal(20, 3, 3)
    return (matrix @ matrix.T + 3 * np.eye(3, dtype="float32")).astype("float32")


def _special() -> np.ndarray:
    rows = [[1.5, np.nan, -2.0, 0.0], [np.inf, -1.0, 3.0, -np.inf], [np.nan, 2.5, -0.0, 7.0]]
    return np.array(rows, dtype="float32")


NAMES = {
    # float32
    "x": _normal(1, 3, 4),
    "y": _normal(2, 3, 4),
    "v": _normal(3, 4),
    "w": _normal(4, 4),
    "u": _normal(5, 3),
    "p": _uniform(6, 0.1, 0.9, 3, 4),  # probabilities
    "o": _uniform(7, 1.1, 4.0, 3, 4),  # over one
    "nan": _special(),
    "z": _normal(8, 2, 3, 4),
    "z2": _normal(9, 2, 4, 3),
    "wide": _normal(10, 4, 5),
    "sq": _normal(11, 3, 3),
    "spd": _spd(),  # symmetric positive definite
    "one": _normal(12, 1, 3, 1, 4),
    "s": np.array(0.7, dtype="float32"),
    "e": np.zeros((0, 4), dtype="float32"),
    "e1": np.zeros((0,), dtype="float32"),
    "seq": _normal(13, 2, 4, 8),  # batch, channels, length
    "im": _normal(14, 2, 4, 6, 8),
    "vol": _normal(15, 1, 2, 4, 6, 4),
    "ker1": _normal(16, 6, 4, 3),  # kernels of convolutions
    "ker": _normal(17, 6, 4, 3, 3),
    "kert": _normal(18, 4, 6, 3, 3),
    "ker3": _normal(19, 3, 2, 3, 3, 3),
    # other dtypes
    "d": _normal(21, 3, 4, dtype="float64"),
    "h": _normal(22, 3, 4, dtype="float16"),
    "i": _integers(23, -5, 6, 3, 4),
    "j": _integers(24, 1, 6, 3, 4),
    "i32": _integers(25, -5, 6, 3, 4, dtype="int32"),
    "u8": _integers(26, 0, 9, 3, 4, dtype="uint8"),
    "b": _normal(27, 3, 4) > 0,
    "c": _normal(28, 3, 4) > 0,
    "q": (_normal(29, 3, 4) + 1j * _normal(30, 3, 4)).astype("complex64"),
    "si": np.array(3, dtype="int64"),
    "sb": np.array(True),
    "ei": np.zeros((0, 4), dtype="int64"),
    # indices
    "k": np.array([2, 0, 1], dtype="int64"),
    "k2": np.array([[0, 1, 2, 0], [2, 2, 1, 1]], dtype="int64"),
    "cls": np.array([1, 0, 3], dtype="int64"),  # classes of x's rows
    "ids": np.array([[1, 2, 0], [4, 3, 1]], dtype="int64"),
    # NumPy arrays, given as they are
    "arr": _normal(31, 3, 4),
    "iarr": _integers(32, -5, 6, 3, 4),
}
ARRAYS = {"arr", "iarr"}


def fresh(name: str) -> np.ndarray:
    return NAMES[name].copy()
