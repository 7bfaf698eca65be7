"""What honest submissions get: full marks, half, none, each mistake by its name."""

import inspect

import numpy as np
import pytest
import submissions as s
from right_answers import RIGHT

from course.checks.judge import FAILED, PASSED, judge
from course.checks.library import exercises
from course.checks.outcome import call
from course.home import CourseError
from course.teaching.grading import answers, sandbox
from course.teaching.grading.grade import grade
from course.teaching.grading.questions import referring, resolving
from course.teaching.grading.worker import channel

pytestmark = s.contained
EVERY = [(unit, exercise) for unit, group in exercises().items() for exercise in group]
WRONG = {
    "bias forgotten": ("weighted_sum", "return w @ x"),
    "mean instead of sum": ("weighted_sum", "return np.mean(w * x) + b"),
    "strict threshold": ("fires", "return int(w @ x + b > 0)"),
    "a column": ("predict_batch", "return (X @ w + b >= 0).astype(int)[:, None]"),
    "first row only": ("predict_batch", "return int(X[0] @ w + b >= 0)"),
    "input changed in place": (
        "perceptron_update",
        "e = y - int(w @ x + b >= 0)\n    w += lr * e * x\n    return w, b + lr * e",
    ),
    "wrong order": (
        "perceptron_update",
        "e = y - int(w @ x + b >= 0)\n    return b + lr * e, w + lr * e * x",
    ),
    "bias not returned": (
        "perceptron_update",
        "return w + lr * (y - int(w @ x + b >= 0)) * x",
    ),
}


@pytest.mark.parametrize("path", s.unit_files("solutions"), ids=lambda p: p.stem)
def test_solutions_get_full_marks(path):
    result = s.grade_path(path, unit=path.name[:2])
    assert set(s.statuses(result).values()) == {PASSED}, result
    assert result["points"] == result["max_points"] > 0
    assert result["problem"] == ""


@pytest.mark.parametrize("path", s.unit_files("exercises"), ids=lambda p: p.stem)
def test_unfilled_is_not_attempted(path):
    result = s.grade_path(path, unit=path.name[:2])
    assert set(s.statuses(result).values()) == {"not attempted"}
    assert (result["points"], result["problem"], result["fingerprint"]) == (0.0, "", {})


def test_result_is_plain_and_complete(tmp_path):
    result = s.graded(tmp_path, s.sources())
    assert result["points"] == result["max_points"] == s.FULL
    assert [e["points"] for e in result["exercises"]] == list(s.POINTS.values())
    assert result["sandboxed"] is True
    assert result["notes"] == []
    assert len(result["sha256"]) == 64
    assert (result["student"], result["unit"], result["attempt"]) == ("anna", "01", 1)


def test_half(tmp_path):
    half = {name: s.RIGHT[name] for name in ("weighted_sum", "perceptron_update")}
    result = s.graded(tmp_path, s.sources(half))
    assert result["points"] == 3.0
    assert s.statuses(result)["fires"] == "not attempted"


@pytest.mark.parametrize("mistake", WRONG)
def test_mistakes_are_named(tmp_path, mistake):
    name, body = WRONG[mistake]
    head = s.RIGHT[name].splitlines()[0]
    result = s.graded(tmp_path, s.sources(**{name: f"{head}\n    {body}"}))
    found = s.exercise(result, name)
    assert (found["status"], found["mistake"]) == (FAILED, mistake)
    assert len(found["hints"]) == 3
    assert result["points"] == s.FULL - s.POINTS[name]


def over_the_channel(function):
    """The answer, with arguments and outcome taken through frames, as from another process."""

    def answer(case):
        functions = []
        there = carried(case, functions)
        made = call(function, there)
        failure = made.failure and (made.failure.kind, made.failure.message, made.failure.line)
        now = tuple("changed" if i in made.changed else value for i, value in enumerate(there))
        reply = {"value": made.value, "failure": failure, "arguments": now}
        reply |= {"printed": made.printed, "warned": list(made.warned)}
        return answers.outcome(carried(reply, functions), case)

    return answer


def carried(message, functions):
    def refer(value):
        if hasattr(value, "kind"):
            return ["strange", value.kind]
        return referring(functions)(value)[:2]

    frame = channel.pack(message, refer)
    head = channel.HEAD.size
    text, arrays = channel.sizes(frame[:head])
    assert len(frame) == head + text + arrays
    return channel.unpack(frame[head : head + text], frame[head + text :], resolving(functions))


@pytest.mark.parametrize(("unit", "exercise"), EVERY, ids=lambda v: getattr(v, "name", v))
def test_the_channel_changes_no_verdict(unit, exercise):
    def verdict(function):
        return judge(exercise, over_the_channel(function), np.random.default_rng(3))

    for right in (exercise.reference, *RIGHT.get(exercise.name, [])[:2]):
        assert verdict(right).status == PASSED
    for mistake in exercise.mistakes[::6]:  # `test_checks` tries them all, in this process
        assert (verdict(mistake.function).mistake) == mistake.name


def test_the_judge_answers_what_the_worker_asks(tmp_path):
    code = inspect.cleandoc("""
        def numerical_gradient(f, x, h):
            x = np.array(x, dtype=float)
            assert callable(f) and f.__name__
            try:
                f("text")
            except (TypeError, ValueError):
                pass
            steps = [h * np.eye(1, x.size, i).reshape(x.shape) for i in range(x.size)]
            return np.reshape([(f(x + s) - f(x=x - s)) / (2 * h) for s in steps], x.shape)
    """)
    result = s.graded(tmp_path, [s.IMPORTS, code], unit="05", name="05.ipynb")
    assert s.exercise(result, "numerical_gradient")["status"] == PASSED, result


def test_the_same_seed_gives_the_same_inputs_to_all(tmp_path):
    wrong = s.sources(predict_batch="def predict_batch(X, w, b):\n    return np.arange(len(X))")
    first = s.graded(tmp_path, wrong)
    again = s.graded(tmp_path, [*wrong, "1 + 1"], name="other.ipynb")
    assert first["exercises"] == again["exercises"]


def test_a_right_answer_may_print_and_warn(tmp_path):
    noisy = (
        "def weighted_sum(x, w, b):\n    import warnings\n    warnings.warn('careful')\n"
        "    print('x' * 100)\n    np.log(np.zeros(1))\n    return w @ x + b"
    )
    result = s.graded(tmp_path, s.sources(weighted_sum=noisy))
    assert result["points"] == s.FULL


def test_without_a_sandbox_it_is_said(tmp_path):
    result = s.graded(tmp_path, s.sources(), sandbox=False)
    assert (result["points"], result["sandboxed"]) == (s.FULL, False)


def test_where_it_cannot_contain_it_refuses(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox, "probe", lambda: "bubblewrap is not installed.")
    with pytest.raises(CourseError, match="not installed"):
        s.graded(tmp_path, s.sources())


def test_a_unit_that_does_not_exist():
    with pytest.raises(CourseError, match="no unit '99'"):
        grade({"student": "a", "unit": "99", "attempt": 1, "path": "x", "seed": 1, "sandbox": True})
