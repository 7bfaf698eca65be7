"""The stepper: its numbers are the network's own, back undoes, and everything is said in words."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.text import Text
from test_network import BY_HAND, W1, W2, X, Y, b1, b2, small

from course.network import Network, mlp
from course.plots import steps_network, theme
from course.plots.canvas import Canvas
from course.plots.network import MIDDLE
from course.plots.stamp import stamp
from course.plots.words import figures
from course.walkthrough import Numbers, plan
from course.widgets import stepper
from course.widgets.stepper import WALKS
from course.widgets.stepping.given import taken
from course.widgets.stepping.layers import lines
from course.widgets.stepping.summary import is_large
from course.widgets.stepping.words import words
from course.widgets.stepping.writing import WIDE, Writer

LAYERS = [(W1, b1), (W2, b2)]
KINDS = ["start", "forward", "loss", "error", "gradient", "update", "after"]


def random(sizes, seed=3, **choices):
    """A network with biases, an input row and a target row that its loss takes."""
    rng = np.random.default_rng(seed)
    network = mlp(sizes, rng=rng, **choices)
    for layer in network.layers:
        layer.b += rng.normal(size=layer.b.shape)
    return network, rng.normal(size=sizes[0]), np.eye(sizes[-1])[0]


NETWORKS = {
    "by hand": lambda: (small(), X[0], Y[0]),
    "1-1": lambda: random([1, 1], loss="mse"),
    "relu, mse": lambda: random([2, 3, 2], activation="relu", loss="mse"),
    "tanh, softmax": lambda: random([4, 6, 6, 3]),
    "sigmoid, binary": lambda: random([2, 2, 1], activation="sigmoid", loss="binary_cross_entropy"),
    "bent outputs": lambda: random([3, 2, 3], output="tanh"),
    "bent binary": lambda: random([3, 2], output="tanh", loss="binary_cross_entropy"),
    "deep": lambda: random([2, 3, 3, 3, 1], activation="leaky_relu", loss="mse", output="sigmoid"),
    "large": lambda: random([64, 32, 10]),
    "very deep": lambda: random([2, 3, 3, 3, 3, 3, 3, 2]),
}


def numbers(network, x, y, lr=0.5, own=None):
    n = Numbers(*taken(network, x, y), lr, own)
    for step in plan(n.sizes):
        n.compute(step)
    return n


def press(panel, label):
    next(button for button in panel.buttons if button.description == label).click()


def walk(panel):
    """Every step from where the panel stands to the end: (sentence, picture)."""
    seen = [(panel.sentence, panel.picture.png)]
    while panel.step():
        seen.append((panel.sentence, panel.picture.png))
    return [*seen, (panel.sentence, panel.picture.png)]


def texts(panel):
    """All that is written in the picture."""
    artists = [a for a in panel.canvas.figure.findobj() if hasattr(a, "get_text")]
    return [a.get_text() for a in artists if a.get_text() and a.get_visible()]


# Numbers


def test_the_numbers_by_hand():
    n = numbers(small(), X, Y)
    found = {
        "z1": n.z[1], "a1": n.a[1], "z2": n.z[2], "y_hat": n.a[2], "loss": n.loss,
        "dW2": n.dW[2], "db2": n.db[2], "dW1": n.dW[1], "db1": n.db[1],
    }  # fmt: skip
    for name, value in found.items():
        np.testing.assert_allclose(value, BY_HAND[name], atol=1e-15, err_msg=name)
    np.testing.assert_allclose(n.new_W[2], [[3 + 1 / 16], [-2 + 3 / 32]])


@pytest.mark.parametrize("name", NETWORKS)
def test_every_number_is_the_networks_own(name):
    network, x, y = NETWORKS[name]()
    n = numbers(network, x, y, lr=0.3)
    x, y = x[None], y[None]
    outputs, loss = network.forward(x), network.loss(x, y)
    network.backward(y)
    assert n.loss == loss
    np.testing.assert_array_equal(n.a[n.last], outputs)
    if n.p is not None:
        np.testing.assert_array_equal(n.p, network.probabilities(x))
    for k, layer in enumerate(network.layers, 1):
        np.testing.assert_array_equal(n.z[k], layer.z)
        np.testing.assert_array_equal(n.a[k - 1], layer.X)
        np.testing.assert_array_equal(n.dW[k], layer.dW)
        np.testing.assert_array_equal(n.db[k], layer.db)
        np.testing.assert_array_equal(n.dz[k][0], layer.db)  # of one sample
        np.testing.assert_array_equal(n.new_W[k], layer.W - 0.3 * layer.dW)
        np.testing.assert_array_equal(n.new_b[k], layer.b - 0.3 * layer.db)
        layer.W, layer.b = n.new_W[k], n.new_b[k]
    np.testing.assert_array_equal(n.new_a[n.last], network(x))
    assert n.new_loss == network.loss(x, y)


@pytest.mark.parametrize("name", NETWORKS)
def test_errors_and_gradients_are_the_measured_slopes(name):
    n = numbers(*NETWORKS[name]())
    for layer in n.W:
        for what in ("dz", "dW", "db"):
            slopes = n.measured(what, layer)
            there = np.isfinite(slopes)
            assert there.any()
            found = getattr(n, what)[layer][there]
            np.testing.assert_allclose(found, slopes[there], rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("singly", [True, False])
def test_the_plan_goes_forward_then_back_then_updates(singly):
    steps = plan((2, 3, 1), singly)
    assert sorted({step.kind for step in steps}, key=KINDS.index) == KINDS
    layers = [(step.kind, step.layer) for step in steps]
    assert list(dict.fromkeys(layers)) == [
        ("start", 0), ("forward", 1), ("forward", 2), ("loss", 0), ("error", 2), ("gradient", 2),
        ("error", 1), ("gradient", 1), ("update", 1), ("update", 2), ("after", 0),
    ]  # fmt: skip
    assert len(steps) == (4 * 4 + 3 if singly else 4 * 2 + 3)


# What is shown


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("singly", [True, False])
def test_every_step_has_its_own_sentence(name, singly):
    n = numbers(*NETWORKS[name]())
    said = [words(Writer(n), step, singly) for step in plan(n.sizes, singly)]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("name", ["by hand", "sigmoid, binary", "very deep"])
@pytest.mark.parametrize("by", WALKS)
def test_every_step_has_its_own_picture(name, by):
    panel = stepper(*NETWORKS[name]())
    if panel.controls:
        panel.controls["walk"].value = by
    seen = walk(panel)
    assert len({png for _, png in seen}) == len(seen) == panel_length(seen)
    assert panel.error is None


def panel_length(seen):
    """1 + the last step that the sentences count."""
    return 1 + int(seen[-1][0].split(" of ")[1].split(".")[0])


def test_walking_back_undoes_exactly():
    network, x, y = NETWORKS["relu, mse"]()
    kept = [p.copy() for p in network.parameters]
    panel = stepper(network, x, y)
    there = walk(panel)
    back = [there[-1]]
    for _ in there[1:]:
        press(panel, "Back")
        back.append((panel.sentence, panel.picture.png))
    assert back == there[::-1]
    for p, before in zip(network.parameters, kept, strict=True):
        np.testing.assert_array_equal(p, before)


def test_to_the_start_and_the_other_walk_begin_anew():
    panel = stepper(small(), X, Y)
    start = panel.sentence
    assert start.startswith("Step 0 of 14. x = (1.0, 2.0) goes in, y = (1.0) is wanted.")
    panel.step()
    press(panel, "To the start")
    assert panel.sentence == start
    panel.step()
    panel.controls["walk"].value = "layer by layer"
    assert panel.sentence.startswith("Step 0 of 10.")


def test_symbols_and_numbers_by_hand():
    n = numbers(small(), X, Y)
    said = {step: lines(Writer(n), step, True) for step in plan(n.sizes, True)}
    said = {(step.kind, step.layer, *step.units): rows for step, rows in said.items()}
    assert said["forward", 1, 0] == [
        "z1₁ = x₁·W1₁₁ + x₂·W1₂₁ + b1₁",
        "z1₁ = 1.0·2.0 + 2.0·(−1.0) + 0.0 = 0.0",
        "a1₁ = σ(z1₁) = σ(0.0) = 0.5",
    ]
    assert said["loss", 0] == ["L = (a2₁ − y₁)²", "L = (0.5 − 1.0)² = 0.25"]
    assert said["error", 2, 0] == [
        "δ2₁ = 2·(a2₁ − y₁)·σ′(z2₁)",
        "δ2₁ = 2·(0.5 − 1.0)·0.25 = −0.25",
    ]
    assert said["error", 1, 1] == [
        "δ1₂ = δ2₁·W2₂₁·σ′(z1₂)",
        "δ1₂ = (−0.25)·(−2.0)·0.1875 = 0.0938",
    ]
    assert said["gradient", 2, 0][0] == "dW2ᵢ₁ = a1ᵢ·δ2₁,   db2₁ = δ2₁"
    assert "dW2₂₁ = 0.75·(−0.25) = −0.1875" in said["gradient", 2, 0][1]
    assert "W1₁₁ ← 2.0 − 0.5·(−0.1875) = 2.094" in said["update", 1, 0][1]


@pytest.mark.parametrize(
    ("name", "symbols"),
    [
        ("tanh, softmax", "δ3₁ = softmax(z3)₁ − y₁"),
        ("sigmoid, binary", "δ2₁ = σ(z2₁) − y₁"),
        ("relu, mse", "δ2₁ = 2·(z2₁ − y₁)"),
        ("bent outputs", "δ2₁ = (softmax(a2)₁ − y₁)·tanh′(z2₁)"),
        ("bent binary", "δ1₁ = (σ(a1₁) − y₁)·tanh′(z1₁)"),
    ],
)
def test_each_loss_has_its_own_formula(name, symbols):
    n = numbers(*NETWORKS[name]())
    step = next(step for step in plan(n.sizes, True) if step.kind == "error")
    assert lines(Writer(n), step, True)[0] == symbols


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("singly", [True, False])
def test_formulas_fit_under_the_picture(name, singly):
    n = numbers(*NETWORKS[name]())
    for step in plan(n.sizes, singly and not is_large(n.sizes)):
        rows = lines(Writer(n, 3), step, singly and not is_large(n.sizes))
        assert 2 <= len(rows) <= 5
        assert max(map(len, rows)) <= WIDE + 8


def test_the_diagram_shows_what_is_known_and_no_more():
    panel = stepper(small(), X, Y)
    assert "y 1.0" in texts(panel)
    assert not [text for text in texts(panel) if text.startswith(("z ", "δ ", "dW ", "L "))]
    for _ in range(4):
        panel.step()
    assert {"z 0.0\na 0.5", "z 1.099\na 0.75", "L 0.25", "3.0"} <= set(texts(panel))
    assert not [text for text in texts(panel) if text.startswith("δ ")]
    for _ in range(6):
        panel.step()
    shown = set(texts(panel))
    assert {"δ −0.25", "δ −0.1875", "δ 0.0938", "dW −0.125", "dW 0.1875", "dW −0.375"} <= shown
    for _ in range(4):
        panel.step()
    assert {"L 0.25 → 0.1024", "3.062", "b 0.125"} <= set(texts(panel))
    assert not [text for text in texts(panel) if text.startswith("δ −")]


def test_forward_and_backward_differ_in_color_and_arrow():
    panel = stepper(small(), X, Y)
    titles = {}
    for _ in range(14):
        panel.step()
        words = panel.canvas.figure.findobj(Text)
        title = next(a for a in words if a.get_text() and a.get_fontweight() == "bold")
        titles[title.get_text()] = title.get_color()
    assert titles["→ Forward: unit 1 of hidden layer 1"] == theme.FORWARD
    assert titles["← Backward: the error of unit 1 of the output layer"] == theme.BACKWARD


def test_a_large_network_is_summarized():
    panel = stepper(*random([64, 32, 10]))
    assert panel.controls == {}
    panel.step()
    assert panel.sentence.startswith("Step 1 of 10. Forward, hidden layer 1:")
    assert "32 numbers, norm" in panel.sentence
    assert any(text.startswith("W1 (64, 32)\nnorm ") for text in texts(panel))


@pytest.mark.parametrize("singly", [True, False])
def test_what_is_written_again_is_drawn_as_it_was(singly):
    panel = stepper(*NETWORKS["sigmoid, binary"]())
    panel.controls["walk"].value = WALKS[not singly]
    panel.controls["walk"].value = WALKS[singly]
    kept = panel.picture.png
    walk(panel)
    press(panel, "Next")
    assert panel.picture.png == kept
    assert Canvas(panel.canvas.figure).png()


def test_a_stamp_looks_like_a_text():
    pictures = []
    for make in (stamp, lambda ax, x, y, **style: ax.text(x, y, "", **MIDDLE | style)):
        ax = theme.axes(width=120, height=60)
        ax.set_axis_off()
        made = make(ax, 0.5, 0.5, color=theme.BACKWARD)
        made.set_text("δ −0.25\na 0.5")
        canvas = Canvas(ax.figure)
        canvas.png()
        pictures.append(np.asarray(canvas._agg.buffer_rgba()).astype(float)[..., :3])
    assert pictures[0].min() < 100
    assert abs(pictures[0].mean() - pictures[1].mean()) < 0.5
    inked = [np.argwhere(picture.min(axis=-1) < 128).mean(axis=0) for picture in pictures]
    np.testing.assert_allclose(*inked, atol=2)


@pytest.mark.parametrize("sizes", [(1, 1), (2, 2, 1), (2, 3, 2), (4, 6, 6, 3), (2, 3, 3, 3, 1)])
def test_the_lines_of_a_unit_always_have_room_for_their_numbers(sizes):
    board = steps_network.draw(sizes, [""] * sizes[-1], ["a: 1"] * len(sizes))
    for layer, (d_in, d_out) in enumerate(pairwise(sizes)):
        for j in range(d_out):
            edges = [(layer, i, j) for i in range(d_in)]
            assert len(board.room.places(dict.fromkeys(edges, ("w", "dW")), edges)) == d_in
        for i in range(d_in):
            edges = [(layer, i, j) for j in range(d_out)]
            assert len(board.room.places(dict.fromkeys(edges, ("w", "")), edges)) == d_out


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0.0"), (-3e-17, "0.0"), (-3 / 16, "−0.1875"), (2.0986, "2.099"), (-12.345, "−12.35"),
        (123.45, "123.5"), (0.00123, "0.0012"), (-0.000456, "−4.6e−4"), (98765, "9.9e4"),
        (np.inf, "inf"), (np.nan, "nan"),
    ],
)  # fmt: skip
def test_figures(value, text):
    assert figures(value) == text


# What is given


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        (lambda: (small(), [1.0, 2.0, 3.0], 1), ValueError, r"x has shape \(3,\), expected \(2,\)"),
        (
            lambda: (small(), np.ones((4, 2)), 1),
            ValueError,
            r"\(4, 2\).*one row.*X\[0\]",
        ),
        (
            lambda: (small(), X, [1, 0]),
            ValueError,
            r"y has shape \(2,\).*1 output",
        ),
        (lambda: (random([2, 3])[0], X, 2), ValueError, r"y has shape \(\).*one_hot\(\[c\], k\)"),
        (lambda: (random([2, 3])[0], X, [2]), ValueError, r"y has shape \(1,\).*one_hot"),
        (lambda: (random([2, 3])[0], X, [1, 1, 0]), ValueError, "one-hot rows"),
        (lambda: (small(), ["a", "b"], 1), TypeError, "x is no array of numbers"),
        (lambda: (small(), [np.nan, 1], 1), ValueError, "x holds NaN or infinity"),
        (lambda: ("network", X, 1), TypeError, "network is of type str, expected a Network"),
        (lambda: (Network, X, 1), TypeError, "network is of type type, expected a Network"),
        (lambda: ([W1, W2], X, 1), TypeError, r"a list \[\(W, b\), …\]"),
        (lambda: ([(W1.T, b1), (W2.T, b2)], X, 1), ValueError, "one bias for each column of W"),
    ],
)
def test_what_cannot_be_walked_through_is_refused(given, error, said):
    with pytest.raises(error, match=said):
        stepper(*given())


def test_other_arguments_are_checked():
    for lr in (0, -1, np.inf, "0.5", None):
        with pytest.raises(ValueError, match="expected a positive number"):
            stepper(small(), X, Y, lr)
    with pytest.raises(ValueError, match="its own"):
        stepper(small(), X, Y, loss="mse")
    with pytest.raises(ValueError, match="unknown loss 'hinge'"):
        stepper(LAYERS, X, Y, loss="hinge")
    with pytest.raises(ValueError, match="own has a function walk, expected some of output_delta"):
        stepper(small(), X, Y, own=[walk])
    for own in ({"hidden_delta": walk}, [1], 3):
        with pytest.raises(TypeError, match="expected functions of yours"):
            stepper(small(), X, Y, own=own)


def test_layers_as_pairs_are_the_same_network():
    assert [s for s, _ in walk(stepper(LAYERS, X, Y))] == [
        s for s, _ in walk(stepper(small(), X, Y))
    ]
    plain = stepper([(np.eye(2), np.zeros(2))], [1, 2], [0, 1], loss="cross_entropy")
    assert "softmax" in " ".join(s for s, _ in walk(plain))
