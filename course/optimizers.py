"""How to use the gradients: a step against them, in place, and what to remember from step to step.

Every optimizer has `step(parameters, gradients)`. It changes each array of `parameters` in place,
which keeps its dtype; `gradients` lists theirs, in that order. It is a ValueError if they do not
pair up, and a TypeError if a parameter is no array of floats; then nothing has been changed. An
optimizer with a memory belongs to the parameters of its first step: other ones are a ValueError.
"""

import math
from dataclasses import dataclass
from numbers import Real

import numpy as np


@dataclass
class SGD:
    """Stochastic gradient descent, p ← p − lr · dp (Robbins and Monro, 1951).

    lr: the learning rate η, in units of p per unit of dp. ValueError unless positive and finite.
    """

    lr: float

    def __post_init__(self):
        _check(self)

    def step(self, parameters, gradients):
        """A step down the slope: see the top of this module."""
        for p, dp in _pairs(parameters, gradients):
            p -= self.lr * dp


@dataclass
class Momentum:
    """A heavy ball: v ← beta · v + dp, p ← p − lr · v (Polyak, 1964).

    v starts at 0 and grows to 1 / (1 − beta) gradients where they agree. lr: as in `SGD`.
    beta: how much of v is kept, 0 ≤ beta < 1.
    """

    lr: float
    beta: float = 0.9

    def __post_init__(self):
        _check(self)
        self._memory = _Memory(arrays=1)

    def step(self, parameters, gradients):
        """A step with the momentum of those before: see the top of this module."""
        for p, dp, v in self._memory.beside(parameters, gradients):
            v *= self.beta
            v += dp
            p -= self.lr * v


@dataclass
class RMSProp:
    """Each slope in units of its own size (Tieleman and Hinton, 2012, lecture 6.5).

    s ← beta · s + (1 − beta) · dp², p ← p − lr · dp / (√s + epsilon), with s = 0 at the start.
    lr: in units of p. beta: 0 ≤ beta < 1 (0.9 in the lecture). epsilon: keeps 0 / 0 away.
    """

    lr: float
    beta: float = 0.99
    epsilon: float = 1e-8

    def __post_init__(self):
        _check(self)
        self._memory = _Memory(arrays=1)

    def step(self, parameters, gradients):
        """A step of about lr in every direction: see the top of this module."""
        for p, dp, s in self._memory.beside(parameters, gradients):
            s *= self.beta
            s += (1 - self.beta) * dp**2
            p -= self.lr * dp / (np.sqrt(s) + self.epsilon)


@dataclass
class Adam:
    """Momentum in units of the slopes' own size (Kingma and Ba, 2015, algorithm 1).

    m ← beta1 · m + (1 − beta1) · dp, s ← beta2 · s + (1 − beta2) · dp², both 0 at the start and
    therefore too small at first, by the factors 1 − beta1ᵗ and 1 − beta2ᵗ at step t = 1, 2, …
    With m̂ and ŝ, divided by them, p ← p − lr · m̂ / (√ŝ + epsilon).
    lr: in units of p. beta1, beta2: 0 ≤ beta < 1. epsilon: keeps 0 / 0 away.
    """

    lr: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    def __post_init__(self):
        _check(self)
        self._memory, self._t = _Memory(arrays=2), 0

    def step(self, parameters, gradients):
        """A step of about lr at most in every direction: see the top of this module."""
        remembered = self._memory.beside(parameters, gradients)
        self._t += 1
        for p, dp, m, s in remembered:
            m *= self.beta1
            m += (1 - self.beta1) * dp
            s *= self.beta2
            s += (1 - self.beta2) * dp**2
            m_hat, s_hat = m / (1 - self.beta1**self._t), s / (1 - self.beta2**self._t)
            p -= self.lr * m_hat / (np.sqrt(s_hat) + self.epsilon)


OPTIMIZERS = {"sgd": SGD, "momentum": Momentum, "rmsprop": RMSProp, "adam": Adam}


class _Memory:
    """So many `arrays` like each parameter, zero at the start."""

    def __init__(self, arrays):
        self._arrays, self._parameters, self._kept = arrays, None, []

    def beside(self, parameters, gradients):
        """[(p, dp, its arrays …), …]"""
        pairs = _pairs(parameters, gradients)
        self._know([p for p, _ in pairs])
        return [(p, dp, *kept) for (p, dp), kept in zip(pairs, self._kept, strict=True)]

    def _know(self, parameters):
        if self._parameters is None:
            self._parameters = parameters
            self._kept = [[np.zeros_like(p) for _ in range(self._arrays)] for p in parameters]
        elif [id(p) for p in parameters] != [id(p) for p in self._parameters]:
            raise ValueError(
                "these are not the parameters of the first step, and what this optimizer "
                "remembers belongs to those: make a new optimizer for another network"
            )


def _pairs(parameters, gradients):
    """[(p, dp), …], every pair checked before any is used."""
    parameters, gradients = list(parameters), list(gradients)
    if len(parameters) != len(gradients):
        raise ValueError(
            f"got {len(gradients)} gradients for {len(parameters)} parameters: one each, in order"
        )
    pairs = list(zip(parameters, gradients, strict=True))
    for p, dp in pairs:
        if not (isinstance(p, np.ndarray) and p.dtype.kind == "f"):
            kind = f"an array of {p.dtype}" if isinstance(p, np.ndarray) else type(p).__name__
            raise TypeError(
                f"a parameter must be an array of floats to change in place, got {kind}"
            )
        if not isinstance(dp, np.ndarray) or dp.shape != p.shape:
            cause = "; call backward before step" if dp is None else ""
            raise ValueError(
                f"a gradient has shape {np.shape(dp)}, its parameter {p.shape}: expected an array "
                f"of that shape{cause}"
            )
    return pairs


def _check(optimizer):
    """ValueError for a setting out of its range."""
    for name, value in vars(optimizer).items():
        kind, least, most = "positive, finite number", 0, math.inf
        if name.startswith("beta"):
            kind, least, most = "number from 0 to below 1", -math.ulp(0), 1
        if not (isinstance(value, Real) and least < value < most):
            raise ValueError(f"{name} must be a {kind}, got {value!r}")
