"""A ball on a loss surface: choose where it starts and how far it steps, and let it go."""

from collections.abc import Callable
from functools import cache

import numpy as np
from ipywidgets import Dropdown

from course.plots import descent as plot
from course.plots.surface import Landscape, lowest, sample
from course.plots.words import number, plural
from course.widgets.controls import dropdown, slider
from course.widgets.hills import HILLS
from course.widgets.own import Own
from course.widgets.panel import Panel
from course.widgets.walk import Walk

BATCHES = {"all samples": None, "32": 32, "8": 8, "1": 1}


def descent(
    surface: str = "ravine",
    lr: float | None = None,
    start: tuple[float, float] | None = None,
    *,
    steps: int = 0,
    gradient: Callable | None = None,
    step: Callable | None = None,
    batches: Callable | None = None,
) -> Panel:
    """Return a panel with a ball on ``surface``, from ``start`` = (w, b) on, with rate ``lr``.

    ``surface`` is "bowl", "ravine", "saddle", "two valleys", "plateau" or "digits". The ball has
    taken ``steps`` steps when it appears; a click into the picture moves its start. ``gradient``
    (f, x, h), ``step`` (parameters, gradients, lr) and ``batches`` (X, y, batch_size, order) are
    functions of the learner's, used instead of ours. ValueError for another surface.
    """
    if surface not in HILLS:
        raise ValueError(f"surface is {surface!r}; expected one of {', '.join(HILLS)}.")
    hill = HILLS[surface]
    w, b = start or hill.start
    figure, artists = plot.draw()
    controls = {
        "surface": dropdown("surface", HILLS, surface),
        "lr": slider("learning rate", lr or hill.lr, 0.01, 1.2, 0.01),
        "w": slider("start w", w, *plot.RANGE),
        "b": slider("start b", b, *plot.RANGE),
        "batch": dropdown("batch size", BATCHES, "all samples"),
    }
    # Before the panel listens, so that it sees a surface and its start together.
    controls["surface"].observe(lambda change: _go_to_start(controls, change.new), "value")
    run = _Run(artists, Own(gradient, step, batches), controls["batch"])
    panel = Panel(
        figure,
        [artists[name] for name in plot.MOVING],
        controls,
        run.show,
        step=lambda: run.walk.step(controls["lr"].value),
        actions={"Reset": run.reset},
        delay=0.15,
    )
    for _ in range(steps):
        run.walk.step(controls["lr"].value)
    panel.refresh()
    panel.picture.clickable = True
    panel.picture.observe(lambda change: _start_at(artists, controls, change.new), "clicked")
    return panel


def _go_to_start(controls: dict, surface: str) -> None:
    """Each surface has a start and a learning rate that show what it is about."""
    hill = HILLS[surface]
    controls["w"].value, controls["b"].value = hill.start
    controls["lr"].value = hill.lr


def _start_at(artists, controls: dict, share) -> None:
    place = plot.place(artists, share)
    if place is not None:
        controls["w"].value, controls["b"].value = np.round(place, 1)


class _Run:
    """The walk on the way, begun afresh whenever surface, start or batch size change."""

    def __init__(self, artists, own: Own, batch: Dropdown):
        self.artists, self.own, self.batch = artists, own, batch
        self.surface = self.begun = self.walk = self.before = None

    def reset(self) -> None:
        self.begun = None

    def show(self, surface: str, lr: float, w: float, b: float, batch: str) -> str:
        if surface != self.surface:
            self._change_surface(surface)
        if self.begun != (w, b, batch):
            self._begin(w, b, batch)
        it, last = self.walk, self.before
        before = (last.points, last.losses) if last else None
        next_step = np.zeros(2) if it.is_noisy else -lr * it.slope  # the next batch decides
        setting = f"learning rate {number(lr)}"
        if HILLS[surface].samples:
            setting += f", {batch}" if BATCHES[batch] is None else f", batches of {batch}"
        plot.move(self.artists, (it.points, it.losses), before, next_step, setting)
        return f"{surface}, {setting}: {it.says}{self._compared()}"

    def _change_surface(self, surface: str) -> None:
        self.surface, hill = surface, HILLS[surface]
        self.walk = self.before = self.begun = None
        self.batch.disabled = not hill.samples
        land, self.lowest = _survey(surface)
        plot.show_hill(self.artists, land)

    def _begin(self, w: float, b: float, batch: str) -> None:
        if self.walk and len(self.walk.points) > 1:
            self.before = self.walk
        self.begun = (w, b, batch)
        self.walk = Walk(HILLS[self.surface], (w, b), BATCHES[batch], self.lowest, self.own)

    def _compared(self) -> str:
        if self.before is None:
            return ""
        steps = plural(len(self.before.points) - 1, "step")
        return f" The walk before: loss {number(self.before.losses[-1], 3)} after {steps}."


@cache
def _survey(surface: str) -> tuple[Landscape, float]:
    """The heights of a surface, and the least of them."""
    hill = HILLS[surface]

    def height(w, b):
        return float(hill.loss(w, b, *hill.samples))

    land = sample(height, plot.RANGE, plot.RANGE)
    return land, height(*lowest(height, plot.RANGE, plot.RANGE))
