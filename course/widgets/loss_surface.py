"""The landscape of a loss: one neuron, its weight and bias in your hand."""

from collections.abc import Callable

import numpy as np

from course import functions
from course.functions import identity, sigmoid
from course.gradcheck import numerical_gradient
from course.plots import loss_surface as plot
from course.widgets.controls import dropdown, slider
from course.widgets.panel import Panel
from course.widgets.yours import one_number

LINE = np.array([-2.0, -1.0, 0.0, 1.0, 2.0]), np.array([-2.5, 0.0, 0.5, 3.0, 3.5])
CLASSES = np.arange(-3.0, 4.0), np.array([0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0])
OURS = {"mse": functions.mse, "binary_cross_entropy": functions.binary_cross_entropy}


def loss_surface(
    model: str = "line, squared error",
    w: float = -2.0,
    b: float = 3.0,
    own: dict[str, Callable] | None = None,
) -> Panel:
    """Return a panel that starts with ``model`` at weight ``w`` and bias ``b``.

    ``model`` is "line, squared error", "sigmoid, squared error" or "sigmoid, cross-entropy".
    ``own`` are functions of the learner's, ``{"mse": mse, "binary_cross_entropy":
    binary_cross_entropy}``, used instead of ours.
    """
    models = _models(OURS | {name: one_number(f) for name, f in (own or {}).items()})
    if model not in models:
        raise ValueError(f"model is {model!r}; expected one of {', '.join(models)}.")
    figure, artists = plot.draw()
    controls = {
        "model": dropdown("neuron, loss", models, model),
        "w": slider("weight w", w, *plot.RANGE),
        "b": slider("bias b", b, *plot.RANGE),
    }
    scenes, shown = {}, None

    def update(model, w, b):
        nonlocal shown
        if model not in scenes:
            scenes[model] = plot.survey(models[model])
        scene = scenes[model]
        if shown != model:
            plot.show(artists, scene)
            shown = model
        slope = numerical_gradient(lambda at: scene.model.loss(*at), [w, b])
        plot.move(artists, scene, w, b, slope)
        return plot.describe(scene, w, b, slope)

    return Panel(figure, [artists[name] for name in plot.MOVING], controls, update)


def _models(f: dict[str, Callable]) -> dict[str, plot.Model]:
    def squared(answer, y):
        return lambda z: f["mse"](answer(z)[:, None], y[:, None])

    x, y = CLASSES
    return {
        "line, squared error": plot.Model(*LINE, identity, squared(identity, LINE[1])),
        "sigmoid, squared error": plot.Model(x, y, sigmoid, squared(sigmoid, y)),
        "sigmoid, cross-entropy": plot.Model(
            x, y, sigmoid, lambda z: f["binary_cross_entropy"](z, y)
        ),
    }
