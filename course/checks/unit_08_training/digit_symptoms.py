"""What a network of digits does with digits it was not given, in words: one symptom for each cause.

The order of the questions matters: the first symptom that fits is the one that is named.
"""

import numpy as np

from course.checks.unit_08_training.digit_nets import given, held_back
from course.functions import relu, sigmoid, tanh

GOOD = "at least 95 % right"
ENOUGH, NEARLY, BEGUN, GUESSING = 0.95, 0.9, 0.6, 0.15  # shares of digits read correctly


def symptom(layers):
    """One of the sentences of this file. layers: [(W1, b1), (W2, b2)] of the right shapes."""
    parts = [np.asarray(part, float) for layer in layers for part in layer]
    if not all(np.isfinite(part).all() for part in parts):
        return "nothing, since its weights are no numbers"
    with np.errstate(all="ignore"):  # weights may be huge
        share = right(parts, *held_back())
        if share >= ENOUGH:
            return GOOD
        return odd_weights(parts) or other_network(parts, share) or how_far(parts, share)


def right(parts, X, y, f=sigmoid):
    W1, b1, W2, b2 = parts
    return np.mean(np.argmax(f(X @ W1 + b1) @ W2 + b2, axis=1) == y)


def odd_weights(parts):
    """Symptoms that are seen at the weights or at the hidden units."""
    W1, b1, _, b2 = parts
    if np.ptp(W1, axis=1).max() <= 1e-3 * np.abs(W1).max():
        return "as much as one hidden unit can, since all 32 are equal"
    if np.mean(W1 > 0) > 0.95:
        return "hardly any, with first weights that are all positive"
    a = sigmoid(held_back()[0] @ W1 + b1)
    if np.mean(a * (1 - a)) < 0.01:
        size = "huge" if np.abs(W1).mean() > 0.6 else "moderate"
        return f"few, with saturated hidden units and {size} weights"
    if not b1.any() and not b2.any() and right(parts, *held_back()) < 0.3:
        return "no more than guessing, and no bias has ever moved"
    return None


def other_network(parts, share):
    """Weights that read well in another network than the one that was asked for."""
    X, y = held_back()
    X_given, _ = given()
    spread = X_given.std(axis=0)
    scaled = (X - X_given.mean(axis=0)) / np.where(spread > 0, spread, 1)
    tries = {
        "few, but at least 95 % if its hidden units were tanh": right(parts, X, y, tanh),
        "few, but at least 95 % if its hidden units were ReLU": right(parts, X, y, relu),
        "few, but at least 95 % if the pixels went from 0 to 16": right(parts, 16 * X, y),
        "few, but at least 95 % if the pixels were standardized": right(parts, scaled, y),
    }
    best = max(tries, key=tries.get)
    return best if tries[best] >= ENOUGH and tries[best] > share + 0.02 else None


def how_far(parts, share):
    """How well it reads, where nothing else is odd."""
    X, Y = given()
    seen = right(parts, X, Y.argmax(axis=1))
    if seen >= ENOUGH and seen > share + 0.03:
        return "fewer than 95 %, though it reads more than 95 % of those it was given"
    if share < GUESSING:
        moved = max(np.abs(parts[1]).max(), np.abs(parts[3]).max()) > 0.1
        return f"no more than guessing, and its biases have {'moved' if moved else 'hardly moved'}"
    if share < BEGUN:
        return "between 15 % and 60 % right"
    return f"between {'90 % and 95' if share >= NEARLY else '60 % and 90'} % right"
