"""The words for what went wrong: what was tried, what came out, what that usually means."""

import numpy as np

from course.checks.causes import likely_cause
from course.checks.compare import agree, close, grouped, numbers
from course.checks.exercise import Exercise, Mistake, Reading
from course.checks.form import NTH, form, form_differs
from course.checks.outcome import Outcome, Trial
from course.checks.show import shorten, show, show_call


def explain(exercise: Exercise, trials: list[Trial], mistake: Mistake | None) -> tuple[str, ...]:
    """The lines of a verdict: the simplest failing trial, and the likely cause last."""
    failing = next(trial for trial in trials if not trial.right)
    lines = [
        f"I tried  {show_call(exercise, failing.case)}",
        *what_happened(exercise, failing.outcome, failing.expected),
        mistake.says if mistake else likely_cause(exercise, trials),
    ]
    if failing.outcome.printed:
        lines.insert(1, f"Your code printed: {shorten(failing.outcome.printed, 200)}")
    return tuple(line for line in lines if line)


def what_happened(exercise: Exercise, outcome: Outcome, expected) -> list[str]:
    """What came out, beside what was expected, in the terms of the first thing that differs."""
    if outcome.failure:
        at = f"  at your line  `{outcome.failure.line}`" if outcome.failure.line else ""
        message = shorten(outcome.failure.message, 160)
        return [f"It raised {outcome.failure.kind}: {message}{at}"]
    if form_differs(outcome.value, expected):
        return [f"Got {form(outcome.value)}; expected {form(expected)}: {exercise.returns}."]
    lines = []
    if exercise.reading:
        lines += what_was_read(exercise.reading, outcome.value, expected)
    elif not agree(outcome.value, expected):
        lines.append(f"Got {show(outcome.value)}; expected {show(expected)}.")
        lines += first_difference(outcome.value, expected)
    if outcome.changed:
        names = ", ".join(f"`{exercise.arguments[i]}`" for i in outcome.changed)
        lines.append(f"The call changed its own input {names}.")
    return lines


def what_was_read(reading: Reading, value, expected) -> list[str]:
    """The learner's own value, and what was read off it; what we returned stays ours."""
    got, wanted = reading.function(value), reading.function(expected)
    if agree(got, wanted):
        return []
    return [
        f"You returned {show(value)}.",
        f"{reading.says}: got {show(got)}; expected {show(wanted)}.",
        *first_difference(got, wanted),
    ]


def first_difference(got, expected) -> list[str]:
    """Which entry differs first: for pairs and arrays, where it says something."""
    if grouped(expected):
        wrong = [not agree(g, e) for g, e in zip(got, expected, strict=True)]
        if isinstance(expected, list):
            i = wrong.index(True)
            count = f"{sum(wrong)} of {len(wrong)} items differ"
            return [f"{count}, first [{i}]: {show(got[i])}, not {show(expected[i])}."]
        return [f"Only the {NTH[wrong.index(True)]} value differs."] if sum(wrong) == 1 else []
    got, expected = numbers(got), numbers(expected)
    if expected is None or expected.size == 1:  # words have no entries
        return []
    wrong = np.argwhere(~close(got, expected))
    index = tuple(int(i) for i in wrong[0])
    where = ", ".join(map(str, index))
    count = f"{len(wrong)} of {expected.size} entries differ"
    return [f"{count}, first [{where}]: {show(got[index])}, not {show(expected[index])}."]
