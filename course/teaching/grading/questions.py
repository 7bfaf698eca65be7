"""Functions among the arguments: they stay here, and the worker asks what they give."""

import math
from collections.abc import Callable

import numpy as np

from course.checks.outcome import Strange, call
from course.teaching.grading import answers
from course.teaching.grading.line import BrokenError
from course.teaching.grading.worker import channel

# Of one question. Our functions are made for a few dozen numbers; arrays of some thousands would,
# broadcast against each other, fill the memory of the judge.
NUMBERS, NESTED = 500, 4


def framed(message: dict) -> bytes:
    try:
        return channel.pack(message)
    except channel.TooLargeError:
        raise BrokenError("garbage") from None


def referring(functions: list[Callable]):
    """What a function among the arguments is sent as: its number in `functions`, and its name."""

    def refer(value) -> list:
        if not callable(value):
            raise TypeError(f"an argument that cannot be sent: {value!r:.80}")
        if value not in functions:
            functions.append(value)
        return ["function", functions.index(value), getattr(value, "__name__", "function")]

    return refer


def resolving(functions: list[Callable]):
    def resolve(tag, rest):
        if tag == "strange" and len(rest) == 1 and type(rest[0]) is str:
            return Strange(answers.words(rest[0], 80))
        if tag == "function" and type(rest[0]) is int and 0 <= rest[0] < len(functions):
            return functions[rest[0]]
        raise channel.MalformedError("an unknown tag, or a function that we have not named")

    return resolve


def answered(question: dict, functions: list[Callable]) -> dict:
    """Call the one of our functions that the worker asks about, on the data that came with it."""
    number, arguments, named = (question.get(key) for key in ("ask", "arguments", "named"))
    if type(number) is not int or type(arguments) is not tuple or type(named) is not dict:
        raise BrokenError("garbage")
    if not 0 <= number < len(functions) or not all(type(key) is str for key in named):
        raise BrokenError("garbage")
    function = functions[number]
    if sum(map(count, [*arguments, *named.values()])) > NUMBERS:
        return {"value": None, "failure": ("ValueError", "that is too much for this function")}
    made = call(lambda: function(*arguments, **named), ())
    failure = made.failure and (made.failure.kind, made.failure.message[:500])
    value = None if isinstance(made.value, Strange) else made.value
    return {"value": value, "failure": failure}


def count(value, depth: int = NESTED) -> float:
    """How many numbers or letters are in it; no end of them where it is nested too deeply.

    An array of no entries counts too: (n, 0) @ (0, m) has n · m.
    """
    if isinstance(value, np.ndarray):
        return math.prod(max(n, 1) for n in value.shape) if value.ndim <= depth else math.inf
    if isinstance(value, list | tuple):
        return sum(count(item, depth - 1) for item in value) if depth else math.inf
    if isinstance(value, dict):
        return math.inf
    return len(value) if isinstance(value, str) else 1
