"""The likely cause of a wrong answer that is not in the bank of its exercise."""

import re

import numpy as np

from course.checks.compare import agree, grouped, numbers
from course.checks.exercise import Exercise
from course.checks.form import cause_of_form, form_differs
from course.checks.outcome import Failure, Trial

# (kind of exception, pattern in its message, what it usually means)
USUAL_CAUSES = (
    ("TypeError", r"positional argument", "Keep the arguments of `{signature}` as they are."),
    ("TypeError", r"unexpected keyword", "Keep the arguments of `{signature}` as they are."),
    (
        "TypeError",
        r"only .*(length-1|0-dim|scalar)",
        "`math` and `float` take one number: use the NumPy function, which takes a whole array.",
    ),
    (
        "TypeError",
        r"'str' object is not callable",
        "A name in quotes is no function yet: look the function up by its name.",
    ),
    (
        "TypeError",
        r"operand .*'function'",
        "A function is used as if it were a number: call it, with its input in parentheses.",
    ),
    (
        "TypeError",
        r"not callable",
        "Something is called that is not a function: "
        "a missing `*`, or a name that was overwritten?",
    ),
    ("TypeError", r"NoneType", "A value is None: does a function you call lack its `return`?"),
    (
        "UFuncTypeError|UFuncOutputCastingError",
        r"",
        "You write decimals into an array of integers: "
        "make a new array instead of changing this one.",
    ),
    (
        "ValueError",
        r"truth value of an array",
        "`if` needs one True or False and got a whole "
        "array: compare the array at once, or use `np.where`.",
    ),
    (
        "ValueError",
        r"matmul|not aligned",
        "The shapes do not fit for `@`: rows are samples, (n, d) @ (d,) gives (n,).",
    ),
    (
        "ValueError",
        r"broadcast",
        "Two shapes that do not fit together: print the `.shape` of both sides.",
    ),
    (
        "ValueError",
        r"setting an array element",
        "A list of arrays where a number is expected: is one of them still a vector?",
    ),
    (
        "ValueError",
        r"to unpack",
        "The names on the left of `=` (or after `for`) are not as many as the values on the right.",
    ),
    (
        "KeyError",
        r"",
        "The table has no such key: do quotes stand around what should be a variable?",
    ),
    ("NameError", r"name '(np|numpy)'", "NumPy is imported in the first cell: run that cell."),
    (
        "NameError",
        r"",
        "A name that Python does not know here: a typo, or a cell above that has not been run.",
    ),
    ("UnboundLocalError", r"", "A name is used before it gets its value in this function."),
    (
        "IndexError|AxisError",
        r"",
        "An index or axis that is not there: the input may be one sample, or one column.",
    ),
    (
        "AttributeError",
        r"'(list|float|int)' object",
        "That is a plain Python value: `np.asarray` makes it an array.",
    ),
    ("ZeroDivisionError|FloatingPointError", r"", "A division by zero."),
    ("OverflowError", r"", "A number became too large: which input does `exp` get?"),
    ("RecursionError", r"", "The function calls itself without end."),
)


def likely_cause(exercise: Exercise, trials: list[Trial]) -> str:
    """A general diagnosis of the first trial that failed, in the light of all of them."""
    outcome, expected = next((t.outcome, t.expected) for t in trials if not t.right)
    if outcome.failure:
        return usual_cause(outcome.failure, exercise.signature)
    if form_differs(outcome.value, expected):
        return cause_of_form(outcome.value, expected)
    got = numbers(outcome.value)
    if got is not None and not np.all(np.isfinite(got)):
        seen = f" NumPy warned: {outcome.warned[0]}." if outcome.warned else ""
        return f"A value is not a finite number: inf or nan arose on the way.{seen}"
    read = exercise.reading.function if exercise.reading else lambda value: value
    if agree(read(outcome.value), read(expected)):  # that is right, so an input was changed
        return "Build new arrays (`w = w + …`); `w += …` writes into the caller's array."
    return regularity(trials) or f"Wanted is {exercise.returns}. Which step differs by hand?"


def regularity(trials: list[Trial]) -> str:
    """What all the wrong values have in common, if anything: a factor, an offset, a near miss."""
    got, expected = all_values(trials)
    if len(set(expected.tolist())) < 3:
        return ""
    factor, offset = got[expected != 0] / expected[expected != 0], got - expected
    if np.allclose(offset, 0, atol=1e-3 * np.max(np.abs(expected))):
        return "Close, but not equal: is something rounded, clipped, or only approximated?"
    if np.all(got == 0):
        return ""
    if np.allclose(got, factor[0] * expected, rtol=1e-6):
        return f"Every value is {factor[0]:.4g} times the right one: a factor too much or too few."
    if np.allclose(offset, offset[0], rtol=1e-6):
        return f"Every value is off by {offset[0]:+.4g}: a constant too much or too few."
    return ""


def all_values(trials: list[Trial]) -> tuple[np.ndarray, np.ndarray]:
    """The finite values of all trials that came back in the right form, got and expected."""
    got, expected = [np.empty(0)], [np.empty(0)]
    for trial in trials:
        if trial.outcome.failure or form_differs(trial.outcome.value, trial.expected):
            continue
        for g, e in parts(trial.outcome.value, trial.expected):
            got.append(np.ravel(g))
            expected.append(np.ravel(e))
    got, expected = np.concatenate(got), np.concatenate(expected)
    finite = np.isfinite(got) & np.isfinite(expected)
    return got[finite], expected[finite]


def parts(got, expected) -> list[tuple]:
    """Pairs of arrays, whatever they are grouped in; both have the same form."""
    if not grouped(expected):
        return [(got, expected)]
    pairs = zip(got, expected, strict=True)
    return [part for pair in pairs for part in parts(*pair)]


def usual_cause(failure: Failure, signature: str) -> str:
    for kind, pattern, cause in USUAL_CAUSES:
        if re.fullmatch(kind, failure.kind) and re.search(pattern, failure.message):
            return cause.format(signature=signature)
    return ""
