"""How to use the gradients: one step against them, in place."""

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
        if not (isinstance(self.lr, Real) and 0 < self.lr < math.inf):
            raise ValueError(f"lr must be a positive, finite number, got {self.lr!r}")

    def step(self, parameters, gradients):
        """Changes each array of `parameters` in place; `gradients` lists theirs, in that order.

        ValueError if a gradient is missing or has not its parameter's shape.
        """
        for p, dp in zip(parameters, gradients, strict=True):
            if np.shape(dp) != p.shape:
                raise ValueError(f"a gradient has shape {np.shape(dp)}, its parameter {p.shape}")
            p -= self.lr * dp
