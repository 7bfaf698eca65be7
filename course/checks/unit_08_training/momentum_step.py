"""A step with momentum: v ← βv + dp, p ← p − lr·v (Polyak, 1964)."""

import numpy as np

from course.checks.exercise import Exercise
from course.checks.unit_08_training.momentum_bank import MISTAKES


def momentum_step(p, dp, v, lr, beta):
    v = beta * v + dp
    return p - lr * v, v


def momentum_cases(rng):
    """(p, dp, v, lr, beta): by hand, at rest, against the motion, no momentum, layers, random."""
    cases = [
        (np.array([1.0]), np.array([2.0]), np.array([4.0]), 0.1, 0.5),
        (np.array([1.0, -2.0]), np.array([0.5, 3.0]), np.array([0.0, 0.0]), 0.2, 0.9),
        (np.array([0.0, 1.0]), np.array([-3.0, 1.0]), np.array([4.0, -2.0]), 0.5, 0.75),
        (np.array([2.0, 1.0]), np.array([0.0, 0.0]), np.array([1.0, -3.0]), 0.1, 0.8),
        (np.array([2.0, 1.0]), np.array([1.0, 0.5]), np.array([5.0, -3.0]), 0.1, 0.0),
        (np.array([3, -1, 2]), np.array([1, 2, -2]), np.array([2, 0, 4]), 0.25, 0.5),
    ]
    for shape in ((3,), (2, 4), (5, 1)):
        p, dp, v = rng.normal(size=(3, *shape))
        cases.append((p, dp, v, float(rng.uniform(0.01, 1)), float(rng.uniform(0.3, 0.95))))
    return cases


EXERCISE = Exercise(
    reference=momentum_step,
    returns="the pair p, v after the step, each in p's shape",
    points=1,
    cases=momentum_cases,
    mistakes=MISTAKES,
    hints=(
        "First the velocity: a share β of the old one is kept, and the new gradient is added.",
        "`v = beta * v + …`. Then p takes a step against v, not against the gradient.",
        "`v = beta * v + dp`, and return `p - lr * …, v`.",
    ),
    owned="You own momentum: a ball that keeps rolling, fast along a valley and calm across it.",
)
