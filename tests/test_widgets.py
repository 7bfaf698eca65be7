"""The widgets of the lessons: set a control, and see artists, sentence and picture follow."""

import numpy as np
import pytest

from course import progress
from course.data import truth_table
from course.widgets import activations, neuron, perceptron, predict
from course.widgets.learner import PATIENCE, Learner
from course.widgets.predict import NEXT, all_predictions, as_still


@pytest.fixture(autouse=True)
def _own_workspace(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_WORKSPACE", str(tmp_path))


@pytest.mark.parametrize("make", [neuron, perceptron, activations])
def test_every_control_changes_picture_and_sentence(make):
    panel = make()
    for control in panel.controls.values():
        for value in other_values(control):
            before = panel.picture.png, panel.sentence
            control.value = value
            if control.description == "learning rate":  # matters at the next step only
                panel.step()
            assert panel.picture.png != before[0], control.description
            assert panel.sentence != before[1], control.description
    assert panel.error is None


@pytest.mark.parametrize("make", [neuron, perceptron, activations])
def test_every_extreme_can_be_drawn(make):
    panel = make()
    for control in panel.controls.values():
        for value in getattr(control, "options", None) or (control.min, 0.5, control.max):
            control.value = value
    assert panel.error is None
    assert panel.picture.trouble == ""


def other_values(control):
    if hasattr(control, "options"):
        return [option for option in control.options if option != control.value]
    return [control.min, control.max]


# A neuron


def test_the_neuron_takes_its_start_and_follows_its_controls():
    panel = neuron(x=(1, 1), w=(1, 1), b=-1.5)
    assert panel.sentence.startswith("z = 1.0·1.0 + 1.0·1.0 + (−1.5) = 0.5 ≥ 0: the neuron fires.")
    panel.controls["x1"].value = 0
    assert "= −0.5 < 0: the neuron stays silent." in panel.sentence


def test_the_neuron_without_weights():
    panel = neuron(w=(0, 0), b=0)
    assert "no line: the answer is the same everywhere" in panel.sentence


# A perceptron


@pytest.mark.parametrize("name", ["and", "or", "nand"])
@pytest.mark.parametrize("lr", [0.1, 0.5, 1.0])
def test_the_perceptron_learns_what_a_line_can_part(name, lr):
    X, y = truth_table(name)
    it = Learner(X, y, (0, 0), 0)
    while it.step(lr):
        pass
    assert it.mistakes[-1] == 0
    assert "without a mistake" in it.says
    assert ((X @ it.w + it.b >= -1e-9) == y).all()


def test_the_update_is_rosenblatts_rule_with_its_numbers():
    it = Learner(np.array([[1.0, 2.0]]), np.array([0]), (0.5, 0.5), 0.0)
    it.step(0.5)
    assert it.w.tolist() == [0.0, -0.5]
    assert it.b == -0.5
    assert it.before[0].tolist() == [0.5, 0.5]
    assert it.says == (
        "Pass 1, sample 1 of 1, x = (1, 2): y = 0, ŷ = 1, wrong: "
        "w ← (0.5, 0.5) + 0.5·(0 − 1)·(1, 2) = (0.0, −0.5), b ← 0.0 + 0.5·(0 − 1) = −0.5."
    )


def test_a_right_answer_changes_nothing():
    it = Learner(np.array([[1.0, 1.0], [0.0, 0.0]]), np.array([1, 0]), (1, 1), -1.5)
    it.step(0.5)
    assert (it.w.tolist(), it.b) == ([1, 1], -1.5)
    assert it.says.endswith("y = 1, ŷ = 1, right: w = (1.0, 1.0) and b = −1.5 stay.")


@pytest.mark.parametrize("lr", [0.1, 0.3, 0.5, 1.0])
def test_xor_never_settles_and_says_so(lr):
    it = Learner(*truth_table("xor"), (0, 0), 0)
    while it.step(lr):
        pass
    assert 0 not in it.mistakes
    assert "goes round in circles and never settles" in it.says
    assert not it.step(lr)


def test_patience_ends(monkeypatch):
    monkeypatch.setattr("course.widgets.learner.PATIENCE", 2)
    it = Learner(*truth_table("xor"), (0.37, -0.11), 0.23)
    while it.step(0.3):
        pass
    assert it.says.endswith("2 passes and still 2 mistakes: enough.")
    assert PATIENCE > 2


def test_the_perceptron_panel_steps_resets_and_starts_afresh():
    panel = perceptron("xor")
    while panel.step():
        pass
    assert "circles" in panel.sentence
    next(b for b in panel.buttons if b.description == "Reset").click()
    assert "Press Step" in panel.sentence
    panel.step()
    panel.controls["w1"].value = 1
    assert panel.sentence.startswith("xor: With w = (1.0, 0.0) and b = 0.0 it is wrong about 2")
    panel.step()
    panel.controls["lr"].value = 0.9
    assert panel.sentence.startswith("xor: Pass 1, sample 1")
    assert panel.sentence.endswith("Learning rate 0.9.")


def test_unknown_data_and_functions_are_refused():
    with pytest.raises(ValueError, match="'nor'; expected one of and, or"):
        perceptron("nor")
    with pytest.raises(ValueError, match="'swish'; expected one of step, sigmoid"):
        activations("swish")


# Activations


def test_activations_say_when_they_saturate():
    panel = activations("sigmoid", z=1.0)
    assert "saturated" not in panel.sentence
    panel.controls["z"].value = 5
    assert "saturated" in panel.sentence
    panel.controls["function"].value = "relu"
    assert panel.sentence.startswith("relu(5.0) = 5.0, slope 1.0")


# Predictions


def test_every_prediction_is_well_formed():
    found = all_predictions()
    assert found
    for name, (question, choices, answer) in found.items():
        assert question.strip(), name
        assert len(choices) >= 2, name
        assert 0 <= answer < len(choices), name
        texts, says = zip(*choices, strict=True)
        assert len(set(texts)) == len(set(says)) == len(choices), name
        assert all(words.strip() for words in (*texts, *says)), name
        assert all(words.count("`") % 2 == 0 for words in (question, *texts, *says)), name


def test_each_choice_gets_its_own_explanation_and_the_next_step():
    asked = predict("01-threshold")
    for index, (_, says) in enumerate(asked.prediction.choices):
        said = asked.choose(index)
        right = index == asked.prediction.answer
        assert said.startswith(f"{'That is right.' if right else 'Not quite.'} {says}")
        assert NEXT in said


def test_only_the_first_choice_is_recorded():
    asked = predict("01-threshold")
    asked.choose(1)
    asked.choose(2)
    assert progress.count("predicted", "01-threshold") == 1


def test_a_choice_that_cannot_be_kept_is_said(monkeypatch):
    def fail(*_):
        raise progress.ProgressError("the disk is full")

    monkeypatch.setattr(progress, "record", fail)
    said = predict("01-threshold").choose(0)
    assert "Not quite." in said
    assert "could not be kept: the disk is full" in said


def test_an_unknown_prediction_names_close_ones():
    with pytest.raises(ValueError, match="Did you mean 01-threshold"):
        predict("01-treshold")


def test_the_saved_prediction_has_question_and_choices_but_not_the_answer(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    asked = predict("01-threshold")
    asked._ipython_display_()
    live, still = shown
    assert live["application/vnd.jupyter.widget-view+json"]["model_id"] == asked.box.model_id
    assert still == as_still(asked.prediction)
    for words in still.values():
        assert "Only for (1, 1)" in words
        assert "That is right" not in words
        assert not any(choice.says in words for choice in asked.prediction.choices)
