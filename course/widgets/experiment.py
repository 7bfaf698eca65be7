"""A network that learns from points in the plane, in slices so short that nobody waits for them.

Whatever is on the way inside an epoch stays unseen: what an `Experiment` shows is what the network
was at the end of its last whole epoch, and `course.widgets.recipe` writes the code that gets there.
"""

import math
import time
from copy import deepcopy
from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np

from course.data import circles, moons, spirals, xor
from course.network import Network, mlp
from course.optimizers import OPTIMIZERS
from course.training import accuracy, learn_batch, minibatches

DATA = {"xor": xor, "moons": moons, "circles": circles, "spirals": spirals}
OUTPUTS = {"mse": "sigmoid", "binary_cross_entropy": "identity"}  # the loss holds the σ itself
SEEN, UNSEEN = 0, 1  # the seeds of the samples
PATIENCE = 10_000  # epochs after which it is left alone


class Learning(NamedTuple):
    """How it learns. A change is heard from the next epoch on."""

    optimizer: str
    lr: float
    batch_size: int
    l2: float


@dataclass(frozen=True)
class Settings:
    """What learns from what, and how.

    ``data`` is a name in DATA, with ``points`` to learn from, as many that it never sees, and
    ``noise``. ``layers`` hidden layers have ``units`` each. ``seed`` is for the weights at the
    start and for the order of the samples.
    """

    data: str = "xor"
    points: int = 100
    noise: float = 0.05
    layers: int = 1
    units: int = 4
    activation: str = "tanh"
    loss: str = "binary_cross_entropy"
    optimizer: str = "sgd"
    lr: float = 0.3
    batch_size: int = 10
    l2: float = 0.0
    seed: int = 0

    @property
    def sizes(self) -> list[int]:
        """From the inputs to the output."""
        return [2] + self.layers * [self.units] + [1]

    @property
    def learning(self) -> Learning:
        """The part of them that may change on the way."""
        return Learning(self.optimizer, self.lr, self.batch_size, self.l2)

    def begins_anew(self, other: "Settings") -> bool:
        """Whether going on from ``other`` with these makes no sense."""
        names = [field.name for field in fields(self) if field.name not in Learning._fields]
        return any(getattr(self, name) != getattr(other, name) for name in names)


class Experiment:
    """One training on the way.

    ``network`` is what it was after the last whole epoch. ``seen`` and ``unseen`` are the samples
    (X, Y), ``seen_loss`` and ``unseen_loss`` their losses from before the first epoch on, and
    ``phases`` [(how, epochs), …] tells how it came here.
    """

    def __init__(self, settings: Settings):
        self.reset(settings)

    def reset(self, settings: Settings) -> None:
        """Begin anew with ``settings``."""
        make = DATA[settings.data]
        self.settings = settings
        self.seen = _column(*make(settings.points, settings.noise, rng=SEEN))
        self.unseen = _column(*make(settings.points, settings.noise, rng=UNSEEN))
        self._rng = np.random.default_rng(settings.seed)
        self._learner = mlp(
            settings.sizes, rng=self._rng, activation=settings.activation,
            output=OUTPUTS[settings.loss], loss=settings.loss,
        )  # fmt: skip
        self.network: Network = deepcopy(self._learner)
        self.seen_loss = [self.network.loss(*self.seen)]
        self.unseen_loss = [self.network.loss(*self.unseen)]
        self.phases: list[tuple[Learning, int]] = []
        self._optimizer, self._batches = None, None

    def change(self, settings: Settings) -> None:
        """Go on with ``settings``, or begin anew where that makes no sense."""
        if settings.begins_anew(self.settings):
            self.reset(settings)
        self.settings = settings

    @property
    def epochs(self) -> int:
        """How many whole epochs it has learned."""
        return len(self.seen_loss) - 1

    @property
    def right(self) -> int:
        """How many of the unseen samples it gets right."""
        return round(accuracy(self.network, *self.unseen) * len(self.unseen[1]))

    @property
    def broken(self) -> bool:
        """Whether the loss is no longer a number: then nothing can follow."""
        return not math.isfinite(self.seen_loss[-1])

    @property
    def finished(self) -> bool:
        """Whether nothing can follow."""
        return self.broken or self.epochs >= PATIENCE

    @np.errstate(over="ignore", invalid="ignore")  # what diverges is said in words
    def advance(self, epochs: int = 1, seconds: float = math.inf) -> bool:
        """Learn until ``epochs`` more are whole or time is up; whether another may follow."""
        goal, end = min(self.epochs + epochs, PATIENCE), time.perf_counter() + seconds
        while self.epochs < goal and not self.broken:
            self._learn_a_batch()
            if time.perf_counter() >= end:
                break
        return not self.finished

    def _learn_a_batch(self) -> None:
        if self._batches is None:
            self._begin_epoch()
        batch = next(self._batches, None)
        if batch is None:
            self._end_epoch()
        else:
            learn_batch(self._learner, *batch, self._optimizer, self.phases[-1][0].l2)

    def _begin_epoch(self) -> None:
        how = self.settings.learning
        last = self.phases[-1][0] if self.phases else None
        if last != how:
            if last is None or last.optimizer != how.optimizer:
                self._optimizer = OPTIMIZERS[how.optimizer](how.lr)
            self._optimizer.lr = how.lr
            self.phases.append((how, 0))
        self._batches = minibatches(*self.seen, how.batch_size, self._rng)

    def _end_epoch(self) -> None:
        self._batches = None
        how, epochs = self.phases[-1]
        self.phases[-1] = how, epochs + 1
        for shown, p in zip(self.network.parameters, self._learner.parameters, strict=True):
            shown[...] = p
        self.seen_loss.append(self.network.loss(*self.seen))
        self.unseen_loss.append(self.network.loss(*self.unseen))


def _column(X, y) -> tuple[np.ndarray, np.ndarray]:
    return X, y[:, None]
