"""What the stepper's diagram shows at a step: all that is known by then, and what is met now."""

from collections.abc import Sequence

import numpy as np

from course.plots.steps import Scene
from course.plots.steps_labels import LABELS
from course.widgets.stepping.layers import lines
from course.widgets.stepping.words import place
from course.widgets.stepping.writing import Writer

ARROWS = {"forward": "→", "loss": "→", "error": "←", "gradient": "←"}
TITLES = {
    "start": "Before the first step",
    "loss": "The loss",
    "after": "The loss after the update",
    "forward": "Forward: {}",
    "error": "Backward: the error of {}",
    "gradient": "Backward: the gradients of {}",
    "update": "Update: {}",
}


def known(walk: Sequence, at: int) -> set[tuple]:
    """(kind, layer, unit) of all that has been met up to step ``at``, and (kind, 0, 0)."""
    return {(step.kind, step.layer, unit) for step in walk[: at + 1] for unit in step.units or (0,)}


def title(w: Writer, step, singly: bool) -> str:
    """``Forward: unit 2 of hidden layer 1``."""
    unit = f"unit {step.units[0] + 1} of " if singly and step.layer else ""
    return TITLES[step.kind].format(f"{unit}{place(w, step.layer)}")


def scene(w: Writer, walk: Sequence, at: int, singly: bool) -> Scene:
    """The picture of step ``at`` of ``walk``."""
    step, met, n = walk[at], known(walk, at), w.n
    places = [(layer, unit) for layer in n.W for unit in range(n.sizes[layer])]
    edges = _edges(n, step)
    return Scene(
        title=title(w, step, singly),
        count=f"step {at} of {len(walk) - 1}",
        lines=lines(w, step, singly),
        arrow=ARROWS.get(step.kind, ""),
        values={(0, i): w.say(x) for i, x in enumerate(n.x[0])}
        | {where: _value(w, met, *where) for where in places},
        errors={
            (layer, j): f"δ {w.say(n.dz[layer][0, j])}"
            for layer, j in places
            if ("error", layer, j) in met and step.kind != "after"
        },
        biases={where: _bias(w, met, *where) for where in places},
        weights=list((n.new_W if step.kind == "after" else n.W).values()),
        labels=_labels(w, met, step, edges),
        units=_units(n, step),
        edges=edges,
        loss=loss(w, met),
    )


def _value(w: Writer, met: set, layer: int, j: int) -> str:
    n = w.n
    if ("forward", layer, j) not in met:
        return ""
    after = ("after", 0, 0) in met
    z, a, p = (n.new_z, n.new_a, n.new_p) if after else (n.z, n.a, n.p)
    second = f"a {w.say(a[layer][0, j])}"
    if layer == n.last and n.p is not None:
        # The loss holds a σ or softmax: p is what it makes of a.
        second = f"p {w.say(p[0, j])}" if ("loss", 0, 0) in met else second
    return f"z {w.say(z[layer][0, j])}\n{second}"


def _bias(w: Writer, met: set, layer: int, j: int) -> str:
    n = w.n
    if ("after", 0, 0) in met:
        return f"b {w.say(n.new_b[layer][j])}"
    text = f"b {w.say(n.b[layer][j])}"
    return f"{text} → {w.say(n.new_b[layer][j])}" if ("update", layer, j) in met else text


def _labels(w: Writer, met: set, step, edges: set) -> dict[tuple, tuple[str, str]]:
    """(layer, i, j), layers from 0 on -> the weight, and its gradient or what it becomes.

    Of a network with many weights only those of ``edges``: there is no room for more, and the
    errors that come back need the weights alone.
    """
    every = [(layer - 1, i, j) for layer, W in w.n.W.items() for i, j in np.ndindex(W.shape)]
    if len(every) <= LABELS:
        return {edge: _label(w, met, edge[0] + 1, *edge[1:]) for edge in every}
    if step.kind == "error":
        return {(k, i, j): (w.say(w.n.W[k + 1][i, j]), "") for k, i, j in edges}
    return {edge: _label(w, met, edge[0] + 1, *edge[1:]) for edge in edges}


def _label(w: Writer, met: set, layer: int, i: int, j: int) -> tuple[str, str]:
    n, old = w.n, w.say(w.n.W[layer][i, j])
    if ("after", 0, 0) in met:
        return w.say(n.new_W[layer][i, j]), ""
    if ("update", layer, j) in met:
        return old, f"→ {w.say(n.new_W[layer][i, j])}"
    if ("gradient", layer, j) in met:
        return old, f"dW {w.say(n.dW[layer][i, j])}"
    return old, ""


def loss(w: Writer, met: set) -> str:
    """``L 0.25``, or what it was and is."""
    if ("loss", 0, 0) not in met:
        return ""
    old = f"L {w.say(w.n.loss)}"
    return f"{old} → {w.say(w.n.new_loss)}" if ("after", 0, 0) in met else old


def _units(n, step) -> set[tuple[int, int]]:
    """The boxes that the step is about."""
    if step.layer:
        return {(step.layer, unit) for unit in step.units}
    layer = 0 if step.kind == "start" else n.last
    return {(layer, unit) for unit in range(n.sizes[layer])}


def _edges(n, step) -> set[tuple[int, int, int]]:
    """The lines that the step is about: into its units, or on the way back, out of them."""
    if not step.layer or (step.kind == "error" and step.layer == n.last):
        return set()
    if step.kind == "error":
        return {(step.layer, u, k) for u in step.units for k in range(n.sizes[step.layer + 1])}
    return {(step.layer - 1, i, u) for u in step.units for i in range(n.sizes[step.layer - 1])}
