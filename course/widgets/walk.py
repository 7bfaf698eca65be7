"""A walk downhill, one step at a time, that knows what just happened to it."""

from collections.abc import Iterator

import numpy as np

from course.gradcheck import numerical_gradient
from course.plots.words import number, plural, point
from course.widgets.hills import Hill
from course.widgets.own import Own
from course.widgets.yours import YoursError

PATIENCE = 200  # steps after which it is left alone
STILL = 1e-3  # a slope this small moves nothing any more
FAINT = 0.05  # one this small hardly does
SEED = 5


class Walk:
    """Gradient descent on ``hill`` from ``start``, with ``batch_size`` of its samples a step.

    ``batch_size`` None means all of them. ``lowest`` is the least loss of the surface. ``own``
    measures, steps and deals.
    """

    def __init__(self, hill: Hill, start, batch_size: int | None, lowest: float, own: Own):
        self.hill, self.lowest, self.own = hill, lowest, own
        self.batch_size = batch_size or max(1, self.n)
        self.points = np.array([start], float)
        self.losses = np.array([self.loss(self.points[0])])
        self.finished = False
        self.epoch = 0
        self._batches = self._deal()
        self.slope = numerical_gradient(self.loss, self.points[0])
        self.says = (
            f"The ball lies at (w, b) = {point(start)}: {self._measures()}. "
            "Press Step or Play, or click where it should start."
        )

    @property
    def n(self) -> int:
        """How many samples the loss is a mean of; 0 where there are none."""
        return len(self.hill.samples[0]) if self.hill.samples else 0

    @property
    def is_noisy(self) -> bool:
        """Whether a step looks at some of the samples only."""
        return self.batch_size < self.n

    def loss(self, p) -> float:
        """The loss of all samples at p = (w, b)."""
        return float(self.hill.loss(*p, *self.hill.samples))

    def step(self, lr: float) -> bool:
        """Take one step and say whether another may follow."""
        if self.finished:
            return False
        try:
            p, slope = self._moved(lr)
        except YoursError as said:
            self.says, self.finished = str(said), True
            return False
        self.points = np.vstack([self.points, p])
        self.losses = np.append(self.losses, self.loss(p))
        self.slope = numerical_gradient(self.loss, p)
        what = self._what_happened(slope)
        epoch = f", epoch {self.epoch}" if self.is_noisy else ""
        self.says = f"Step {len(self.points) - 1}{epoch}: {self._measures()}. {what}{self.own.said}"
        return not self.finished

    def _moved(self, lr: float) -> tuple[np.ndarray, np.ndarray]:
        """Where the next step leads, and the slope it was taken on."""
        batch, p = next(self._batches), self.points[-1]
        slope = self.own.gradient(lambda p: self.hill.loss(*p, *batch), p.copy())
        return self.own.step(p.copy(), slope, lr), slope

    def _deal(self) -> Iterator[tuple]:
        """Batches for ever: one epoch after the other, each in an order of its own."""
        rng = np.random.default_rng(SEED)
        while True:
            self.epoch += 1
            if self.is_noisy:
                yield from self.own.batches(*self.hill.samples, self.batch_size, rng)
            else:
                yield self.hill.samples

    def _measures(self) -> str:
        return f"loss {number(self.losses[-1], 3)}, slope {number(np.hypot(*self.slope), 3)}"

    def _what_happened(self, slope) -> str:
        if not np.isfinite(self.losses[-1]) or self.losses[-1] > 20 * self.losses[0] + 20:
            self.finished = True
            return (
                "It diverges: each step lands further out than the one before. "
                "Choose a smaller learning rate."
            )
        if np.hypot(*self.slope) < STILL:
            self.finished = True
            return self._resting_place()
        if len(self.points) > PATIENCE:
            self.finished = True
            return f"{plural(PATIENCE, 'step')}: enough. {self._manner(slope)}"
        return self._manner(slope)

    def _resting_place(self) -> str:
        curvatures = self._curvatures()
        if self._near_bottom():
            return "It has arrived at the lowest place."
        if curvatures[0] < -0.01:
            return (
                "It is stuck on a saddle: flat here, yet one way leads down. "
                "Start a little to the side."
            )
        if curvatures[0] < 0.05:
            return "It is stuck on a plateau: flat, and far from the lowest place."
        return (
            "It has arrived in a local minimum: no way leads down from here, "
            "and yet it is not the lowest place."
        )

    def _manner(self, slope) -> str:
        rose = self.losses[-1] > self.losses[-2]
        if self.is_noisy:
            return self._noisy(slope, rose)
        if rose:
            return "It overshot: the loss has grown."
        if self._turned() < -0.5:
            return "It zigzags: this step takes back part of the one before."
        if np.hypot(*self.slope) > FAINT:
            return "It descends."
        if self._near_bottom():
            return "It closes in on the lowest place."
        return "It hardly moves: almost flat ground, and yet far from the lowest place."

    def _noisy(self, slope, rose: bool) -> str:
        samples = plural(self.batch_size, "sample")
        at = numerical_gradient(self.loss, self.points[-2])
        degrees = np.degrees(np.arccos(np.clip(cosine(slope, at), -1, 1)))
        went = "the loss of all has grown" if rose else "it descends"
        return f"The slope of {samples} was {degrees:.0f}° off that of all: {went}."

    def _turned(self) -> float:
        """The cosine between the last two steps: −1 when it goes back where it came from."""
        if len(self.points) < 3:
            return 1.0
        return cosine(*np.diff(self.points[-3:], axis=0))

    def _near_bottom(self) -> bool:
        return self.losses[-1] - self.lowest < 0.02 * max(self.losses[0] - self.lowest, 0.1)

    def _curvatures(self) -> np.ndarray:
        """The curvature along the flattest and the steepest way."""
        p, nudges = self.points[-1], 0.01 * np.eye(2)
        columns = [
            (numerical_gradient(self.loss, p + e) - numerical_gradient(self.loss, p - e)) / 0.02
            for e in nudges
        ]
        return np.linalg.eigvalsh((np.array(columns) + np.array(columns).T) / 2)


def cosine(a, b) -> float:
    """Of the angle between two vectors; 1 where one of them has no length."""
    lengths = np.hypot(*a) * np.hypot(*b)
    return float(np.dot(a, b) / lengths) if lengths > 0 else 1.0
