"""What the stepper shows of a large network: shapes and norms instead of every number."""

from collections.abc import Sequence

import numpy as np

from course.plots.steps import Scene
from course.plots.steps_summary import COLUMNS, Column, Link
from course.widgets.stepping.layers import lines
from course.widgets.stepping.scene import ARROWS, known, loss, title
from course.widgets.stepping.writing import Writer

UNITS, DEPTH = 7, 5  # more units in a layer, or more columns, are summarized


def is_large(sizes: Sequence[int]) -> bool:
    """Whether there is no room for every number."""
    return max(sizes) > UNITS or len(sizes) > DEPTH


def summary(w: Writer, walk: Sequence, at: int) -> tuple[Scene, list[Column], list[Link], tuple]:
    """What `course.plots.steps_summary.move` shows at step ``at`` of ``walk``."""
    step, met, n = walk[at], known(walk, at), w.n
    frame = Scene(
        title(w, step, False), f"step {at} of {len(walk) - 1}", lines(w, step, False),
        ARROWS.get(step.kind, ""),
    )  # fmt: skip
    window = _window(n, step)
    columns = [_column(w, met, step, layer) for layer in window]
    links = [_link(w, met, step, layer) for layer in window[1:]]
    beside = (_target(w), loss(w, met)) if window[-1] == n.last else ("", "")
    return frame, columns, links, beside


def _window(n, step) -> range:
    """The layers that are shown: all, or those around the step's."""
    count = min(COLUMNS, n.last + 1)
    layer = step.layer or (0 if step.kind == "start" else n.last)
    first = max(0, min(layer - count // 2, n.last + 1 - count))
    return range(first, first + count)


def _column(w: Writer, met: set, step, layer: int) -> Column:
    n, norm = w.n, np.linalg.norm
    if not layer:
        active = "→" if step.kind == "start" else ""
        return Column(w.name(0), n.x, f"norm {w.say(norm(n.x))}", None, None, active)
    a, below_a, delta, below_delta = None, "", None, ""
    if ("forward", layer, 0) in met:
        new = step.kind == "after"
        a, letter = (n.new_a if new else n.a)[layer], "a"
        if layer == n.last and n.p is not None and ("loss", 0, 0) in met:
            a, letter = (n.new_p if new else n.p), "p"
        below_a = f"{letter}: norm {w.say(norm(a))}"
    if ("error", layer, 0) in met and step.kind != "after":
        delta, below_delta = n.dz[layer], f"δ: norm {w.say(norm(n.dz[layer]))}"
    return Column(w.name(layer), a, below_a, delta, below_delta, _active(n, step, layer))


def _active(n, step, layer: int) -> str:
    if step.kind in ("loss", "after"):
        return "→" if layer == n.last else ""
    if step.layer != layer:
        return ""
    return "←" if step.kind in ("error", "gradient") else "→" if step.kind == "forward" else ""


def _link(w: Writer, met: set, step, layer: int) -> Link:
    """The weights that lead to ``layer``."""
    n, norm = w.n, np.linalg.norm
    new = step.kind == "after"
    W = (n.new_W if new else n.W)[layer]
    weights, gradient = f"W{layer} {W.shape}\nnorm {w.say(norm(W))}", ""
    if ("update", layer, 0) in met and not new:
        weights += f" →\n{w.say(norm(n.new_W[layer]))}"
    if ("gradient", layer, 0) in met and not new:
        gradient = f"dW{layer} {W.shape}\nnorm {w.say(norm(n.dW[layer]))}"
    carried = step.kind == "error" and step.layer == layer - 1
    entered = step.kind in ("forward", "update") and step.layer == layer
    back = carried or (step.kind == "gradient" and step.layer == layer)
    return Link(weights, gradient, "→" if entered else "←" if back else "")


def _target(w: Writer) -> str:
    """The target in words where it is one-hot, else its norm."""
    y = w.n.y[0]
    if sorted(set(y)) == [0, 1] and y.sum() == 1:
        return f"wanted:\nunit {np.argmax(y) + 1}"
    return f"wanted:\nnorm {w.say(np.linalg.norm(y))}"
