"""A step of Adam: running means of the gradient and of its square (Kingma and Ba, 2015)."""

import numpy as np

from course.checks.exercise import Exercise
from course.checks.unit_08_training.adam_bank import MISTAKES


def adam_step(p, dp, m, s, t, lr, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * dp
    s = beta2 * s + (1 - beta2) * dp**2
    m_hat = m / (1 - beta1**t)
    s_hat = s / (1 - beta2**t)
    return p - lr * m_hat / (np.sqrt(s_hat) + epsilon), m, s


def adam_cases(rng):
    """(p, dp, m, s, t, lr, beta1, beta2, epsilon): by hand, later, a gradient of 0, random."""
    one, zero = np.array([1.0]), np.array([0.0])
    two = np.array([1.0, -2.0])
    usual = (0.001, 0.9, 0.999, 1e-8)
    cases = [
        (one, np.array([3.0]), zero, zero, 1, 0.1, 0.9, 0.99, 1.0),
        (one, np.array([2.0]), np.array([0.5]), np.array([4.0]), 2, 0.1, 0.5, 0.75, 0.5),
        (two, np.array([-1.0, 0.5]), np.zeros(2), np.zeros(2), 1, *usual),
        (two, np.array([3.0, -1.0]), np.array([0.2, 1.0]), np.array([2.0, 0.25]), 3, *usual),
        (two, np.zeros(2), np.array([0.5, -1.0]), np.array([1.0, 2.0]), 7, *usual),
        (two, np.zeros(2), np.zeros(2), np.zeros(2), 1, *usual),  # ε keeps 0/0 away
        (np.array([3, -1]), np.array([2, -4]), np.array([1, 0]), np.array([4, 1]), 5, *usual),
    ]
    for shape, t in (((3,), 4), ((2, 3), 20), ((4, 1), 1000)):
        p, dp, m, s = rng.normal(size=(4, *shape))
        beta1, beta2 = rng.uniform(0.5, 0.95), rng.uniform(0.8, 0.999)
        lr, epsilon = rng.uniform(0.01, 1), rng.uniform(0.01, 0.5)
        cases.append((p, dp, m, s**2, t, *map(float, (lr, beta1, beta2, epsilon))))
    return cases


EXERCISE = Exercise(
    reference=adam_step,
    returns="p, m, s after the step, each in p's shape",
    points=2,
    cases=adam_cases,
    mistakes=MISTAKES,
    hints=(
        "Four lines, one for each formula: m, s, the corrected ones, and the step. Renew m and s "
        "before you use them.",
        "`m_hat = m / (1 - beta1**t)`, and s_hat in the same way with beta2. What comes back is m "
        "and s, not m_hat and s_hat.",
        "`p - lr * m_hat / (… + epsilon)`, with a root around s_hat alone.",
    ),
    owned="You own Adam, the optimizer that most networks of today are trained with.",
)
