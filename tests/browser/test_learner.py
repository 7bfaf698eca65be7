"""Unit 01 as a learner does it: wrong, told why, a hint, right; and nothing recorded is lost."""

import pytest

from browser.learner import Learner

PLACE = 'exercises/01_neurons.ipynb, cell "check-weighted_sum"'
WRONG = "def weighted_sum(x, w, b):\nreturn w @ x"
RIGHT = "def weighted_sum(x, w, b):\nreturn w @ x + b"  # the editor indents by itself


@pytest.fixture(scope="module")
def learner(page):
    with page.notebook("exercises/01_neurons.ipynb") as notebook:
        learner = Learner(notebook)
        learner.run("imports")
        yield learner


def answer(learner, code: str) -> str:
    learner.write("weighted_sum", code)
    return learner.check("weighted_sum")


def test_a_wrong_answer_is_told_which_mistake_it_is(learner):
    says = answer(learner, WRONG)
    assert "The bias is missing" in says, f"{PLACE} says:\n{says}"
    assert "✗" in says
    assert learner.progress() == ["0 of 4", "0"]


def test_a_hint_is_opened_and_counted(learner):
    says = learner.hint("weighted_sum")
    assert "hint 1 of 3" in says, f"hint(weighted_sum) says:\n{says}"
    assert learner.progress() == ["0 of 4", "1"]


def test_after_a_reload_of_the_page_all_is_there(learner):
    learner.notebook.reload()
    assert "The bias is missing" in learner.read("check-weighted_sum")
    assert "return w @ x" in learner.code("weighted_sum")
    assert learner.progress() == ["0 of 4", "1"]


def test_a_right_answer_moves_the_progress(learner):
    says = answer(learner, RIGHT)
    assert "✓" in says, f"{PLACE} says:\n{says}"
    assert learner.progress() == ["1 of 4", "1"]


def test_a_restart_of_the_kernel_loses_nothing_recorded(learner):
    learner.notebook.restart()
    assert learner.progress() == ["1 of 4", "1"]
    learner.run("imports")
    learner.run("weighted_sum")
    assert "✓" in learner.run("check-weighted_sum")
    assert learner.progress() == ["1 of 4", "1"]
