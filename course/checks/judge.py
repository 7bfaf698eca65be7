"""From outcomes to a verdict: the order in which an answer is judged (design §6)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import takewhile

from numpy.random import Generator

from course.checks import words
from course.checks.causes import all_values
from course.checks.compare import agree
from course.checks.exercise import Exercise, Mistake
from course.checks.form import form_differs
from course.checks.outcome import Outcome, Trial, call

ENOUGH = 3  # different wrong numbers that a mistake must explain; decisions of 0 or 1 never do
PASSED, FAILED, BLANK = "passed", "failed", "not attempted"
Answer = Callable[[tuple], Outcome]


@dataclass(frozen=True)
class Verdict:
    """What a check says: `status`, a headline, lines of detail, the mistake's name if known."""

    exercise: str
    status: str
    headline: str
    lines: tuple[str, ...] = ()
    mistake: str | None = None

    @property
    def text(self) -> str:
        mark = {PASSED: "✓", FAILED: "✗", BLANK: "○"}[self.status]
        return "\n".join([f"{mark} {self.headline}", *(f"  {line}" for line in self.lines)])


def judge(exercise: Exercise, answer: Answer, rng: Generator) -> Verdict:
    """Judge `answer`, a function from an argument tuple to an `Outcome`.

    The cases are tried in their order, so the failure that is shown is the simplest one.
    """
    first, *more = exercise.cases(rng)
    trials = [attempt(exercise, answer, first)]
    if is_blank(trials[0].outcome):
        return Verdict(exercise.name, BLANK, f"{exercise.name}: not attempted yet.")
    trials += [attempt(exercise, answer, case) for case in more]
    if all(trial.right for trial in trials):
        return _passed(exercise, trials)
    mistake = known_mistake(exercise, trials)
    lines = words.explain(exercise, trials, mistake)
    headline = f"{exercise.name}: not right yet."
    return Verdict(exercise.name, FAILED, headline, lines, mistake and mistake.name)


def attempt(exercise: Exercise, answer: Answer, case: tuple) -> Trial:
    outcome, expected = answer(case), exercise.reference(*case)
    right = (
        not outcome.failure
        and not outcome.changed
        and equivalent(exercise, outcome.value, expected, expected)
    )
    return Trial(case, outcome, expected, right)


def is_blank(outcome: Outcome) -> bool:
    return outcome.failure is not None and outcome.failure.kind == "NotImplementedError"


def known_mistake(exercise: Exercise, trials: list[Trial]) -> Mistake | None:
    """The mistake in the bank that gives what the answer gave, trial by trial.

    Where none does throughout, two mistakes may be at work at once. Then it is the one that goes
    along furthest, if that explains enough of the simplest trials.
    """
    found, furthest = None, 0
    for mistake in exercise.mistakes:
        made = (alike(exercise, trial, call(mistake.function, trial.case)) for trial in trials)
        along = len(list(takewhile(bool, made)))
        if along == len(trials):
            return mistake
        if along > furthest:
            found, furthest = mistake, along
    wrong = [trial for trial in trials[:furthest] if not trial.right]
    numbers, _ = all_values(wrong)
    if len(wrong) < 2 or len(set(numbers.tolist())) < ENOUGH:
        return None
    return replace(found, says=f"On the simplest inputs it looks like this: {found.says}")


def alike(exercise: Exercise, trial: Trial, other: Outcome) -> bool:
    """Whether two outcomes show the same behavior: the same failure, changes and values."""
    own = trial.outcome
    if own.failure or other.failure:
        return bool(own.failure and other.failure and own.failure.kind == other.failure.kind)
    return own.changed == other.changed and equivalent(
        exercise, own.value, other.value, trial.expected, nan_equal=True
    )


def equivalent(exercise: Exercise, a, b, expected, nan_equal: bool = False) -> bool:
    """Whether two values count as one answer: by their numbers, or by what is read off them.

    A reading is taken only of values that have the form of `expected`.
    """
    misshapen = [bool(exercise.reading) and form_differs(value, expected) for value in (a, b)]
    if exercise.reading is None or all(misshapen):
        return agree(a, b, nan_equal)
    read = exercise.reading.function
    return not any(misshapen) and agree(read(a), read(b), nan_equal)


def _passed(exercise: Exercise, trials: list[Trial]) -> Verdict:
    warned = [warning for trial in trials for warning in trial.outcome.warned][:1]
    notes = [f"It is right, though NumPy warned on one input: {text}." for text in warned]
    return Verdict(exercise.name, PASSED, f"{exercise.name}: right.", (exercise.owned, *notes))
