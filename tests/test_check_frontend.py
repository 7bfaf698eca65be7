"""`check` and `hint` as a learner meets them: the card, the record, nbgrader, misuse."""

import numpy as np
import pytest

from course import progress
from course.checks import card, check, hint, next_hint
from course.checks.compare import agree
from course.checks.library import exercises, find
from course.checks.outcome import call


@pytest.fixture(autouse=True)
def own_workspace(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_WORKSPACE", str(tmp_path))
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


@pytest.fixture
def shown(monkeypatch):
    cards = []
    monkeypatch.setattr(card, "display", lambda bundle, **rest: cards.append((bundle, rest)))
    return cards


def right(name):
    return find(name)[1].reference


def named(name, function):
    function.__name__ = name
    return function


def test_right_answer_is_said_and_recorded(shown):
    check(right("weighted_sum"))
    (bundle, rest), *_ = shown
    assert bundle["text/plain"].startswith("✓ weighted_sum: right.")
    about = {"exercise": "weighted_sum", "unit": "01", "status": "passed"}
    assert rest["metadata"] == {"course": about}
    assert progress.summary()["01"].passed == {"weighted_sum"}


def test_wrong_answer_names_the_mistake_and_is_recorded(shown):
    check(named("weighted_sum", lambda x, w, b: w @ x))
    text = shown[0][0]["text/plain"]
    assert "The bias is missing" in text
    assert "hint(weighted_sum)" in text
    assert progress.summary()["01"].attempted == {"weighted_sum"}
    assert progress.summary()["01"].passed == set()


def test_blank_raises_nothing_and_records_nothing(shown):
    def weighted_sum(x, w, b):
        raise NotImplementedError

    check(weighted_sum)
    assert "not attempted yet" in shown[0][0]["text/plain"]
    assert progress.summary() == {}


def test_the_line_that_raised_is_shown(shown):
    def weighted_sum(x, w, b):
        return x[99] + b

    check(weighted_sum)
    text = shown[0][0]["text/plain"]
    assert "It raised IndexError" in text
    assert "return x[99] + b" in text
    assert "Traceback" not in text


def test_what_the_answer_printed_is_shown_with_the_failing_input(shown):
    def weighted_sum(x, w, b):
        print("the sum so far", 7)
        return 0

    check(weighted_sum)
    assert "Your code printed: the sum so far 7" in shown[0][0]["text/plain"]


def test_html_is_escaped(shown):
    def weighted_sum(x, w, b):
        raise ValueError("<script>alert(1)</script>")

    check(weighted_sum)
    assert "<script>" not in shown[0][0]["text/html"]
    assert "&lt;script&gt;" in shown[0][0]["text/html"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (11.5, "without parentheses"),
        (named("weigthed_sum", lambda x, w, b: 0), "Did you mean `weighted_sum`?"),
        (named("qqq", lambda: 0), "No exercise is called `qqq`. There are: "),
    ],
)
def test_misuse_is_said_in_words(shown, given, said):
    check(given)
    assert said in shown[0][0]["text/plain"]


def test_interrupt_is_said_in_words(shown):
    def weighted_sum(x, w, b):
        raise KeyboardInterrupt

    check(weighted_sum)
    assert "Stopped by you" in shown[0][0]["text/plain"]


def test_hints_open_one_at_a_time_and_stay_open(shown):
    first, second, third = find("fires")[1].hints
    texts = [next_hint("fires") for _ in range(4)]
    assert first in texts[0]
    assert second not in texts[0]
    assert second in texts[1]
    assert third not in texts[1]
    assert all(words in texts[2] for words in (first, second, third))
    assert texts[3] == texts[2]
    hint("fires")
    assert "hint 3 of 3" in shown[0][0]["text/plain"]


def test_hint_takes_the_function_too_and_says_what_it_does_not_know(shown):
    hint(right("fires"))
    hint("fire")
    assert "fires: hint 1 of 3" in shown[0][0]["text/plain"]
    assert "Did you mean `fires`?" in shown[1][0]["text/plain"]


def test_progress_that_cannot_be_kept_changes_no_verdict(shown, monkeypatch):
    def broken(*_):
        raise progress.ProgressError("the disk is full")

    monkeypatch.setattr(progress, "record", broken)
    check(right("fires"))
    text = shown[0][0]["text/plain"]
    assert text.startswith("✓ fires: right.")
    assert "the disk is full" in text


def test_under_nbgrader_an_answer_that_is_not_right_fails_its_cell(shown, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    with pytest.raises(AssertionError, match="The bias is missing"):
        check(named("weighted_sum", lambda x, w, b: w @ x))

    def fires(x, w, b):
        raise NotImplementedError

    with pytest.raises(AssertionError, match="not attempted"):
        check(fires)
    check(right("weighted_sum"))
    assert progress.summary() == {}


@pytest.mark.parametrize(
    "value",
    [object(), np.array(["a"]), np.array([1 + 2j]), [1, [2, 3]], {1, 2}, lambda: 0, b"x"],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_plain_number_never_passes(value):
    for group in exercises().values():
        for exercise in group:
            case = exercise.cases(np.random.default_rng(0))[0]
            outcome = call(lambda *_: value, case)
            assert outcome.failure is None
            assert not agree(outcome.value, exercise.reference(*case))


class AlwaysEqual(np.ndarray):
    """An answer that claims to equal everything."""

    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __array_ufunc__(self, *args, **kwargs):
        return np.ones(self.shape, bool)


def test_an_array_that_claims_to_equal_everything_is_judged_by_its_numbers(shown):
    check(named("sigmoid", lambda z: np.full(np.shape(z), 0.3).view(AlwaysEqual)))
    assert shown[0][0]["text/plain"].startswith("✗ sigmoid: not right yet.")


def test_of_two_mistakes_at_once_the_first_to_show_is_named(shown):
    def numerical_gradient(f, x, h):  # one-sided, and for vectors only
        gradient = np.zeros(x.shape)
        for i in range(len(x)):
            up = x.copy()
            up[i] += h
            gradient[i] = (f(up) - f(x)) / h
        return gradient

    check(numerical_gradient)
    text = shown[0][0]["text/plain"]
    assert "On the simplest inputs it looks like this: " in text
    assert "one-sided difference" in text


def test_a_card_sets_code_and_emphasis_and_leaves_products_alone():
    line = "the *other* one: `a * b * c`, x*y*z, 2 * 3 * 4 <*b*> and a lone ` here"
    assert card.marked_up(line) == (
        "the <em>other</em> one: <code>a * b * c</code>, x*y*z, 2 * 3 * 4 &lt;<em>b</em>&gt; "
        "and a lone ` here"
    )
    assert "<em>" not in card.marked_up(line, emphasis=False)
