"""What happens at a step, in words."""

import numpy as np

from course.plots.words import plural
from course.widgets.stepping.writing import Writer, symbol

ENTERED = 7  # numbers that a sentence spells out


def words(w: Writer, step, singly: bool) -> str:
    """A sentence or two about ``step``: of its one unit if ``singly``, else of its layer."""
    if not step.layer:
        return WHOLE[step.kind](w)
    return (UNIT if singly else LAYER)[step.kind](w, step.layer, *(step.units if singly else ()))


def place(w: Writer, layer: int) -> str:
    """``hidden layer 1``, ``the inputs``, ``the output layer``."""
    if not layer:
        return "the inputs"
    return "the output layer" if layer == w.n.last else f"hidden layer {layer}"


def start(w: Writer) -> str:
    """What goes in, and what is wanted."""
    n = w.n
    return (
        f"x = {w.row(n.x)} goes in, y = {w.row(n.y)} is wanted. Next goes forward to the "
        "loss, then backward to every gradient, then updates the weights."
    )


def loss(w: Writer) -> str:
    """What came out, what was wanted, and the loss."""
    n = w.n
    made = f"a = {w.row(n.a[n.last])}"
    if n.p is not None:
        squash = "softmax" if n.loss_name == "cross_entropy" else "σ"
        made = f"the outputs {w.row(n.a[n.last])}, as probabilities by {squash} {w.row(n.p)}"
    return f"Loss: out came {made}, wanted was {w.row(n.y)}. The loss is L = {w.say(n.loss)}."


def after(w: Writer) -> str:
    """The loss before and after the update."""
    n, change = w.n, w.n.new_loss - w.n.loss
    verdict = f"the loss fell by {w.say(-change)}" if change < 0 else f"it grew by {w.say(change)}"
    if not np.isfinite(change):
        verdict = "it is no finite number any more"
    elif change == 0:
        verdict = "it stays the same"
    why = ": the step was too large" if change > 0 else ""
    return (
        f"Forward again with the new weights: L was {w.say(n.loss)} and is {w.say(n.new_loss)}, "
        f"{verdict}{why}."
    )


def forward(w: Writer, layer: int) -> str:
    """The forward pass of a whole layer."""
    n = w.n
    return (
        f"Forward, {place(w, layer)}: {w.a(layer - 1)} times the weights, plus the biases, is "
        f"z{layer} = {w.row(n.z[layer])}; {_bends(w, layer)} a{layer} = {w.row(n.a[layer])}."
    )


def forward_unit(w: Writer, layer: int, j: int) -> str:
    """The forward pass of unit j, counted from 0."""
    n = w.n
    given = "its input" if n.sizes[layer - 1] == 1 else f"its {n.sizes[layer - 1]} inputs"
    weights = "its weight" if n.sizes[layer - 1] == 1 else "their weights"
    return (
        f"Forward, unit {j + 1} of {place(w, layer)}: {given} times {weights}, plus the bias "
        f"{w.say(n.b[layer][j])}, is z = {w.say(n.z[layer][0, j])}; "
        f"{_bends(w, layer)} a = {w.say(n.a[layer][0, j])}."
    )


def _bends(w: Writer, layer: int) -> str:
    return f"{w.f(layer)} makes of it" if w.f(layer) else "nothing bends it:"


def error(w: Writer, layer: int) -> str:
    """The errors δ of a whole layer, and where they come from."""
    dz = w.row(w.n.dz[layer])
    if layer == w.n.last:
        return f"Backward, {place(w, layer)}: {_at_loss(w)}. The errors are δ{layer} = {dz}."
    how = "carried back through the same weights"
    if w.slope(layer):
        how += f", times the slopes {w.slope(layer)}(z{layer}) = {w.row(w.n.slope[layer])}"
    return (
        f"Backward, {place(w, layer)}: the errors of {place(w, layer + 1)}, {how}, "
        f"are δ{layer} = {dz}."
    )


def error_unit(w: Writer, layer: int, j: int) -> str:
    """The error δ of unit j."""
    n = w.n
    start = f"Backward, unit {j + 1} of {place(w, layer)}: "
    dz = f"δ = {w.say(n.dz[layer][0, j])}"
    slope = f"slope {w.slope(layer)}(z) = {w.say(n.slope[layer][0, j])}" if w.slope(layer) else ""
    if layer == n.last:
        return f"{start}{_at_loss(w)}. Its error is {dz}."
    count = plural(n.sizes[layer + 1], "unit")
    which = "the unit" if n.sizes[layer + 1] == 1 else f"the {count}"
    came = f"the blame of {which} it feeds, each times the weight, is {w.say(n.da[layer][0, j])}"
    if n.sizes[layer + 1] == 1:
        came = came.replace(", each times", ", times")
    return f"{start}{came}; " + (f"times its {slope} it is {dz}." if slope else f"so {dz}.")


def _at_loss(w: Writer) -> str:
    """What makes an error at the outputs."""
    n, slope = w.n, w.slope(w.n.last)
    also = f", times the slope {slope}(z)" if slope else ""
    if n.loss_name == "mse":
        return f"twice what came out minus what was wanted{also}"
    if n.p is not None:
        squash = "softmax" if n.loss_name == "cross_entropy" else "σ"
        rest = also or f", and no slope, for the {squash} is in the loss"
        return f"the probability minus what was wanted{rest}"
    return f"the slope of the loss{also}"


def gradient(w: Writer, layer: int) -> str:
    """The gradients of a layer's weights and biases."""
    n, dW = w.n, w.n.dW[layer]
    return (
        f"Gradients of {place(w, layer)}: every weight gets what entered it times the error behind "
        f"it, dW{layer} = {w.a(layer - 1)}.T @ δ{layer} = {w.block(dW)}; "
        f"every bias the error, db{layer} = {w.row(n.db[layer])}."
    )


def gradient_unit(w: Writer, layer: int, j: int) -> str:
    """The gradients of the weights into unit j, and of its bias."""
    n = w.n
    return (
        f"Gradients, unit {j + 1} of {place(w, layer)}: each weight gets what entered it times "
        f"δ = {w.say(n.dz[layer][0, j])}, which is {w.row(n.dW[layer][:, j])}; "
        f"the bias gets {w.say(n.db[layer][j])}."
    )


def update(w: Writer, layer: int) -> str:
    """The step of a whole layer."""
    n = w.n
    return (
        f"Update of {place(w, layer)}: each weight and bias goes η = {w.say(n.lr)} times its "
        f"gradient downhill. W{layer} becomes {w.block(n.new_W[layer])}, "
        f"b{layer} {w.row(n.new_b[layer])}."
    )


def update_unit(w: Writer, layer: int, j: int) -> str:
    """The step of the weights into unit j, and of its bias."""
    n, W = w.n, symbol("W", layer)
    return (
        f"Update, unit {j + 1} of {place(w, layer)}: against the gradient, η = {w.say(n.lr)} times "
        f"its size. The weights of {W} to it were {w.row(n.W[layer][:, j])} and are "
        f"{w.row(n.new_W[layer][:, j])}, the bias was {w.say(n.b[layer][j])} and is "
        f"{w.say(n.new_b[layer][j])}."
    )


WHOLE = {"start": start, "loss": loss, "after": after}
LAYER = {"forward": forward, "error": error, "gradient": gradient, "update": update}
UNIT = {
    "forward": forward_unit,
    "error": error_unit,
    "gradient": gradient_unit,
    "update": update_unit,
}
