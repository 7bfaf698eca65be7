"""Types and shapes: do they differ, how to name them, why they usually differ."""

import numpy as np

from course.checks.compare import grouped, numbers
from course.checks.outcome import Strange

NTH = ("first", "second", "third", "fourth")


def form_differs(got, expected) -> bool:
    """Whether type, length or shape differ, so that values cannot be compared."""
    if grouped(expected):
        return (
            not isinstance(got, tuple | list)
            or len(got) != len(expected)
            or any(form_differs(g, e) for g, e in zip(got, expected, strict=True))
        )
    array = numbers(got)
    return array is None or array.shape != np.shape(expected)


def form(value) -> str:
    """The type and shape of a value in words."""
    if value is None:
        return "None"
    if isinstance(value, Strange):
        return f"a value of type {value.kind}"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, tuple):
        return f"{len(value)} values ({', '.join(map(form, value))})"
    if grouped(value):
        return f"a list of {len(value)}, beginning with {form(value[0])}"
    array = numbers(value)
    if array is None:
        return f"a {type(value).__name__} that is not an array of numbers"
    return "one number" if array.ndim == 0 else f"an array of shape {array.shape}"


def cause_of_form(got, expected) -> str:
    """The likely cause of a wrong type or shape."""
    if got is None:
        return "Is a `return` missing?"
    if grouped(expected):
        return cause_of_group(got, expected)
    array, shape = numbers(got), np.shape(expected)
    if array is None:
        return "Return plain numbers or a NumPy array of numbers."
    if shape == ():
        return "One number is wanted: is a sum over the inputs missing?"
    if array.ndim == 0:
        return "You have one number for everything: the rows must stay apart. Which `axis`?"
    if array.shape == shape[::-1]:
        return "That is the transpose: rows are samples."
    if array.size == np.prod(shape):
        return "The right count in the wrong form: look for `keepdims`, `reshape` or `[:, None]`."
    if array.ndim > len(shape):
        return "A sum is missing, or (n,) met (n, 1) and was broadcast to (n, n)."
    return "Print the `.shape` of each step: where does it change?"


def cause_of_group(got, expected) -> str:
    """As `cause_of_form`, where several values are wanted."""
    if isinstance(got, tuple | list) and len(got) == len(expected):
        differs = [form_differs(g, e) for g, e in zip(got, expected, strict=True)]
        nth = differs.index(True)
        which = f"{NTH[nth].capitalize()} value: " if isinstance(expected, tuple) else ""
        return which + cause_of_form(got[nth], expected[nth])
    if isinstance(expected, tuple):
        return "Return them together, in this order: `return first, second`."
    if isinstance(got, list):
        return f"The list should hold {len(expected)} and holds {len(got)}: too many, or too few?"
    return "Return a list with one item for each: start with `[]` and `append`, or `[… for …]`."
