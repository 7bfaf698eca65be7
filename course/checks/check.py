"""`check(fn)` and `hint(fn)`: what a learner calls."""

import os
from collections.abc import Callable

import numpy as np

from course import progress
from course.checks import card
from course.checks.exercise import Exercise
from course.checks.judge import BLANK, FAILED, PASSED, Verdict, judge
from course.checks.library import find
from course.checks.outcome import call


def check(function: Callable) -> None:
    """Judge the learner's `function` and say what is right, what is wrong, and which mistake it is.

    The exercise is found by the function's name. Nothing is raised, except under nbgrader
    (environment variable NBGRADER_EXECUTION), where an answer that is not right must fail its cell.
    """
    try:
        unit, exercise = find(name_of(function))
        verdict = judge(exercise, lambda case: call(function, case), np.random.default_rng())
    except LookupError as problem:
        card.show(FAILED, f"✗ {problem}")
        return
    except KeyboardInterrupt:
        card.show(FAILED, "✗ Stopped by you.\nDoes a loop in your function never end?")
        return
    text = "\n".join([verdict.text, *advice(verdict), *recorded(unit, verdict)])
    about = {"exercise": exercise.name, "unit": unit, "status": verdict.status}
    card.show(verdict.status, text, about)
    if os.environ.get("NBGRADER_EXECUTION") and verdict.status != PASSED:
        raise AssertionError(verdict.text)


def hint(function: Callable | str) -> None:
    """Open the next of the three hints of an exercise, given its function or its name."""
    try:
        name = function if isinstance(function, str) else name_of(function)
        card.show("hint", next_hint(name))
    except LookupError as problem:
        card.show(FAILED, f"✗ {problem}")


def next_hint(name: str) -> str:
    """The next hint of the exercise `name`, under those already opened. Raises LookupError."""
    unit, exercise = find(name)
    opened = min(hints_opened(name) + 1, len(exercise.hints))
    note = note_event("hint", unit, name, str(opened))
    return "\n".join([hint_text(exercise, opened), *note])


def hint_text(exercise: Exercise, opened: int) -> str:
    total = len(exercise.hints)
    lines = [f"{i}. {text}" for i, text in enumerate(exercise.hints[:opened], start=1)]
    return "\n".join([f"{exercise.name}: hint {opened} of {total}", *lines])


def hints_opened(name: str) -> int:
    try:
        return progress.count("hint", name)
    except progress.ProgressError:
        return 0


def name_of(function) -> str:
    """The function's name. Raises LookupError in words when it is no function."""
    if not callable(function) or not hasattr(function, "__name__"):
        raise LookupError(
            f"`check` takes the function itself, without parentheses; it got {function!r:.60}."
        )
    return function.__name__


def advice(verdict: Verdict) -> list[str]:
    if verdict.status == BLANK:
        return [
            "  Replace the line `raise NotImplementedError` with your code, then run both cells."
        ]
    if verdict.status == FAILED:
        return [f"  Stuck? `hint({verdict.exercise})` opens one hint at a time."]
    return []


def recorded(unit: str, verdict: Verdict) -> list[str]:
    """Keep the attempt; a problem with keeping it is said, and changes no verdict."""
    if verdict.status == BLANK or os.environ.get("NBGRADER_EXECUTION"):
        return []
    kind = "passed" if verdict.status == PASSED else "attempted"
    return note_event(kind, unit, verdict.exercise, verdict.mistake or "")


def note_event(kind: str, unit: str, item: str, detail: str) -> list[str]:
    try:
        notice = progress.record(kind, unit, item, detail)
    except progress.ProgressError as problem:
        notice = str(problem)
    return [f"  Note: {notice}"] if notice else []
