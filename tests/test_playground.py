"""The playground: every control acts, playing never blocks, the code is what is on the screen."""

import numpy as np
import pytest
from test_panel import button
from test_widgets import other_values

from course.plots import playground as plot
from course.plots.unit_maps import NAMES
from course.widgets import experiment as engine
from course.widgets import playground, verdict


def values(control):
    """All values of a control but its own, which comes last."""
    options = getattr(control, "options", None) or other_values(control)
    options = [option[1] if isinstance(option, tuple) else option for option in options]
    return [value for value in options if value != control.value] + [control.value]


def made_by(code: str) -> dict:
    """What the code on the screen makes."""
    space = {}
    exec(code, space)
    return space


# Controls


@pytest.mark.parametrize("epochs", [0, 7])
def test_every_value_of_every_control_changes_picture_and_sentence(epochs):
    panel = playground(layers=2, epochs=epochs)
    for name, control in panel.controls.items():
        for value in values(control):
            before = panel.picture.png, panel.sentence, panel.picture.code
            control.value = value
            assert panel.picture.png != before[0], (name, value)
            assert panel.sentence != before[1], (name, value)
    assert panel.error is None


def test_every_extreme_can_be_drawn_and_learned():
    panel = playground()
    for layers, units in ((0, 1), (1, 8), (3, 1), (3, 8)):
        for activation in panel.controls["activation"].options:
            for name, value in (("layers", layers), ("units", units), ("activation", activation)):
                panel.controls[name].value = value
            panel.step()
    for noise, points in ((0.0, 20), (0.4, 500)):
        panel.controls["noise"].value, panel.controls["points"].value = noise, points
        panel.step()
    assert panel.error is None
    assert panel.picture.trouble == ""


def test_controls_stand_in_groups_under_titles():
    panel = playground()
    groups = panel.box.children[0].children
    assert [group.children[0].value for group in groups] == [
        "<b>Data</b>", "<b>Network</b>", "<b>Learning</b>",
    ]  # fmt: skip
    shown = [control for group in groups for control in group.children[1:]]
    assert shown == list(panel.controls.values())


def test_buttons_step_reset_and_weigh_anew():
    panel = playground()
    start = panel.picture.png, panel.sentence
    button(panel, "Step").click()
    assert "Epoch 1: loss" in panel.sentence
    assert panel.picture.png != start[0]
    button(panel, "Reset").click()
    assert (panel.picture.png, panel.sentence) == start
    button(panel, "New weights").click()
    assert panel.picture.png != start[0]
    assert ", weights 1; " in panel.sentence


def test_the_same_settings_give_the_same_picture():
    one, two = (playground("moons", layers=2, epochs=5) for _ in range(2))
    assert (one.picture.png, one.sentence) == (two.picture.png, two.sentence)


def test_what_was_learned_at_the_start_stays_whatever_the_noise():
    for noise in (0, 0.1, 0.123, 0.4):
        assert "Epoch 3: " in playground(noise=noise, epochs=3).sentence


def test_how_it_learns_may_change_on_the_way_and_what_it_learns_may_not():
    changes = {
        "optimizer": "adam", "lr": 0.01, "batch_size": 50, "l2": 0.001,
        "data": "circles", "points": 50, "noise": 0.2, "layers": 2, "units": 3,
        "activation": "relu", "loss": "mse",
    }  # fmt: skip
    for name, value in changes.items():
        panel = playground(epochs=4)
        panel.controls[name].value = value
        kept = name in engine.Learning._fields
        assert f"Epoch {4 if kept else 0}: " in panel.sentence
        panel.step()
        assert f"Epoch {5 if kept else 1}: " in panel.sentence


def test_without_hidden_layer_there_is_a_line_and_nothing_to_choose():
    panel = playground(layers=0)
    assert panel.controls["units"].disabled
    assert panel.controls["activation"].disabled
    assert "network 2 → 1, no hidden layer" in panel.sentence
    panel.controls["layers"].value = 1
    assert not panel.controls["units"].disabled


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"data": "moon"}, "data is 'moon'; expected one of xor, moons, circles, spirals"),
        ({"lr": 0.5}, "lr is 0.5; expected one of 0.0001, 0.0003"),
        ({"layers": 4}, "layers is 4; expected one of 0, 1, 2, 3"),
        ({"noise": -0.1}, "noise is -0.1; expected 0 to 0.4"),
    ],
)
def test_what_no_control_offers_is_refused(settings, says):
    with pytest.raises(ValueError, match=says):
        playground(**settings)
    with pytest.raises(TypeError, match="rate"):
        playground(rate=1)


# The picture


def test_the_picture_shows_answers_boundary_points_losses_and_units():
    panel = playground("xor", layers=2, units=3, epochs=40)
    plane, losses, units = panel.canvas.figure.axes
    assert [len(line.get_xdata()) for line in plane.lines[1:]] == [50, 50, 50, 50]
    assert len(plane.lines[0].get_xdata()) > 20  # the boundary
    assert plane.images[0].get_array().shape == (plot.GRID, plot.GRID)
    assert [len(line.get_xdata()) for line in losses.lines] == [41, 41]
    assert {text.get_text().split()[0] for text in losses.texts} == {"epoch", "seen", "unseen"}
    frames = np.isnan(units.lines[0].get_xdata()).sum() - 1
    assert frames == 6
    assert [t.get_text() for t in units.texts if t.get_visible()] == ["layer 1", "layer 2"]


def test_the_answers_are_those_of_the_network_in_the_code():
    panel = playground("moons", layers=1, epochs=20)
    network = made_by(panel.picture.code)["network"]
    expected = network.probabilities(plot.plane()).reshape(plot.GRID, plot.GRID)
    assert np.array_equal(panel.canvas.figure.axes[0].images[0].get_array(), expected)


def test_a_map_is_dark_where_its_unit_fires():
    panel = playground("moons", layers=1, units=2, activation="sigmoid", epochs=20)
    first = made_by(panel.picture.code)["network"].layers[0]
    tiles = panel.canvas.figure.axes[2].images[0].get_array()
    a = first(plot.plane())[:, 0].reshape(plot.GRID, plot.GRID)[::-1]
    red = tiles[: plot.GRID, : plot.GRID, 0].data
    assert np.corrcoef(a.ravel(), red.astype(float).ravel())[0, 1] < -0.9
    assert panel.canvas.figure.axes[2].images[0].get_extent()[0] == NAMES


def test_the_axes_make_room_for_what_comes():
    panel = playground(epochs=20)
    losses = panel.canvas.figure.axes[1]
    before = losses.get_xlim()[1]
    panel.step()
    assert losses.get_xlim()[1] == pytest.approx(2.5 * before)
    high = losses.get_ylim()[1]
    panel.controls["optimizer"].value, panel.controls["lr"].value = "adam", 10.0
    for _ in range(5):
        panel.step()
    assert losses.get_ylim()[1] > high


# The sentence


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({}, "It has learned nothing yet: press Play or Step."),
        ({"epochs": 10}, "It is learning."),
        ({"epochs": 60}, "It gets every unseen point right."),
        ({"layers": 0, "epochs": 100}, "It hardly learns any more."),
        ({"epochs": 3, "optimizer": "adam", "lr": 10.0}, "The loss has grown: the steps may be"),
        (
            {"data": "moons", "points": 20, "noise": 0.3, "layers": 3, "units": 8,
             "optimizer": "adam", "lr": 0.01, "epochs": 200},
            "For unseen points it gets worse: it learns the seen ones by heart.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_says_how_it_goes(settings, says):
    assert says in playground(**settings).sentence


def test_it_is_left_alone_after_a_while(monkeypatch):
    for module in (engine, verdict):
        monkeypatch.setattr(module, "PATIENCE", 5)
    panel = playground(epochs=4)
    assert panel.step() is False
    assert "Epoch 5: " in panel.sentence
    assert "5 epochs are enough." in panel.sentence
    assert panel.step() is False
    assert "Epoch 5: " in panel.sentence


# A loss that is no number


def broken(layers=3, **settings):
    settings = {"layers": layers, "units": 8, "optimizer": "momentum", "lr": 10.0} | settings
    return playground("moons", activation="leaky_relu" if layers > 1 else "identity", **settings)


@pytest.mark.parametrize("layers", [1, 3])  # it runs away in many steps, or at once
def test_divergence_is_said_in_words_and_reset_mends_it(layers):
    panel = broken(layers)
    for _ in range(200):
        if not panel.step():
            break
    assert "the loss is no longer a number" in panel.sentence
    assert "Choose a smaller learning rate and press Reset." in panel.sentence
    assert panel.error is None
    assert panel.picture.trouble == ""
    assert panel.step() is False
    with pytest.raises(FloatingPointError, match="try a smaller lr"):
        made_by(panel.picture.code)
    panel.controls["lr"].value = 0.01
    button(panel, "Reset").click()
    assert panel.step() is True
    assert "no longer" not in panel.sentence
