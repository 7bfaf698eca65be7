"""The code that does what an `Experiment` did: run, it ends with the very same network."""

from course.optimizers import OPTIMIZERS
from course.widgets.experiment import DATA, OUTPUTS, SEEN, UNSEEN, Experiment, Learning, Settings

NOTHING_YET = "# It has learned nothing yet: press Play or Step, and `fit` appears here."


def recipe(experiment: Experiment) -> str:
    """Python that makes ``network`` what the experiment shows."""
    it = experiment.settings
    phases = [(how, epochs) for how, epochs in experiment.phases if epochs]
    names = sorted({OPTIMIZERS[how.optimizer].__name__ for how, _ in phases}, key=str.lower)
    imports = [
        "import numpy as np",
        f"from course.data import {DATA[it.data].__name__}",
        "from course.network import mlp",
        *([f"from course.optimizers import {', '.join(names)}"] if names else []),
        *(["from course.training import fit"] if names else []),
    ]
    return "\n".join([*imports, "", *_start(it), *_learning(phases)])


def _start(it: Settings) -> list[str]:
    make, given = DATA[it.data].__name__, f"{it.points}, {it.noise}"
    output = "" if OUTPUTS[it.loss] == "identity" else f'output="{OUTPUTS[it.loss]}", '
    return [
        f"X, y = {make}({given}, rng={SEEN})",
        f"X_new, y_new = {make}({given}, rng={UNSEEN})  # never learned from",
        f"rng = np.random.default_rng({it.seed})",
        f'network = mlp({it.sizes}, rng=rng, activation="{it.activation}", '
        f'{output}loss="{it.loss}")',
    ]


def _learning(phases: list[tuple[Learning, int]]) -> list[str]:
    lines, last = [], None
    for how, epochs in phases:
        if last is None or how.optimizer != last.optimizer:
            lines.append(f"optimizer = {OPTIMIZERS[how.optimizer].__name__}({how.lr})")
        elif how.lr != last.lr:
            lines.append(f"optimizer.lr = {how.lr}")
        l2 = f", l2={how.l2}" if how.l2 else ""
        lines += [
            f"fit(network, X, y[:, None], epochs={epochs}, batch_size={how.batch_size}{l2},",
            "    optimizer=optimizer, rng=rng, validation=(X_new, y_new[:, None]))",
        ]
        last = how
    return lines or [NOTHING_YET]
