"""Walk forward and backward through any network, one unit or one layer at a time."""

from collections.abc import Callable, Iterable
from numbers import Real
from textwrap import wrap

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure

from course.network import Network
from course.plots import steps_network, steps_summary
from course.walkthrough import Numbers, Step, plan
from course.widgets.controls import dropdown
from course.widgets.panel import Panel
from course.widgets.stepping.given import taken
from course.widgets.stepping.measured import Measured
from course.widgets.stepping.own import by_name, guarded
from course.widgets.stepping.scene import scene, title
from course.widgets.stepping.summary import is_large, summary
from course.widgets.stepping.words import words
from course.widgets.stepping.writing import WIDE, Writer
from course.widgets.steps import Steps
from course.widgets.yours import YoursError

SINGLY = "neuron by neuron"
WALKS = (SINGLY, "layer by layer")


def stepper(
    network: Network | Iterable,
    x,
    y,
    lr: float = 0.5,
    own: Iterable[Callable] = (),
    *,
    loss: str | None = None,
) -> Panel:
    """Return a panel that walks one step of learning: forward, loss, backward, update, loss after.

    network: a `Network`, which stays as it is, or layers [(W, b), …] of sigmoids; ``loss`` names
    the loss of such a list: "mse" (by default), or a cross-entropy, for which the last layer is
    plain. x: one input row (d_in,); y: its target row (k,), one-hot for classes. lr: η.
    own: functions of the learner's, `output_delta`, `hidden_delta` and `dense_backward` of unit 07,
    which then make the numbers. ValueError or TypeError for what cannot be walked through.
    """
    network, x, y = taken(network, x, y, loss)
    if not isinstance(lr, Real) or not 0 < lr < np.inf:
        raise ValueError(f"lr is {lr!r}, expected a positive number, such as 0.5")
    walk = _Walk(Numbers(guarded(network), x, y, float(lr), by_name(own)))
    controls = {} if walk.is_large else {"walk": dropdown("walk", WALKS, SINGLY)}
    figure, artists = walk.draw()
    actions = {"To the start": lambda: walk.steps.restart(walk.steps.last)}
    buttons = walk.steps.buttons
    return Panel(figure, artists, controls, walk.show, **buttons, actions=actions, delay=0.9)


class _Walk:
    """All steps, computed once; the one that is shown."""

    def __init__(self, n: Numbers):
        self.n, self.is_large = n, is_large(n.sizes)
        self.w = Writer(n, 4 if max(n.sizes) < 3 and len(n.sizes) < 5 else 3)
        self.measured = Measured(n)
        self.trouble: tuple[Step, str] | None = None
        self._compute()
        self.steps, self.walk = Steps(), ""

    def _compute(self) -> None:
        for step in plan(self.n.sizes):
            try:
                self.n.compute(step)
            except YoursError as said:
                self.trouble = (step, str(said))
                return

    def plan(self, singly: bool) -> list[Step]:
        """The steps, up to the one that a function of the learner's does not make."""
        whole = plan(self.n.sizes, singly)
        if self.trouble is None:
            return whole
        where = self.trouble[0][:2]
        return whole[: [step[:2] for step in whole].index(where) + 1]

    def draw(self) -> tuple[Figure, list[Artist]]:
        """The figure, and what moves in it."""
        n, w = self.n, self.w
        if self.is_large:
            self.board = steps_summary.draw(len(n.sizes))
        else:
            names = [w.name(layer) for layer in range(n.last + 1)]
            targets = [f"y {w.say(y)}" for y in n.y[0]]
            self.board = steps_network.draw(n.sizes, targets, names)
        return self.board.figure, self.board.moving

    def show(self, walk: str = WALKS[1]) -> str:
        """Draw the step that stands now and say what it shows."""
        singly = walk == SINGLY
        whole = self.plan(singly)
        if walk != self.walk:
            self.walk = walk
            self.steps.restart(len(whole) - 1)
        at, said = self.steps.at, ""
        stopped = self.trouble is not None and at == self.steps.last
        if stopped:
            said = self.trouble[1]
        else:
            said = words(self.w, whole[at], singly) + self.measured.said(self.w, whole[at])
        self._draw(whole, at, singly, said if stopped else "")
        if not at:
            said = f"{said} {len(whole) - 1} steps, {'layer by layer' if self.is_large else walk}."
        return f"{self.steps}. {said}"

    def _draw(self, whole: list[Step], at: int, singly: bool, trouble: str) -> None:
        """With ``trouble``, what the step before it showed, and the trouble for a formula."""
        shown = at - 1 if trouble else at
        instead = {"count": f"step {at} of {len(whole) - 1}"}
        if trouble:
            instead |= {"title": title(self.w, whole[at], singly), "lines": wrap(trouble, WIDE)[:5]}
        if self.is_large:
            frame, *rest = summary(self.w, whole, shown)
            steps_summary.move(self.board, frame._replace(**instead), *rest)
        else:
            steps_network.move(self.board, scene(self.w, whole, shown, singly)._replace(**instead))
