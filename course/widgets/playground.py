"""A network that learns while you watch: what it learns from, what it is, and how it learns."""

from dataclasses import asdict, replace

import numpy as np

from course.functions import ACTIVATIONS
from course.optimizers import OPTIMIZERS
from course.plots import playground as plot
from course.widgets.controls import dropdown, slider
from course.widgets.experiment import DATA, OUTPUTS, Experiment, Settings
from course.widgets.panel import Panel
from course.widgets.recipe import recipe
from course.widgets.verdict import LOSSES, arrangement, describe, manner

POINTS = 20, 50, 100, 200, 500
RATES = 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0
BATCHES = 1, 2, 5, 10, 20, 50, 100
DECAYS = 0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1
MOST_LAYERS, MOST_UNITS, MOST_NOISE = 3, 8, 0.4
GROUPS = {
    "Data": ("data", "points", "noise"),
    "Network": ("layers", "units", "activation", "loss"),
    "Learning": ("optimizer", "lr", "batch_size", "l2"),
}
SLICE = 0.02  # seconds of learning between two pictures, at most
PACE = 25  # a picture adds a 25th of the epochs so far: the first ones, which matter, pass slowly


def playground(data: str = "xor", *, epochs: int = 0, **settings) -> Panel:
    """Return a panel in which a network of 2 inputs and 1 output learns to tell two classes apart.

    Play, Pause, Step (one epoch) and Reset (the same weights as at the start). Another learning
    rate, batch size, L2 or optimizer acts from the next epoch on; other data, another network or
    loss begin anew, and what plays goes on playing. New weights begins anew with others.

    ``data`` is "xor", "moons", "circles" or "spirals". ``settings`` are the other fields of
    `course.widgets.experiment.Settings`: points, noise, layers, units, activation, loss,
    optimizer, lr, batch_size, l2, seed. It has learned for ``epochs`` when it appears. The same
    settings give the same network; ``panel.picture.code`` is the code that makes it.
    TypeError for another field, ValueError for a value that its control does not offer.
    """
    it = Experiment(_possible(Settings(data=data, **settings)))
    it.advance(epochs)
    figure, artists = plot.draw()
    controls = _controls(it.settings)
    seed, shown = it.settings.seed, None

    def update(**values):
        nonlocal shown
        it.change(Settings(**values | {"noise": round(values["noise"], 2)}, seed=seed))
        controls["units"].disabled = controls["activation"].disabled = it.settings.layers == 0
        if shown is not it.seen:
            shown = it.seen
            plot.show_points(artists, it.seen, it.unseen)
        _move(artists, it)
        return describe(it)

    def new_weights():
        nonlocal seed
        seed += 1

    panel = Panel(
        figure,
        [artist for name, artist in artists.items() if name not in plot.RARE],
        controls,
        update,
        step=it.advance,
        run=lambda: it.advance(1 + it.epochs // PACE, SLICE),
        actions={"Reset": lambda: it.reset(it.settings), "New weights": new_weights},
        groups=GROUPS,
        delay=0.03,
    )
    _show_code(panel, it)
    return panel


def _show_code(panel: Panel, it: Experiment) -> None:
    """Always the code of what is on the screen; and while it plays, screen readers keep quiet."""

    def follow(_=None):
        panel.picture.code = recipe(it)

    def hush(change):
        panel.picture.busy = change.new

    follow()
    panel.picture.observe(follow, "sentence")
    panel.play.observe(hush, "value")


def _controls(start: Settings) -> dict:
    names = {label: name for name, label in LOSSES.items()}
    optimizers = {make.__name__: name for name, make in OPTIMIZERS.items()}
    return {
        "data": dropdown("data", DATA, start.data),
        "points": dropdown("points", POINTS, start.points),
        "noise": slider("noise", start.noise, 0.0, MOST_NOISE, 0.01),
        "layers": dropdown("hidden layers", range(MOST_LAYERS + 1), start.layers),
        "units": dropdown("units in each", range(1, MOST_UNITS + 1), start.units),
        "activation": dropdown("activation", ACTIVATIONS, start.activation),
        "loss": dropdown("loss", names.items(), start.loss),
        "optimizer": dropdown("optimizer", optimizers.items(), start.optimizer),
        "lr": dropdown("learning rate", _plainly(RATES), start.lr),
        "batch_size": dropdown("batch size", BATCHES, start.batch_size),
        "l2": dropdown("L2", _plainly(DECAYS), start.l2),
    }


def _plainly(values) -> list[tuple[str, float]]:
    return [(f"{value:g}", value) for value in values]


def _possible(settings: Settings) -> Settings:
    """`settings` as the controls show them, if they can."""
    offered = {
        "data": DATA, "points": POINTS, "layers": range(MOST_LAYERS + 1),
        "units": range(1, MOST_UNITS + 1), "activation": ACTIVATIONS, "loss": OUTPUTS,
        "optimizer": OPTIMIZERS, "lr": RATES, "batch_size": BATCHES, "l2": DECAYS,
    }  # fmt: skip
    for name, values in offered.items():
        value = asdict(settings)[name]
        if value not in values:
            raise ValueError(f"{name} is {value!r}; expected one of {', '.join(map(str, values))}.")
    if not 0 <= settings.noise <= MOST_NOISE:
        raise ValueError(f"noise is {settings.noise!r}; expected 0 to {MOST_NOISE}.")
    return replace(settings, noise=round(float(settings.noise), 2))


@np.errstate(over="ignore", invalid="ignore")  # after it diverged
def _move(artists: dict, it: Experiment) -> None:
    places, units = plot.plane(), []
    X = places
    for layer in it.network.layers[:-1]:
        X = layer(X)
        units.append(_strength(X, it.settings.activation))
    answers = it.network.probabilities(places)[:, 0]
    words = arrangement(it.settings), manner(it.settings)
    plot.move(artists, words, answers, units, (it.seen_loss, it.unseen_loss))


def _strength(a: np.ndarray, activation: str) -> np.ndarray:
    """Activations (n, units) as shares of what they can be, or are at most where no end is set."""
    if activation in ("sigmoid", "tanh"):
        return a if activation == "sigmoid" else (a + 1) / 2
    top = np.maximum(np.abs(a).max(axis=0), 1e-9)
    return (a / top + 1) / 2 if activation == "identity" else np.maximum(a / top, 0)
