"""Are two plain values equal, as far as their number format can tell?"""

import numpy as np

from course.checks.outcome import Strange

# Relative tolerance, and absolute tolerance as a share of the largest entry, by item size in
# bytes. Sums in another order differ by some rounding errors; wrong formulas by far more. Half
# precision gets no more room than single: an answer must not become right by being rounded.
TOLERANCE = {4: (1e-4, 1e-5), 8: (1e-9, 1e-12)}


def agree(got, expected, nan_equal: bool = False) -> bool:
    """Whether `got` has the structure, shape and values of `expected`.

    Lists count as arrays; True counts as 1; functions agree with themselves. `nan_equal` lets nan
    agree with nan (for comparing two wrong answers; a right one never holds nan).
    """
    if grouped(expected):
        return (
            isinstance(got, tuple | list)
            and len(got) == len(expected)
            and all(agree(g, e, nan_equal) for g, e in zip(got, expected, strict=True))
        )
    if expected is None or isinstance(expected, str | Strange) or callable(expected):
        return type(got) is type(expected) and got == expected
    a, b = numbers(got), numbers(expected)
    if a is None or b is None or a.shape != b.shape:
        return False
    return bool(np.all(close(a, b, nan_equal)))


def grouped(value) -> bool:
    """Whether it is several values, to be compared one by one.

    That is a tuple, or a list of tuples, arrays or functions.
    """
    return isinstance(value, tuple) or (
        isinstance(value, list)
        and any(
            isinstance(item, tuple) or callable(item) or getattr(item, "ndim", 0) for item in value
        )
    )


def close(a: np.ndarray, b: np.ndarray, nan_equal: bool = False) -> np.ndarray:
    """Elementwise: |a − b| within the tolerance of the coarser of the two formats."""
    relative, absolute = max(_tolerance(a), _tolerance(b))
    a, b = a.astype(np.float64), b.astype(np.float64)
    finite = np.isfinite(b)
    scale = np.max(np.abs(b[finite]), initial=0.0)
    with np.errstate(invalid="ignore", over="ignore"):
        near = np.abs(a - b) <= relative * np.abs(b) + absolute * scale
    equal = a == b
    if nan_equal:
        equal |= np.isnan(a) & np.isnan(b)
    return np.where(finite, near | equal, equal)


def numbers(value) -> np.ndarray | None:
    """`value` as a numeric array, or None if it is not one (ragged lists, strings, None …)."""
    if value is None or isinstance(value, Strange | str | dict):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, OverflowError):
        return None
    return array if array.dtype.kind in "biuf" else None


def _tolerance(array: np.ndarray) -> tuple[float, float]:
    return TOLERANCE[8 if array.itemsize >= 8 else 4] if array.dtype.kind == "f" else TOLERANCE[8]
