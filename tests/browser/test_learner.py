"""Unit 01 as a learner does it: wrong, told why, a hint, right; and nothing recorded is lost."""

import pytest

PLACE = 'exercises/01_neurons.ipynb, cell "check-weighted_sum"'
WRONG = "def weighted_sum(x, w, b):\nreturn w @ x"
RIGHT = "def weighted_sum(x, w, b):\nreturn w @ x + b"  # the editor indents by itself


@pytest.fixture(scope="module")
def learner(page):
    with page.notebook("exercises/01_neurons.ipynb") as notebook:
        learner = Learner(notebook)
        learner.run("imports")
        yield learner


class Learner:
    """Types, runs cells and reads, in the page."""

    def __init__(self, notebook):
        self.notebook, self.page, self.keyboard = notebook, notebook.page, notebook.page.keyboard

    def write(self, cell: str, code: str) -> None:
        """Replace what stands in a cell, key by key."""
        self.page.evaluate("id => course.edit(id)", cell)
        self.keyboard.press("Control+A")
        self.keyboard.type(code)

    def run(self, cell: str) -> str:
        """Run a cell with Shift+Enter and read what it says."""
        self.page.evaluate("id => course.forget(id)", cell)
        self.page.evaluate("id => course.edit(id)", cell)
        self.keyboard.press("Shift+Enter")
        self.page.wait_for_function("id => course.count(id)", arg=cell)
        return self.read(cell)

    def check(self, code: str) -> str:
        self.write("weighted_sum", code)
        self.run("weighted_sum")
        return self.run("check-weighted_sum")

    def hint(self) -> str:
        """Ask for a hint in a new cell below the check."""
        self.page.evaluate("id => course.edit(id)", "check-weighted_sum")
        self.keyboard.press("Escape")
        self.keyboard.press("b")
        cell = self.page.evaluate("course.newCell()")
        self.write(cell, "hint(weighted_sum)")
        return self.run(cell)

    def read(self, cell: str) -> str:
        return self.page.evaluate("id => course.says(id)", cell)

    def code(self, cell: str) -> str:
        return self.page.evaluate("id => course.find(id).model.sharedModel.getSource()", cell)

    def progress(self) -> list[str]:
        """The line on unit 01 of `course progress`: unit, passed, predictions, hints."""
        return self.notebook.lab.server.progress("01")


def test_a_wrong_answer_is_told_which_mistake_it_is(learner):
    says = learner.check(WRONG)
    assert "The bias is missing" in says, f"{PLACE} says:\n{says}"
    assert "✗" in says
    assert learner.progress() == ["01", "0 of 4", "0", "0"]


def test_a_hint_is_opened_and_counted(learner):
    says = learner.hint()
    assert "hint 1 of 3" in says, f"hint(weighted_sum) says:\n{says}"
    assert learner.progress() == ["01", "0 of 4", "0", "1"]


def test_after_a_reload_of_the_page_all_is_there(learner):
    learner.notebook.reload()
    assert "The bias is missing" in learner.read("check-weighted_sum")
    assert "return w @ x" in learner.code("weighted_sum")
    assert learner.progress() == ["01", "0 of 4", "0", "1"]


def test_a_right_answer_moves_the_progress(learner):
    says = learner.check(RIGHT)
    assert "✓" in says, f"{PLACE} says:\n{says}"
    assert learner.progress() == ["01", "1 of 4", "0", "1"]


def test_a_restart_of_the_kernel_loses_nothing_recorded(learner):
    learner.notebook.restart()
    assert learner.progress() == ["01", "1 of 4", "0", "1"]
    learner.run("imports")
    learner.run("weighted_sum")
    assert "✓" in learner.run("check-weighted_sum")
    assert learner.progress() == ["01", "1 of 4", "0", "1"]
