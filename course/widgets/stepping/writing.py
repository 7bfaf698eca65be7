"""How the numbers of a step are written.

z1₂ is unit 2 of layer 1 and W1₁₂ the weight that leads to it from unit 1 of the layer before: the
names of the code, with units counted from 1. δ is ∂L/∂z, `dz` in code.
"""

import numpy as np

from course.functions import ACTIVATIONS, identity, leaky_relu, relu, sigmoid, tanh
from course.plots.words import MINUS, figures, plural, subscript
from course.walkthrough import Numbers

WIDE = 80  # characters of a line
ROW = 7  # numbers of a vector, and
BLOCK = 6  # of a matrix, that are written out
SYMBOLS = {sigmoid: "σ", tanh: "tanh", relu: "relu", leaky_relu: "leaky_relu"}


class Writer:
    """Writes about the numbers ``n``, with about ``digits`` figures each."""

    def __init__(self, n: Numbers, digits: int = 4):
        self.n, self.digits = n, digits

    def say(self, value) -> str:
        """One number."""
        return figures(value, self.digits)

    def term(self, value) -> str:
        """One number after an operator: in parentheses when negative."""
        text = self.say(value)
        return f"({text})" if text.startswith(MINUS) else text

    def row(self, values) -> str:
        """A row of numbers, or of a long one its length and norm."""
        values = np.ravel(values)
        if len(values) <= ROW:
            return f"({', '.join(map(self.say, values))})"
        return f"({plural(len(values), 'number')}, norm {self.say(np.linalg.norm(values))})"

    def block(self, M) -> str:
        """A matrix, or of a large one its shape and norm."""
        if M.size <= BLOCK:
            return f"[{', '.join(f'[{self.row(row)[1:-1]}]' for row in M)}]"
        return f"({M.shape[0]} × {M.shape[1]} numbers, norm {self.say(np.linalg.norm(M))})"

    def sum(self, start: str, terms: list[str], end: str) -> list[str]:
        """``start t + t + t end``, on as many lines as it takes."""
        return packed([f"{term} +" for term in terms[:-1]] + [f"{terms[-1]}{end}"], start, " ")

    def result(self, maker: str, value) -> str:
        """`` = −0.25``, or what a function of the learner's makes of it."""
        return f", yours: {self.say(value)}" if maker else f" = {self.say(value)}"

    def a(self, layer: int, *units: int) -> str:
        """The name of the activations of ``layer``, x for the inputs, or of one of them."""
        return symbol("a", layer, *units) if layer else symbol("x", "", *units)

    def out(self) -> str:
        """The name of what the loss takes."""
        return ("z" if self.n.f[self.n.last] is identity else "a") + str(self.n.last)

    def f(self, layer: int) -> str:
        """The name of the activation of ``layer``; empty for the identity."""
        f = self.n.f[layer]
        return "" if f is identity else SYMBOLS.get(f) or called(f, "f")

    def name(self, layer: int) -> str:
        """``layer 1: 3 tanh``, ``x: 2 inputs``."""
        size = self.n.sizes[layer]
        if not layer:
            return f"x: {plural(size, 'input')}"
        outputs = plural(size, "output") if layer == self.n.last else f"{size} plain"
        return f"layer {layer}: {f'{size} {self.f(layer)}' if self.f(layer) else outputs}"

    def slope(self, layer: int) -> str:
        """The name of its slope; empty for the identity."""
        ours = (self.n.f[layer], self.n.f_prime[layer]) in ACTIVATIONS.values()
        if ours:
            return self.f(layer) and f"{self.f(layer)}′"
        return called(self.n.f_prime[layer], "f′")


def packed(parts: list[str], start: str = "", gap: str = ",   ") -> list[str]:
    """The parts after ``start``, as many on a line as it holds."""
    lines = [f"{start} {parts[0]}" if start else parts[0]]
    for part in parts[1:]:
        if len(lines[-1]) + len(gap + part) > WIDE:
            lines.append(f"        {part}" if start else part)
        else:
            lines[-1] += gap + part
    return lines


def symbol(name: str, layer, *units: int) -> str:
    """``W2₁₃``: unit 1 of layer 1 to unit 3 of layer 2."""
    return f"{name}{layer}{''.join(map(lowered, units))}"


def lowered(unit: int) -> str:
    """The unit's number, from 1 on, as an index."""
    return subscript(unit + 1)


def called(function, otherwise: str) -> str:
    """The name of a learner's function, where it has one."""
    name = getattr(function, "__name__", "<lambda>")
    return otherwise if name == "<lambda>" else name
