"""The formula of a layer's step, or of the whole network's, in symbols and in numbers."""

import numpy as np

from course.widgets.stepping import units
from course.widgets.stepping.writing import Writer, called, packed

SINGLE = {"forward": units.forward, "error": units.error, "gradient": units.gradient}
SINGLE |= {"update": units.update}


def lines(w: Writer, step, singly: bool) -> list[str]:
    """The formula of ``step``: of its one unit if ``singly``, else of its whole layer."""
    if not step.layer:
        return WHOLE[step.kind](w)
    if singly:
        return SINGLE[step.kind](w, step.layer, *step.units)
    return LAYER[step.kind](w, step.layer)


def start(w: Writer) -> list[str]:
    """What is given, and what the letters mean."""
    return [
        f"x = {w.row(w.n.x)},   wanted: y = {w.row(w.n.y)}",
        "Names: a1₂ is unit 2 of layer 1,   W2₁₃ the weight of layer 2 from unit 1 to unit 3",
        "δ = ∂L/∂z, in code dz,   dW = ∂L/∂W,   db = ∂L/∂b,   L: the loss",
    ]


def loss(w: Writer) -> list[str]:
    """L, with the softmax or σ that it holds."""
    n, out, y = w.n, w.out(), np.ravel(w.n.y)
    a, total = np.ravel(n.a[n.last]), f" = {w.say(n.loss)}"
    if n.loss_name == "mse":
        squares = [f"({w.say(a_k)} − {w.term(y_k)})²" for a_k, y_k in zip(a, y, strict=True)]
        symbols = f"Σₖ ({out}ₖ − yₖ)²" if len(y) > 1 else f"({out}₁ − y₁)²"
        return [f"L = {symbols}", *w.sum("L =", squares, total)]
    if not n.loss_name:
        name = called(n.L, "loss")
        return [f"L = {name}({out}, y)", f"L = {name}({w.row(a)}, {w.row(y)}){total}"]
    p = np.ravel(n.p)
    if n.loss_name == "cross_entropy":
        logs = [f"{w.say(y_k)}·log {w.say(p_k)}" for p_k, y_k in zip(p, y, strict=True) if y_k]
        held = [f"p = softmax({out}) = {w.row(p)}", "L = −Σₖ yₖ·log pₖ"]
    else:
        logs = [_two_logs(w, p_k, y_k) for p_k, y_k in zip(p, y, strict=True)]
        held = [f"p = σ({out}) = {w.row(p)}", "L = −Σₖ [yₖ·log pₖ + (1 − yₖ)·log(1 − pₖ)]"]
    if len(logs) > units.FEW:
        return [*held, f"L{total}"]
    if len(logs) == 1 and " + " not in logs[0]:
        return [*held, f"L = −{logs[0]}{total}"]
    return [*held, *w.sum("L =", [f"−[{logs[0]}", *logs[1:]], f"]{total}")]


def _two_logs(w: Writer, p, y) -> str:
    """The terms of one output's cross-entropy, without those that are 0."""
    terms = [(y, p), (1 - y, 1 - p)]
    return " + ".join(f"{w.say(by)}·log {w.say(of)}" for by, of in terms if by)


def after(w: Writer) -> list[str]:
    """Outputs and loss, with the old weights and with the new ones."""
    n = w.n
    name, old, new = f"a{n.last}", n.a[n.last], n.new_a[n.last]
    if n.p is not None:
        name, old, new = "p", n.p, n.new_p
    return [
        f"before:  {name} = {w.row(old)},   L = {w.say(n.loss)}",
        f"after:  {name} = {w.row(new)},   L = {w.say(n.new_loss)}",
        f"wanted:  y = {w.row(n.y)}",
    ]


def forward(w: Writer, layer: int) -> list[str]:
    """z = x @ W + b and a = f(z), of a whole layer."""
    n, x, f = w.n, w.a(layer - 1), w.f(layer)
    product = f"{w.row(n.a[layer - 1])} @ {w.block(n.W[layer])}"
    bent = f"{f}(z{layer})" if f else f"z{layer}"
    return [
        f"z{layer} = {x} @ W{layer} + b{layer}",
        *w.sum(f"z{layer} =", [product, w.row(n.b[layer])], ""),
        f"        = {w.row(n.z[layer])}",
        f"a{layer} = {bent} = {w.row(n.a[layer])}",
    ]


def error(w: Writer, layer: int) -> list[str]:
    """δ of a whole layer."""
    n, delta, maker = w.n, f"δ{layer}", w.n.maker(layer)
    symbols, given = _from_loss(w) if layer == n.last else _carried(w, layer)
    factors = [given]
    if w.slope(layer):
        symbols = symbols if symbols.startswith("2·") or " " not in symbols else f"({symbols})"
        symbols += f" * {w.slope(layer)}(z{layer})"
        factors = [f"{_held(given)} *", w.row(n.slope[layer])]
    result = f"yours: {w.row(n.dz[layer])}" if maker else f"= {w.row(n.dz[layer])}"
    return [f"{delta} = {symbols}", *packed(factors, f"{delta} =", " "), f"        {result}"]


def _held(text: str) -> str:
    return f"({text})" if text.endswith(")") and ") − (" in text and text[0] != "2" else text


def _from_loss(w: Writer) -> tuple[str, str]:
    n, out = w.n, w.out()
    y, a = w.row(n.y), w.row(n.a[n.last])
    if n.loss_name == "mse":
        return f"2·({out} − y)", f"2·({a} − {y})"
    if n.loss_name == "cross_entropy":
        return f"softmax({out}) − y", f"{w.row(n.p)} − {y}"
    if n.loss_name == "binary_cross_entropy":
        return f"σ({out}) − y", f"{w.row(n.p)} − {y}"
    return f"{called(n.L_prime, 'loss′')}({out},\u00a0y)", w.row(n.da[n.last])


def _carried(w: Writer, layer: int) -> tuple[str, str]:
    n, later = w.n, layer + 1
    numbers = f"({w.row(n.dz[later])} @ {w.block(n.W[later].T)})"
    return f"δ{later} @ W{later}.T", numbers


def gradient(w: Writer, layer: int) -> list[str]:
    """dW = a.T @ δ and db = δ, of a whole layer."""
    n, given = w.n, w.a(layer - 1)
    tail = "yours: " if units.gradient_maker(w) else ""
    return [
        f"dW{layer} = {given}.T @ δ{layer},   db{layer} = δ{layer}",
        *packed([f"{given} = {w.row(n.a[layer - 1])}", f"δ{layer} = {w.row(n.dz[layer])}"]),
        f"dW{layer} = {tail}{w.block(n.dW[layer])}",
        f"db{layer} = {tail}{w.row(n.db[layer])}",
    ]


def update(w: Writer, layer: int) -> list[str]:
    """p ← p − η·dp for the weights and biases of a whole layer."""
    n, W, b = w.n, f"W{layer}", f"b{layer}"
    return [
        f"{W} ← {W} − η·d{W},   {b} ← {b} − η·d{b},   η = {w.say(n.lr)}",
        f"{W}: {w.block(n.W[layer])}",
        f"        → {w.block(n.new_W[layer])}",
        f"{b}: {w.row(n.b[layer])}",
        f"        → {w.row(n.new_b[layer])}",
    ]


WHOLE = {"start": start, "loss": loss, "after": after}
LAYER = {"forward": forward, "error": error, "gradient": gradient, "update": update}
