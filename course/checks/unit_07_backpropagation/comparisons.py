"""Ways to compare two gradients that hide or invent a difference, for `gradient_check`."""

import numpy as np

norm = np.linalg.norm


def relative(a, b):
    return norm(a - b) / (norm(a) + norm(b))


ABSOLUTE = (
    "That is an *absolute* error. Is 0.0001 much? Beside slopes of 100 it is nothing, beside slopes "
    "of 0.0001 it is everything. Divide by the size of what is compared: ‖a‖ + ‖b‖."
)
DIVISOR = "Divide by ‖a‖ + ‖b‖: then the error is 0 when both are equal, 1 when they are opposite."

# name -> what is said, and the number made from gradient a and measured gradient b
COMPARISONS = {
    "absolute error": (ABSOLUTE, lambda a, b: norm(a - b)),
    "largest absolute error": (ABSOLUTE, lambda a, b: np.abs(a - b).max()),
    "mean absolute error": (ABSOLUTE, lambda a, b: np.abs(a - b).mean()),
    "summed absolute error": (ABSOLUTE, lambda a, b: np.abs(a - b).sum()),
    "mean squared error": (ABSOLUTE, lambda a, b: np.mean((a - b) ** 2)),
    "sum of squares": (ABSOLUTE, lambda a, b: np.sum((a - b) ** 2)),
    "divided by the measured one": (DIVISOR, lambda a, b: norm(a - b) / norm(b)),
    "divided by the gradient": (DIVISOR, lambda a, b: norm(a - b) / norm(a)),
    "divided by the larger": (DIVISOR, lambda a, b: norm(a - b) / max(norm(a), norm(b))),
    "divided by the product": (DIVISOR, lambda a, b: norm(a - b) / (norm(a) * norm(b))),
    "divided by the mean of both": (DIVISOR, lambda a, b: 2 * relative(a, b)),
    "a small number below": (
        "You add a small number below the line. Beside tiny slopes it is not small, and a wrong "
        "gradient looks right. Here nothing is 0 on both sides: leave it out.",
        lambda a, b: norm(a - b) / (norm(a) + norm(b) + 1e-8),
    ),
    "divided by twice the gradient": (DIVISOR, lambda a, b: norm(a - b) / (2 * norm(a))),
    "largest entries": (
        "You compare the largest entries. Compare the lengths, `np.linalg.norm`.",
        lambda a, b: np.abs(a - b).max() / (np.abs(a).max() + np.abs(b).max()),
    ),
    "norms subtracted, parentheses forgotten": (
        "Without parentheses the division comes first. And subtract the arrays before you take the "
        "length: `np.linalg.norm(a - b) / (…)`.",
        lambda a, b: norm(a) - norm(b) / (norm(a) + norm(b)),
    ),
    "rounded": (
        "You round. A right gradient and one that is nearly right then look alike.",
        lambda a, b: round(relative(a, b), 2),
    ),
    "norm of the sum": (
        "You divide by ‖a + b‖. If the two are opposite, that is 0. It is ‖a‖ + ‖b‖.",
        lambda a, b: norm(a - b) / norm(a + b),
    ),
    "parentheses below the line forgotten": (
        "`/ norm(a) + norm(b)` divides first and adds then. Write `/ (norm(a) + norm(b))`.",
        lambda a, b: norm(a - b) / norm(a) + norm(b),
    ),
    "lengths compared": (
        "You compare the lengths alone. An opposite gradient has the same length: ‖a − b‖.",
        lambda a, b: abs(norm(a) - norm(b)) / (norm(a) + norm(b)),
    ),
    "sums of squares compared": (
        "A root is missing, above or below the line: both are lengths, `np.linalg.norm`.",
        lambda a, b: np.sum((a - b) ** 2) / (np.sum(a**2) + np.sum(b**2)),
    ),
    "sums of absolute values": (
        "You sum absolute values. Length is the root of the summed squares, `np.linalg.norm`.",
        lambda a, b: np.abs(a - b).sum() / (np.abs(a).sum() + np.abs(b).sum()),
    ),
    "signed sums": (
        "You add up entries with their signs, and errors of opposite sign cancel. Use lengths, "
        "`np.linalg.norm`.",
        lambda a, b: abs(np.sum(a - b)) / abs(np.sum(a) + np.sum(b)),
    ),
    "entry by entry, the largest": (
        "You compare entry by entry and take the largest. A slope that is nearly 0 then makes noise "
        "look like a mistake: compare the arrays as wholes, by their lengths.",
        lambda a, b: np.max(np.abs(a - b) / (np.abs(a) + np.abs(b))),
    ),
    "entry by entry, the mean": (
        "You compare entry by entry and average. Compare the arrays as wholes, by their lengths.",
        lambda a, b: np.mean(np.abs(a - b) / (np.abs(a) + np.abs(b))),
    ),
    "entry by entry": (
        "You have an error for each entry. One number is wanted: compare the lengths.",
        lambda a, b: np.abs(a - b) / (np.abs(a) + np.abs(b)),
    ),
    "turned around": (
        "You compute 1 − error: a right gradient gets 1. It should get 0.",
        lambda a, b: 1 - relative(a, b),
    ),
    "true or false": (
        "You return True or False. Return the number: 0.3 and 0.00001 tell different stories.",
        lambda a, b: bool(relative(a, b) < 1e-6),
    ),
    "the measured gradient": (
        "You return the measured gradient. Compare it with `gradient`, and return one number.",
        lambda a, b: b,
    ),
}
