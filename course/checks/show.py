"""Values and calls as a learner would type them."""

import re

import numpy as np

from course.checks.compare import grouped, numbers
from course.checks.exercise import Exercise


def show_call(exercise: Exercise, case: tuple) -> str:
    shown = (f"{n}={show(v)}" for n, v in zip(exercise.arguments, case, strict=True))
    return f"`{exercise.name}({', '.join(shown)})`"


def show(value, limit: int = 90) -> str:
    """A value as a learner would type it, rounded to six digits, large arrays by their shape.

    A function is shown by its name.
    """
    if grouped(value):
        left, right = "()" if isinstance(value, tuple) else "[]"
        more = ", …" if value[4:] else ""
        return f"{left}{', '.join(show(item, limit) for item in value[:4])}{more}{right}"
    if callable(value):
        return value.__name__
    array = numbers(value)
    if array is None:
        return shorten(repr(value), limit)
    if array.ndim == 0:
        return repr(array.item()) if array.dtype.kind in "bi" else f"{array.item() + 0:.6g}"
    text = np.array2string(
        array,
        separator=", ",
        max_line_width=10**6,
        threshold=30,
        formatter={"float": "{:.6g}".format},
    )
    text = re.sub(r"(?<=\[) +", "", re.sub(r"\s+", " ", text))  # columns need no padding
    return text if len(text) <= limit else f"<array of shape {array.shape}>"


def shorten(text: str, limit: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
