"""One neuron and its squared error as a graph, with slopes by the learner's own functions."""

from collections.abc import Callable

import numpy as np

from course.autograd import Value, topological_order
from course.gradcheck import numerical_gradient
from course.plots import graph as plot
from course.plots.words import figures, plural, vector
from course.widgets.controls import dropdown, slider
from course.widgets.own_graph import own_slopes
from course.widgets.panel import Panel

START = (3.0, -2.0, 0.0)  # w₁, w₂, b
FORMULA = "(σ(w₁·x₁ + w₂·x₂ + b) − y)²"
LABELS = {"sigmoid": "σ"}


def neuron_graph(local_gradients: Callable, graph_backward: Callable) -> Panel:
    """Return a panel with f = (σ(w₁x₁ + w₂x₂ + b) − y)² and the slope of f at every node.

    ``local_gradients`` (op, values) and ``graph_backward`` (nodes) are functions of the learner's,
    which find these slopes. Each step moves w₁, w₂ and b against them.
    """
    run = _Run(local_gradients, graph_backward)
    controls = {
        "x1": slider("x₁", 0.5, -2.0, 2.0, 0.05),
        "x2": slider("x₂", 0.75, -2.0, 2.0, 0.05),
        "target": dropdown("target y", ("0", "1"), "1"),
        "lr": slider("learning rate", 0.5, 0.1, 5.0),
    }
    return Panel(
        run.figure,
        run.graph.moving,
        controls,
        run.show,
        step=lambda: run.step(controls["lr"].value),
        actions={"Reset": run.reset},
        delay=0.3,
    )


def neuron_loss(x, y: float, p) -> dict[str, Value]:
    """The squared error of one sample, as "loss", and what it depends on, by name."""
    given = zip(("w₁", "w₂", "b", "x₁", "x₂", "y"), (*p, *x, y), strict=True)
    w1, w2, b, x1, x2, target = parts = [Value(number, name) for name, number in given]
    error = (w1 * x1 + w2 * x2 + b).sigmoid() - target
    return {part.name: part for part in parts} | {"loss": error * error}


class _Run:
    """The weights on their way, the graph at hand, and what the learner's functions say of it."""

    def __init__(self, local_gradients: Callable, graph_backward: Callable):
        self.own = local_gradients, graph_backward
        self.figure, ax = plot.draw()
        order = topological_order(neuron_loss((0, 0), 0, START)["loss"])
        at = {v: k for k, v in enumerate(order)}
        labels = [v.name or LABELS.get(v.op, v.op) for v in order]
        inputs = [[at[i] for i in v.inputs] for v in order]
        self.graph = plot.show_graph(ax, labels, inputs)
        self.reset()

    def reset(self) -> None:
        self.p, self.steps, self.slopes = np.array(START), 0, None

    def step(self, lr: float) -> bool:
        """Move against the learner's slopes; without any there is nothing to do."""
        if self.slopes is None or not np.isfinite(self.slopes).all():
            return False
        self.p, self.steps = self.p - lr * self.slopes, self.steps + 1
        return self.steps < 100

    def show(self, x1: float, x2: float, target: str, lr: float) -> str:
        x, y = (x1, x2), float(target)
        parts = neuron_loss(x, y, self.p)
        order = topological_order(parts["loss"])
        values, blank = [figures(v.data, 3) for v in order], [""] * len(order)
        self.slopes = None
        plot.move(self.graph, plot.Scene(values, blank, title=f"loss f = {FORMULA}"))
        slopes = own_slopes(parts["loss"], *self.own)
        self.slopes = np.array([slopes[parts[name]] for name in ("w₁", "w₂", "b")])
        plot.move(self.graph, self._scene(values, [figures(slopes[v], 3) for v in order], lr))
        return self._says(x, y, parts["loss"].data)

    def _scene(self, values, grads, lr: float) -> plot.Scene:
        old, slope = figures(self.p[0], 3), figures(self.slopes[0], 3)
        new = figures(self.p[0] - lr * self.slopes[0], 3)
        return plot.Scene(
            values,
            grads,
            flowed=list(self.graph.edges),
            title=f"loss f = {FORMULA},  step {self.steps}",
            symbols="next:  w₁ ← w₁ − η · ∂f/∂w₁, and so for w₂ and b",
            numbers=f"w₁ ← {old} − {figures(lr, 3)} · ({slope}) = {new}",
            backward=True,
        )

    def _says(self, x, y: float, loss: float) -> str:
        measured = numerical_gradient(lambda p: neuron_loss(x, y, p)["loss"].data, self.p)
        when = f"After {plural(self.steps, 'step')}" if self.steps else "At the start"
        said = (
            f"{when}, (w₁, w₂, b) = {vector(self.p)}: loss {figures(loss, 3)}. "
            f"Your slopes for them are {vector(self.slopes, 4)}"
        )
        if np.allclose(self.slopes, measured, rtol=1e-4, atol=1e-7):
            return f"{said}; nudges say the same."
        return f"{said}; nudges say {vector(measured, 4)}. The checks above say more."
