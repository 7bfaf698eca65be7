"""Every exercise proves itself: stub, right answers, each wrong answer by name, vacuous answers."""

import numpy as np
import pytest
from right_answers import RIGHT

from course.checks.compare import agree
from course.checks.judge import BLANK, FAILED, PASSED, judge
from course.checks.library import exercises
from course.checks.outcome import call

EVERY = [exercise for group in exercises().values() for exercise in group]
MISTAKES = [(exercise, mistake) for exercise in EVERY for mistake in exercise.mistakes]
SEEDS = range(2)


def verdict(exercise, function, seed=0):
    return judge(exercise, lambda case: call(function, case), np.random.default_rng(seed))


def named(items):
    return [getattr(item, "name", None) or "-".join(part.name for part in item) for item in items]


@pytest.mark.parametrize("exercise", EVERY, ids=named(EVERY))
def test_stub_is_not_attempted(exercise):
    def stub(*arguments):
        raise NotImplementedError

    assert verdict(exercise, stub).status == BLANK


@pytest.mark.parametrize("exercise", EVERY, ids=named(EVERY))
@pytest.mark.parametrize("seed", SEEDS)
def test_reference_passes(exercise, seed):
    assert verdict(exercise, exercise.reference, seed).status == PASSED


def as_float32(value):
    """The same answer in single precision."""
    if isinstance(value, tuple | list):
        return type(value)(as_float32(item) for item in value)
    return np.asarray(value, dtype=np.float32)


def as_lists(value):
    """The same answer in plain Python."""
    if isinstance(value, tuple | list):
        return type(value)(as_lists(item) for item in value)
    return np.asarray(value).tolist()


@pytest.mark.parametrize("exercise", EVERY, ids=named(EVERY))
@pytest.mark.parametrize("rewrite", [as_float32, as_lists])
def test_other_formats_pass(exercise, rewrite):
    result = verdict(exercise, lambda *arguments: rewrite(exercise.reference(*arguments)))
    assert result.status == PASSED, result.text


@pytest.mark.parametrize("exercise", EVERY, ids=named(EVERY))
def test_printing_and_warning_cost_nothing(exercise):
    def chatty(*arguments):
        print("hello")
        np.log(np.zeros(1))
        return exercise.reference(*arguments)

    assert verdict(exercise, chatty).status == PASSED


@pytest.mark.parametrize(("exercise", "mistake"), MISTAKES, ids=named(MISTAKES))
@pytest.mark.parametrize("seed", SEEDS)
def test_each_mistake_gets_its_own_diagnosis(exercise, mistake, seed):
    result = verdict(exercise, mistake.function, seed)
    assert (result.status, result.mistake) == (FAILED, mistake.name)
    assert result.lines[-1] == mistake.says


def vacuous(exercise):
    """Answers with nothing in them."""
    right = exercise.reference

    def mutating(*arguments):
        for argument in arguments:
            if isinstance(argument, np.ndarray):
                argument += 1
        return right(*arguments)

    def shaped(fill):
        def filled(value):
            if isinstance(value, tuple | list):
                return type(value)(filled(item) for item in value)
            return np.full(np.shape(value), fill)

        return lambda *arguments: filled(right(*arguments))

    return {
        "zeros": shaped(0.0),
        "ones": shaped(1.0),
        "halves": shaped(0.5),
        "nan": shaped(np.nan),
        "first argument": lambda *arguments: arguments[0],
        "last argument": lambda *arguments: arguments[-1],
        "all arguments": lambda *arguments: arguments,
        "none": lambda *arguments: None,
        "a string": lambda *arguments: "42",
        "an exception": lambda *arguments: 1 / 0,
        "system exit": lambda *arguments: exit(0),
        "no arguments": lambda: 1.0,
        "a generator": lambda *arguments: (a for a in arguments),
        "mutating": mutating,
    }


@pytest.mark.parametrize("exercise", EVERY, ids=named(EVERY))
def test_vacuous_answers_fail(exercise):
    for name, function in vacuous(exercise).items():
        takes_arrays = any(
            isinstance(a, np.ndarray) for a in exercise.cases(np.random.default_rng(0))[0]
        )
        if name == "mutating" and not takes_arrays:
            continue
        result = verdict(exercise, function)
        assert result.status == FAILED, name
        assert len(result.lines) >= 2, (name, result.text)


@pytest.mark.parametrize("exercise", EVERY, ids=named(EVERY))
def test_exercise_is_complete(exercise):
    assert exercise.points > 0
    assert len(exercise.hints) == 3
    assert all(len(hint) > 20 for hint in exercise.hints)
    assert len({mistake.name for mistake in exercise.mistakes}) == len(exercise.mistakes) >= 5
    assert exercise.owned.endswith(".")


@pytest.mark.parametrize("exercise", EVERY, ids=named(EVERY))
def test_cases_are_fresh_and_leave_the_inputs_alone(exercise):
    first, again, other = (exercise.cases(np.random.default_rng(seed)) for seed in (0, 0, 1))
    assert all(agree(a, b) for a, b in zip(first, again, strict=True))
    takes_none = not exercise.arguments  # then there is one case: ()
    assert takes_none or not all(agree(a, b) for a, b in zip(first, other, strict=True))
    assert all(not call(exercise.reference, case).changed for case in first)


OTHERS = [(exercise, function) for exercise in EVERY for function in RIGHT[exercise.name]]


@pytest.mark.parametrize(("exercise", "function"), OTHERS)
def test_other_right_answers_pass(exercise, function):
    result = verdict(exercise, function)
    assert result.status == PASSED, result.text


def test_every_exercise_has_two_other_right_answers():
    assert {name for name, ways in RIGHT.items() if len(ways) >= 2} == {e.name for e in EVERY}
