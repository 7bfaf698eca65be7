"""One step of learning as plain data: its numbers one after the other, and their order.

Forward through the layers, the loss, the errors and gradients backward, the update, the loss after.
Layers count from 1 and units from 0; layer 0 are the inputs. All arrays are of one row, n = 1.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from course.functions import LOSSES, PROBABILITIES
from course.gradcheck import numerical_gradient
from course.network import Network

MOST = 60  # entries of one array whose slope is measured: each costs two losses
NUDGE = 1e-5  # to both sides of a kink the slopes differ


class Step(NamedTuple):
    """kind: start, forward, loss, error, gradient, update or after; units: those that are met."""

    kind: str
    layer: int = 0
    units: tuple[int, ...] = ()


def plan(sizes, singly: bool = False) -> list[Step]:
    """All steps through layers of ``sizes``, layer by layer, or ``singly`` unit by unit."""
    layers = range(1, len(sizes))

    def through(kind: str, layer: int) -> list[Step]:
        units = range(sizes[layer])
        if singly:
            return [Step(kind, layer, (unit,)) for unit in units]
        return [Step(kind, layer, tuple(units))]

    walk = [Step("start")]
    walk += [step for layer in layers for step in through("forward", layer)]
    walk.append(Step("loss"))
    for layer in reversed(layers):
        walk += through("error", layer) + through("gradient", layer)
    walk += [step for layer in layers for step in through("update", layer)]
    return [*walk, Step("after")]


class Numbers:
    """Every number of one step of learning, by layer; `compute` fills them in along `plan`.

    x (1, d_in), y (1, k), W and b: what is given. z, a, slope = f′(z), da, dz, dW, db, new_W,
    new_b: dicts by layer, a[0] is x. p: the outputs as probabilities, where the loss makes some.
    loss, new_loss: floats. new_z, new_a, new_p: the forward pass with the new weights.
    ``network`` is only read. ``own`` holds functions of the learner's, by name, used for theirs.
    """

    def __init__(
        self, network: Network, x, y, lr: float, own: Mapping[str, Callable] | None = None
    ):
        self.x, self.y, self.lr, self.own = x, y, lr, own or {}
        self.f = {k: layer.f for k, layer in enumerate(network.layers, 1)}
        self.f_prime = {k: layer.f_prime for k, layer in enumerate(network.layers, 1)}
        self.W = {k: layer.W.copy() for k, layer in enumerate(network.layers, 1)}
        self.b = {k: layer.b.copy() for k, layer in enumerate(network.layers, 1)}
        self.L, self.L_prime = network.L, network.L_prime
        self.last = len(network.layers)
        self.sizes = (x.shape[1], *(W.shape[1] for W in self.W.values()))
        pair = (self.L, self.L_prime)
        self.loss_name = next((name for name in LOSSES if LOSSES[name] == pair), "")
        self.z, self.a, self.slope, self.da, self.dz = {}, {0: x}, {}, {}, {}
        self.dW, self.db, self.dX, self.new_W, self.new_b = {}, {}, {}, {}, {}
        self.p = self.new_p = self.loss = self.new_loss = None
        self.new_z, self.new_a = {}, {0: x}

    def compute(self, step: Step) -> None:
        """Find the numbers of the whole layer of ``step``; those before it must be there."""
        if step.kind != "start":
            getattr(self, f"_{step.kind}")(*([step.layer] if step.layer else []))

    def _forward(self, layer: int) -> None:
        self.z[layer] = self.a[layer - 1] @ self.W[layer] + self.b[layer]
        self.a[layer] = self.f[layer](self.z[layer])

    def _loss(self) -> None:
        outputs = self.a[self.last]
        if self.loss_name and self.L in PROBABILITIES:
            self.p = PROBABILITIES[self.L](outputs)
        self.loss = self.L(outputs, self.y)

    def _error(self, layer: int) -> None:
        self.slope[layer] = self.f_prime[layer](self.z[layer])
        name = self.maker(layer)
        if layer == self.last:
            self.da[layer] = self.L_prime(self.a[layer], self.y)
            if name:
                self.dz[layer] = self.own[name](self.z[layer], self.y, self.known_loss())
        else:
            self.da[layer] = self._carried(layer)
            if name == "hidden_delta":
                below = self.dz[layer + 1], self.W[layer + 1]
                self.dz[layer] = self.own[name](*below, self.z[layer])
        if layer not in self.dz:
            self.dz[layer] = self.da[layer] * self.slope[layer]

    def maker(self, layer: int) -> str:
        """The name of the learner's function that makes the error of ``layer``, or nothing."""
        if layer < self.last:
            return next(
                (name for name in ("hidden_delta", "dense_backward") if name in self.own), ""
            )
        return "output_delta" if self.known_loss() and "output_delta" in self.own else ""

    def known_loss(self) -> str:
        """The name of the loss, where unit 07's output_delta knows it; a learner's own counts."""
        name = self.loss_name or getattr(self.L, "__name__", "")
        return name if name in ("mse", "cross_entropy") else ""

    def _carried(self, layer: int) -> np.ndarray:
        """∂loss/∂a of a hidden layer."""
        if self.maker(layer) == "dense_backward":
            return self.dX[layer + 1]
        return self.dz[layer + 1] @ self.W[layer + 1].T

    def _gradient(self, layer: int) -> None:
        dz, X, W = self.dz[layer], self.a[layer - 1], self.W[layer]
        if "dense_backward" in self.own:
            made = self.own["dense_backward"](dz, X, W)
            self.dW[layer], self.db[layer], self.dX[layer] = made
        else:
            self.dW[layer], self.db[layer] = X.T @ dz, dz.sum(axis=0)

    def _update(self, layer: int) -> None:
        self.new_W[layer] = self.W[layer] - self.lr * self.dW[layer]
        self.new_b[layer] = self.b[layer] - self.lr * self.db[layer]

    def _after(self) -> None:
        for layer in self.W:
            self.new_z[layer] = self.new_a[layer - 1] @ self.new_W[layer] + self.new_b[layer]
            self.new_a[layer] = self.f[layer](self.new_z[layer])
        outputs = self.new_a[self.last]
        if self.p is not None:
            self.new_p = PROBABILITIES[self.L](outputs)
        self.new_loss = self.L(outputs, self.y)

    def measured(self, name: str, layer: int, shift: float = 0.0) -> np.ndarray:
        """∂loss/∂(z, W or b) of ``layer`` by central differences; ``name`` is dz, dW or db.

        ``shift`` moves where it is measured. NaN where it is not measured: of a large array only
        `MOST` entries are.
        """
        at = np.array({"dz": self.z, "dW": self.W, "db": self.b}[name][layer], float)
        chosen = np.unique(np.linspace(0, at.size - 1, min(at.size, MOST)).astype(int))

        def loss_at(values):
            moved = at.copy()
            moved.flat[chosen] = values
            return self._loss_with(name, layer, moved)

        slopes = np.full(at.size, np.nan)
        slopes[chosen] = numerical_gradient(loss_at, at.flat[chosen] + shift)
        return slopes.reshape(at.shape)

    def _loss_with(self, name: str, layer: int, p: np.ndarray) -> float:
        W, b = p if name == "dW" else self.W[layer], p if name == "db" else self.b[layer]
        a = self.f[layer](p if name == "dz" else self.a[layer - 1] @ W + b)
        for later in range(layer + 1, self.last + 1):
            a = self.f[later](a @ self.W[later] + self.b[later])
        return self.L(a, self.y)
