"""The graph of an expression that the learner types, walked forward and back."""

from collections.abc import Mapping
from math import ceil, floor

from ipywidgets import FloatSlider
from matplotlib.axes import Axes

from course.plots import graph as plot
from course.plots.graph_layout import depth
from course.plots.words import plural
from course.widgets.controls import slider, text
from course.widgets.expression import Part, compute, names, read
from course.widgets.graph_walk import walk
from course.widgets.graph_words import amount, listed, plain, sign
from course.widgets.panel import Panel
from course.widgets.steps import Steps
from course.widgets.yours import YoursError

MOST_NAMES = 12
START = 1.0  # the value of a name that was given none


def graph_stepper(expression: str, **values: float) -> Panel:
    """Return a panel with the graph of ``expression``, to be walked with Back, Next and Play.

    ``expression`` is made of + - * / **, exp, log, tanh, sigmoid, relu, names and numbers, as in
    graph_stepper("(a + b) * tanh(c)", a=2, b=-1, c=0.5). Another one can be typed. ``values``
    are those of the names; 1 where there is none. ValueError if it cannot be read or drawn.
    """
    figure, ax = plot.draw()
    try:
        run = _Run(ax, expression, values)
    except YoursError as said:
        raise ValueError(str(said)) from None
    run.panel = Panel(
        figure, run.graph.moving, run.controls(), run.show, **run.steps.buttons, delay=1.2
    )
    return run.panel


class _Run:
    """The graph that is shown, and where the walk through it stands."""

    def __init__(self, ax: Axes, expression: str, values: Mapping[str, float]):
        self.ax, self.values = ax, values
        self.steps = Steps()
        self.typed = text("expression", expression)
        self.sliders: dict[str, FloatSlider] = {}
        self.panel: Panel | None = None
        self._take(expression)

    def controls(self) -> dict:
        """The text box, and a slider for each name in it."""
        return {"expression": self.typed} | {name: self.sliders[name] for name in names(self.parts)}

    def show(self, expression: str, **_) -> str:
        if expression != self.expression:
            self._take(expression)
            self.panel.exchange(self.controls(), self.graph.moving)
        values = {name: self.sliders[name].value for name in names(self.parts)}
        scene, words = walk(self.parts, values)[self.steps.at]
        typed = self.expression.strip()
        if self.steps.at == 0:
            scene = scene._replace(symbols=f"f = {typed:.84}")
        plot.move(self.graph, scene._replace(title=f"{self.steps}: {scene.title}"))
        given = listed([f"{name} = {plain(value)}" for name, value in values.items()])
        return f"f = {typed}{f' with {given}' if given else ''}. {self.steps}. {words}"

    def _take(self, expression: str) -> None:
        """Read and draw another expression; if it cannot be, YoursError, and the old one stays."""
        parts = read(expression)
        given = {name: self._value(name) for name in names(parts)}
        _refuse_large(parts, given)
        self.parts, self.expression = parts, expression
        for name, value in given.items():
            self.sliders.setdefault(name, _slider(name, value))
        labels = [sign(part) for part in parts]
        self.graph = plot.show_graph(self.ax, labels, [part.inputs for part in parts])
        self.steps.restart(len(walk(parts, given)) - 1)

    def _value(self, name: str) -> float:
        if name in self.sliders:
            return self.sliders[name].value
        return float(self.values.get(name, START))


def _slider(name: str, value: float) -> FloatSlider:
    step = 0.1 if round(value, 1) == value else 0.01
    return slider(name, value, min(-3, floor(value)), max(3, ceil(value)), step)


def _refuse_large(parts: list[Part], values: Mapping[str, float]) -> None:
    """What has no room is told in words: how large it is, its result, and its gradients."""
    columns = depth([part.inputs for part in parts])
    if len(parts) <= plot.MOST and columns <= plot.DEEPEST and len(values) <= MOST_NAMES:
        return
    size = f"{len(parts)} nodes in {columns} columns, and {plural(len(values), 'name')}"
    said = (
        f"This graph has {size}. "
        f"The picture has room for {plot.MOST}, {plot.DEEPEST} and {MOST_NAMES}."
    )
    nodes, trouble = compute(parts, values)
    if trouble:
        raise YoursError(f"{said} It has no value here: {trouble}.")
    nodes[-1].backward()
    slopes = [f"∂f/∂{name} = {amount(_gradient(name, parts, nodes))}" for name in values]
    raise YoursError(f"{said} Its value is {amount(nodes[-1].data)}, with {listed(slopes)}.")


def _gradient(name: str, parts: list[Part], nodes: list) -> float:
    return next(node.grad for node, part in zip(nodes, parts, strict=True) if part.name == name)
