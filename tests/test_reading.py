"""Exercises with many right answers: what is read off the answer is judged, not its numbers."""

import itertools

import numpy as np
import pytest

from course.checks.judge import FAILED, PASSED, judge
from course.checks.library import find
from course.checks.outcome import call

_, XOR = find("xor_network")
LESSON = ([[1, -1], [1, -1]], [-0.5, 1.5], [[1], [1]], [-1.5])


def verdict(answer):
    return judge(XOR, lambda case: call(answer, case), np.random.default_rng(0))


def test_any_weights_that_behave_right_pass():
    for scale in (0.01, 1, 1e6):
        scaled = tuple(scale * np.array(part) for part in LESSON)
        assert verdict(lambda answer=scaled: answer).status == PASSED


def test_the_verdict_shows_their_weights_and_the_inputs_but_not_our_weights():
    wrong = (*LESSON[:3], [-0.75])
    text = verdict(lambda: wrong).text
    assert "You returned ([[1, -1], [1, -1]], [-0.5, 1.5], [[1], [1]], [-0.75])." in text
    assert "(0, 0), (0, 1), (1, 0), (1, 1): got [1, 1, 1, 1]; expected [0, 1, 1, 0]." in text
    assert "[[1, -1], [-1, 1]]" not in text


def test_all_fifteen_wrong_tables_have_words_of_their_own():
    read = {tuple(XOR.reading.function(mistake.function())) for mistake in XOR.mistakes}
    assert read == set(itertools.product((0, 1), repeat=4)) - {(0, 1, 1, 0)}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ([0, 1, 1, 0], "expected 4 values"),  # what would be read is not the answer
        ((*LESSON[:2], [1, 1], [-1.5]), "Third value: The right count in the wrong form"),
        ((*LESSON[:3], -1.5), "Fourth value: "),
        ((LESSON[:2], LESSON[2:]), "Return them together"),
        ((*LESSON[:3], [np.nan]), "It never fires"),
        ((*LESSON[:3], [np.inf]), "It always fires"),
        ((*LESSON[:3], ["a"]), "Return plain numbers"),
    ],
)
def test_other_forms_and_odd_numbers_fail_in_words(answer, said):
    result = verdict(lambda: answer)
    assert result.status == FAILED
    assert said in result.text
