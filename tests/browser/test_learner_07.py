"""Unit 07 as a learner does it: from the blank to green, with wrong answers on the way."""

import re
from pathlib import Path

import nbformat
import pytest

from browser.learner import Learner
from course.notebooks import answers

ROOT = Path(__file__).parents[2]
UNIT = "07_backpropagation"
NAMES = ["output_delta", "hidden_delta", "dense_backward", "backward", "gradient_check"]
# In a right answer, what a learner had there first, and what the check must say to it.
SLIPS = {
    "output_delta": (
        "(softmax(z) - Y) / len(Y)", "(softmax(z) - Y) / len(Y) * sigmoid_prime(z)", "slope"
    ),
    "hidden_delta": (" * sigmoid_prime(z)", "", "slope"),
    "dense_backward": ("dz.sum(axis=0)", "dz.mean(axis=0)", "1/n"),
    "backward": ("gradients.insert(0, (dW, db))", "gradients.append((dW, db))", "turned around"),
    "gradient_check": ("(norm(gradient) + norm(measured))", "1", "absolute"),
}  # fmt: skip


@pytest.fixture(scope="module")
def learner(page):
    with page.notebook(f"exercises/{UNIT}.ipynb") as notebook:
        learner = Learner(notebook)
        learner.run("imports")
        yield learner


@pytest.fixture(scope="module")
def right():
    solution = nbformat.read(ROOT / "solutions" / f"{UNIT}.ipynb", 4)
    return {name: _defining(name, answers(solution)) for name in NAMES}


def _defining(name: str, cells: list[str]) -> str:
    [cell] = [cell for cell in cells if f"def {name}(" in cell]
    return cell


def test_blank_answers_are_not_attempted_yet(learner):
    for name in NAMES:
        says = learner.check(name)
        assert "not attempted yet" in says, f"{name}: {says}"
    forward = walk(at_the_stepper(learner), "ArrowRight")
    assert "Your output_delta is still blank" in forward[-1][0]


@pytest.mark.parametrize("name", NAMES)
def test_a_slip_is_named_and_then_mended(learner, right, name):
    good, slip, expected = SLIPS[name]
    assert right[name].count(good) == 1, f"the solution of {name} has no {good!r} any more"
    learner.paste(name, right[name].replace(good, slip))
    says = learner.check(name)
    assert "✗" in says, says
    assert expected in says, f"expected a word about {expected!r}, {name} says:\n{says}"
    learner.paste(name, right[name])
    says = learner.check(name)
    assert "✓" in says, says


def test_all_is_recorded(learner):
    assert learner.progress()[0] == "5 of 5"


def test_the_stepper_walks_their_functions_forward_and_back_by_keyboard(learner):
    panel = at_the_stepper(learner)
    there = walk(panel, "ArrowRight")
    assert walk(panel, "ArrowLeft") == there[::-1], "the way back differs from the way there"
    for part in ("Forward", "Loss", "Backward", "Gradients", "Update"):
        assert any(part in sentence for sentence, _ in there), f"no step says {part!r}"
    assert len({picture for _, picture in there}) == len(there), "two steps look the same"
    assert "the loss fell" in there[-1][0]


def at_the_stepper(learner):
    """The stepper of the notebook, with the focus in it."""
    learner.run("your-stepper")
    learner.notebook.wait_for_a_panel()
    [panel] = learner.notebook.panels()
    panel.node.query_selector("button.course-next").focus()
    return panel


def walk(panel, key: str, most: int = 100) -> list[tuple]:
    """(sentence, picture) from here until the walk comes to its end."""
    seen = []
    while len(seen) < most:
        state = panel.settled()
        seen.append((state["sentence"], state["picture"]))
        at, last = numbers(state["sentence"])
        if at == (last if key == "ArrowRight" else 0):
            return seen
        panel.notebook.page.keyboard.press(key)
        panel.changed(state)
    raise AssertionError(f"after {most} times {key} the walk has no end: {state['sentence']}")


def numbers(sentence: str) -> tuple[int, int]:
    """From "Step 3 of 12: …" or "Start …": where the walk stands."""
    found = re.search(r"[Ss]tep (\d+) of (\d+)", sentence)
    assert found, f"the sentence does not say which step this is: {sentence!r}"
    return int(found[1]), int(found[2])
