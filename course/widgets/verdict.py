"""What an `Experiment` is and how it goes, in words."""

from course.optimizers import OPTIMIZERS
from course.plots.words import number
from course.widgets.experiment import PATIENCE, Experiment, Settings

LOSSES = {"mse": "squared error", "binary_cross_entropy": "cross-entropy"}


def arrangement(it: Settings) -> str:
    """What learns from what."""
    bend = f", {it.activation}" if it.layers else ", no hidden layer"
    start = f", weights {it.seed}" if it.seed else ""
    return (
        f"{it.data}, {it.points} points, noise {number(it.noise)}: "
        f"network {' → '.join(map(str, it.sizes))}{bend}{start}"
    )


def manner(it: Settings) -> str:
    """How it learns."""
    return (
        f"{LOSSES[it.loss]}, {OPTIMIZERS[it.optimizer].__name__}, learning rate {it.lr:g}, "
        f"batches of {it.batch_size}, L2 {it.l2:g}"
    )


def describe(experiment: Experiment) -> str:
    """All of it, for those who do not see the picture."""
    it = experiment
    told = f"{arrangement(it.settings)}; {manner(it.settings)}. Epoch {it.epochs}: "
    return f"{told}{_measures(it)} {_how_it_goes(it)}"


def _measures(it: Experiment) -> str:
    if it.broken:
        return "the loss is no longer a number."
    return (
        f"loss {_loss(it.seen_loss[-1])} on the points it learns from and "
        f"{_loss(it.unseen_loss[-1])} on unseen ones, of which it gets {it.right} of "
        f"{len(it.unseen[1])} right."
    )


def _loss(value: float) -> str:
    if value < 0.001:
        return "below 0.001"
    return number(value, 3) if value < 1000 else "very large"


def _how_it_goes(it: Experiment) -> str:
    if it.broken:
        return (
            "The steps were so large that the weights ran away. "
            "Choose a smaller learning rate and press Reset."
        )
    if it.epochs == 0:
        return "It has learned nothing yet: press Play or Step."
    enough = f"{PATIENCE} epochs are enough. " if it.epochs >= PATIENCE else ""
    return enough + _trend(it.seen_loss, it.unseen_loss, it.right == len(it.unseen[1]))


def _trend(seen: list[float], unseen: list[float], all_right: bool) -> str:
    """Compared with a fifth of the way before."""
    before = seen[-1 - max(1, min(len(seen) - 1, len(seen) // 5))]
    if seen[-1] > 1.02 * before + 0.002:
        return "The loss has grown: the steps may be too large."
    if unseen[-1] > 1.1 * min(unseen) + 0.02 and unseen[-1] > 1.2 * seen[-1]:
        return "For unseen points it gets worse: it learns the seen ones by heart."
    if all_right:
        return "It gets every unseen point right."
    if seen[-1] < 0.98 * before:
        return "It is learning."
    return "It hardly learns any more."
