"""XOR seen twice, in the input space and in the hidden space, with the weights in hand."""

from collections.abc import Callable

import numpy as np

from course.plots import hidden as plot
from course.widgets.controls import dropdown, slider
from course.widgets.forward import FUNCTIONS, own_forward
from course.widgets.panel import Panel
from course.widgets.yours import YoursError, yours

LABELS = {
    "w11": "x₁ to unit 1", "w12": "x₁ to unit 2",
    "w21": "x₂ to unit 1", "w22": "x₂ to unit 2",
    "b1": "bias unit 1", "b2": "bias unit 2",
    "v1": "a₁ to output", "v2": "a₂ to output",
    "c": "bias output",
}  # fmt: skip
SOLVED = (1, -1, 1, -1, -0.5, 1.5, 1, 1, -1.5)  # OR and NAND, joined by AND
PLAIN = (1, 0, 0, 1, -0.5, -0.5, 1, 1, -0.5)  # the hidden units copy the inputs


def xor_twice(
    function: str = "step", forward: Callable | None = None, weights: Callable | None = None
) -> Panel:
    """Return a panel with a 2-2-1 network whose hidden units use ``function``.

    With ``weights``, the learner's function () -> W1, b1, W2, b2, their network is shown and there
    are no weights to move. ``forward`` is the learner's (X, layers) -> activations, used
    instead of ours.
    """
    if function not in FUNCTIONS:
        raise ValueError(f"function is {function!r}; expected one of {', '.join(FUNCTIONS)}.")
    figure, artists = plot.draw()
    controls = {} if weights else _sliders()
    controls["function"] = dropdown("hidden units", FUNCTIONS, function)
    forward = own_forward(forward)

    def update(function, **values):
        parts = _theirs(weights) if weights else _arranged(*values.values())
        layers = [(*parts[:2], function), (*parts[2:], "step")]
        maps = (lambda X: forward(X, layers[:1]), lambda A: forward(A, layers[1:])[:, 0])
        plot.move(artists, parts, *maps)
        return plot.describe(parts, *maps)

    def put(values):
        for name, value in zip(LABELS, values, strict=True):
            controls[name].value = value

    actions = {"OR, NAND": lambda: put(SOLVED), "Start over": lambda: put(PLAIN)}
    return Panel(figure, artists.values(), controls, update, actions=None if weights else actions)


def _sliders() -> dict:
    """A slider for each weight and bias, those of unit 1 on the left, of unit 2 on the right."""
    start = zip(LABELS, SOLVED, strict=True)
    return {name: slider(LABELS[name], value, -4, 4, 0.5) for name, value in start}


def _arranged(w11, w12, w21, w22, b1, b2, v1, v2, c) -> tuple:
    W1, W2 = np.array([[w11, w12], [w21, w22]], float), np.array([[v1], [v2]], float)
    return W1, np.array([b1, b2], float), W2, np.array([c], float)


def _theirs(weights: Callable) -> tuple:
    """The learner's weights as arrays, or what is wrong with them in words."""
    shapes = [(2, 2), (2,), (2, 1), (1,)]
    try:
        parts = tuple(np.asarray(part, float) for part in yours(weights)())
    except (TypeError, ValueError):
        parts = ()
    if [part.shape for part in parts] != shapes or not all(np.isfinite(p).all() for p in parts):
        raise YoursError(
            f"Your {weights.__name__} must return W1 (2, 2), b1 (2,), W2 (2, 1), b2 (1,). "
            "Its check says more."
        )
    return parts
