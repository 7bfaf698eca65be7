"""Adam in four parts, each of which can go wrong, and words for it: for the bank of `adam_step`."""

from typing import NamedTuple

import numpy as np

T_FROM_1 = "t counts from 1 and is the number of this step: use it as it is."
NOT_CORRECTED = (
    "m and s start at 0 and are too small at first. Divide both before you use them: m by 1 − β₁ᵗ, "
    "s by 1 − β₂ᵗ."
)
IN_PLACE = (
    "`m *= …` and `s += …` write into the caller's arrays. Make new ones: "
    "`m = beta1 * m + (1 - beta1) * dp`."
)
ONLY_FOR_M = "The bias of m is corrected, that of s is not: divide s by 1 − β₂ᵗ."
ONLY_FOR_S = "The bias of s is corrected, that of m is not: divide m by 1 − β₁ᵗ."
INSIDE = (
    "ε stands inside the root. It comes after it: √ŝ + ε. (Inside, ε = 10⁻⁸ would count as 10⁻⁴.)"
)


class Given(NamedTuple):
    """What a step of Adam is given."""

    p: np.ndarray
    dp: np.ndarray
    m: np.ndarray
    s: np.ndarray
    t: int
    lr: float
    beta1: float
    beta2: float
    epsilon: float


def mean(g: Given):
    return g.beta1 * g.m + (1 - g.beta1) * g.dp


def square(g: Given):
    return g.beta2 * g.s + (1 - g.beta2) * g.dp**2


def corrected(average, beta, t):
    return average / (1 - beta**t)


def down(g: Given, m_hat, s_hat):
    return g.p - g.lr * m_hat / (np.sqrt(s_hat) + g.epsilon)


def adam(
    mean=mean, square=square, correct_m=corrected, correct_s=corrected, move=down, also=lambda g: g
):
    """A step of Adam with other parts; `also` changes what it is given."""

    def step(*arguments):
        g = also(Given(*arguments))
        m, s = mean(g), square(g)
        with np.errstate(all="ignore"):  # a wrong formula may divide by zero
            m_hat, s_hat = correct_m(m, g.beta1, g.t), correct_s(s, g.beta2, g.t)
            return move(g, m_hat, s_hat), m, s

    return step


def uncorrected(average, beta, t):
    return average


def counting_from(shift):
    """An answer that takes t for another number."""
    return adam(also=lambda g: g._replace(t=g.t + shift))


def corrected_kept(*arguments):
    g = Given(*arguments)
    p, m, s = adam()(*arguments)
    return p, corrected(m, g.beta1, g.t), corrected(s, g.beta2, g.t)


def epsilon_before_correction(g: Given, m_hat, s_hat):
    """The paper's shortcut, whose ε̂ is another number than ε."""
    s = square(g)
    return g.p - g.lr * np.sqrt(1 - g.beta2**g.t) * m_hat / (np.sqrt(s) + g.epsilon)


def stale(g: Given, m_hat, s_hat):
    return down(g, corrected(g.m, g.beta1, g.t), corrected(g.s, g.beta2, g.t))


def in_place(p, dp, m, s, t, lr, beta1, beta2, epsilon):
    m *= beta1
    m += (1 - beta1) * dp
    s *= beta2
    s += (1 - beta2) * dp**2
    return (
        down(
            Given(p, dp, m, s, t, lr, beta1, beta2, epsilon),
            corrected(m, beta1, t),
            corrected(s, beta2, t),
        ),
        m,
        s,
    )


def all_in_place(p, *rest):
    stepped, m, s = in_place(p, *rest)
    p[...] = stepped
    return p, m, s
