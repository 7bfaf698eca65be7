"""The wrong answers to `adam_step`, each with the words for it."""

import numpy as np

from course.checks.exercise import Mistake
from course.checks.unit_08_training import adam_slips
from course.checks.unit_08_training.adam_slips import adam, counting_from, uncorrected

MISTAKES = (
    Mistake(
        "no bias correction",
        f"The bias correction is missing. {adam_slips.NOT_CORRECTED}",
        adam(correct_m=uncorrected, correct_s=uncorrected),
    ),
    Mistake("bias of s not corrected", adam_slips.ONLY_FOR_M, adam(correct_s=uncorrected)),
    Mistake("bias of m not corrected", adam_slips.ONLY_FOR_S, adam(correct_m=uncorrected)),
    Mistake(
        "epsilon inside the root",
        adam_slips.INSIDE,
        adam(move=lambda g, m, s: g.p - g.lr * m / np.sqrt(s + g.epsilon)),
    ),
    Mistake(
        "epsilon inside the root, no bias correction",
        f"{adam_slips.INSIDE} And the bias correction is missing: {adam_slips.NOT_CORRECTED}",
        adam(
            correct_m=uncorrected,
            correct_s=uncorrected,
            move=lambda g, m, s: g.p - g.lr * m / np.sqrt(s + g.epsilon),
        ),
    ),
    Mistake("t from 0", f"You correct with t − 1, which at the first step is 0. {adam_slips.T_FROM_1}",
            counting_from(-1)),
    Mistake("t counted up", f"You correct with t + 1. {adam_slips.T_FROM_1}", counting_from(1)),
    Mistake(
        "t as a factor",
        "You multiply β by t. The t stands in the exponent: `beta1**t`.",
        adam(correct_m=lambda a, b, t: a / (1 - b * t), correct_s=lambda a, b, t: a / (1 - b * t)),
    ),
    Mistake(
        "t forgotten",
        "You divide by 1 − β at every step. That is right for the first only; then it is 1 − βᵗ, "
        "which goes to 1.",
        adam(correct_m=lambda a, b, t: a / (1 - b), correct_s=lambda a, b, t: a / (1 - b)),
    ),
    Mistake(
        "power of 1 − beta",
        "You divide by (1 − β)ᵗ. It is 1 − βᵗ: only β is raised to the power.",
        adam(correct_m=lambda a, b, t: a / (1 - b) ** t,
             correct_s=lambda a, b, t: a / (1 - b) ** t),
    ),
    Mistake(
        "parentheses missing in the correction",
        "`m / 1 - beta1**t` divides by 1 and then subtracts. Mind the parentheses: "
        "`m / (1 - beta1**t)`.",
        adam(
            correct_m=lambda a, b, t: a / 1 - b**t,
            correct_s=lambda a, b, t: a / 1 - b**t,
        ),
    ),
    Mistake(
        "corrected the wrong way",
        "You multiply by 1 − βᵗ, and what is too small becomes smaller still. Divide by it.",
        adam(correct_m=lambda a, b, t: a * (1 - b**t), correct_s=lambda a, b, t: a * (1 - b**t)),
    ),
    Mistake(
        "corrected by beta to the t",
        "You divide by βᵗ. It is 1 − βᵗ, the share of the weights that belongs to gradients.",
        adam(correct_m=lambda a, b, t: a / b**t, correct_s=lambda a, b, t: a / b**t),
    ),
    Mistake(
        "corrected values returned",
        "The step is right, but you return the corrected m and s. They are for this step only; "
        "the running means must come back as they are, or they are corrected again and again.",
        adam_slips.corrected_kept,
    ),
    Mistake(
        "epsilon forgotten",
        "ε is missing: where the gradient has always been 0, your step is 0/0.",
        adam(move=lambda g, m, s: g.p - g.lr * m / np.sqrt(s)),
    ),
    Mistake(
        "epsilon behind the fraction",
        "ε is added to the fraction, not to the root under it. Mind the parentheses: "
        "`/ (np.sqrt(s_hat) + epsilon)`.",
        adam(move=lambda g, m, s: g.p - g.lr * (m / np.sqrt(s) + g.epsilon)),
    ),
    Mistake(
        "epsilon added at the end",
        "ε is added to the parameter, not to the root. Mind the parentheses: "
        "`/ (np.sqrt(s_hat) + epsilon)`.",
        adam(move=lambda g, m, s: g.p - g.lr * m / np.sqrt(s) + g.epsilon),
    ),
    Mistake(
        "epsilon before the correction",
        "You add ε to the root of the uncorrected s. That is the shortcut at the end of the "
        "paper's section 2, with another ε. Here: correct s first, then √ŝ + ε.",
        adam(move=adam_slips.epsilon_before_correction),
    ),
    Mistake(
        "root forgotten",
        "The root is missing: s is a mean of *squares*, and √ŝ has the unit of the gradient.",
        adam(move=lambda g, m, s: g.p - g.lr * m / (s + g.epsilon)),
    ),
    Mistake(
        "up the hill",
        "You step *up* the hill. m points where the loss grows: p − lr·….",
        adam(move=lambda g, m, s: g.p + g.lr * m / (np.sqrt(s) + g.epsilon)),
    ),
    Mistake(
        "learning rate forgotten",
        "The learning rate is missing: the step is lr times m̂/(√ŝ + ε).",
        adam(move=lambda g, m, s: g.p - m / (np.sqrt(s) + g.epsilon)),
    ),
    Mistake(
        "gradient instead of its mean",
        "The step takes the gradient of now. That is RMSProp; Adam takes its running mean, m̂.",
        adam(move=lambda g, m, s: adam_slips.down(g, g.dp, s)),
    ),
    Mistake(
        "step with the old m and s",
        "You step with the m and s that you were given. Renew them first.",
        adam(move=adam_slips.stale),
    ),
    Mistake(
        "1 − beta forgotten in both",
        "In m and s the factor 1 − β is missing before the new gradient: they are means, not "
        "sums.",
        adam(mean=lambda g: g.beta1 * g.m + g.dp, square=lambda g: g.beta2 * g.s + g.dp**2),
    ),
    Mistake(
        "1 − beta forgotten in m",
        "m is a running *mean*: β₁·m + (1 − β₁)·∂L/∂p. (Without 1 − β₁ it is momentum.)",
        adam(mean=lambda g: g.beta1 * g.m + g.dp),
    ),
    Mistake(
        "1 − beta forgotten in s",
        "s is a running *mean*: β₂·s + (1 − β₂)·(∂L/∂p)².",
        adam(square=lambda g: g.beta2 * g.s + g.dp**2),
    ),
    Mistake(
        "beta and 1 − beta swapped",
        "β and 1 − β are swapped: β, near 1, stands before the old mean.",
        adam(
            mean=lambda g: (1 - g.beta1) * g.m + g.beta1 * g.dp,
            square=lambda g: (1 - g.beta2) * g.s + g.beta2 * g.dp**2,
        ),
    ),
    Mistake(
        "beta1 and beta2 swapped",
        "β₁ and β₂ are swapped: β₁ belongs to m, β₂ to s.",
        adam(also=lambda g: g._replace(beta1=g.beta2, beta2=g.beta1)),
    ),
    Mistake(
        "gradient not squared in s",
        "s is the mean of the *squared* gradients: `dp**2`.",
        adam(square=lambda g: g.beta2 * g.s + (1 - g.beta2) * g.dp),
    ),
    Mistake(
        "m squared in s",
        "You square m. s is the mean of the squared *gradients*: `dp**2`.",
        adam(square=lambda g: g.beta2 * g.s + (1 - g.beta2) * adam_slips.mean(g) ** 2),
    ),
    Mistake(
        "1 − beta squared too",
        "You square 1 − β₂ with the gradient. Only the gradient is squared: `dp**2`.",
        adam(square=lambda g: g.beta2 * g.s + ((1 - g.beta2) * g.dp) ** 2),
    ),
    Mistake(
        "squared sum over the array",
        "You sum the squares of the whole array. Each entry has an s of its own.",
        adam(square=lambda g: g.beta2 * g.s + (1 - g.beta2) * np.sum(g.dp**2)),
    ),
    Mistake(
        "only the step",
        "Your first value is the step. Wanted is where it leads: p − lr·….",
        adam(move=lambda g, m, s: -g.lr * m / (np.sqrt(s) + g.epsilon)),
    ),
    Mistake(
        "m and s not returned",
        "You return p alone. m and s must come back, too, or the next step knows nothing of "
        "them: `return p, m, s`.",
        lambda *arguments: adam()(*arguments)[0],
    ),
    Mistake(
        "t returned too",
        "You return t as well. Whoever calls you counts: `return p, m, s`.",
        lambda *arguments: (*adam()(*arguments), arguments[4] + 1),
    ),
    Mistake("means changed in place", adam_slips.IN_PLACE, adam_slips.in_place),
    Mistake("arrays changed in place", adam_slips.IN_PLACE, adam_slips.all_in_place),
)  # fmt: skip
