"""What is taken for the error at the output: with mse, and with cross-entropy, right and wrong."""

import numpy as np

from course.checks.unit_07_backpropagation.shared import SLOPES
from course.functions import log_softmax, sigmoid, sigmoid_prime, softmax


def right_mse(z, Y):
    return 2 * (sigmoid(z) - Y) / len(Y) * sigmoid_prime(z)


def right_ce(z, Y):
    return (softmax(z) - Y) / len(Y)


def naive_softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


HALF_MSE = "The 2 is missing. Our mse has no ½ to cancel it: the slope of (a − Y)² is 2 (a − Y)."
NO_SLOPE = (
    "That is the error in the *activation*, ∂L/∂a. Between a and z stands the sigmoid: multiply by "
    "its slope, σ′(z)."
)
ON_TOP = (
    "With cross-entropy no slope is multiplied in: the softmax is inside the loss, and its slope "
    "is already in softmax(z) − Y. (That is the gift of unit 04.)"
)

# name -> what is said, and what is taken for the error with mse
MSE = {
    "slope forgotten": (NO_SLOPE, lambda z, Y: 2 * (sigmoid(z) - Y) / len(Y)),
    **{
        name: (says, lambda z, Y, slope=slope: 2 * (sigmoid(z) - Y) / len(Y) * slope(z))
        for name, (says, slope) in SLOPES.items()
    },
    "2 missing": (HALF_MSE, lambda z, Y: right_mse(z, Y) / 2),
    "2 and 1/n missing": (
        "(a − Y)·σ′(z) is the error of half a squared error of one sample, as some books write it. "
        "Our mse has no ½ and is a mean: 2 (a − Y)/n · σ′(z).",
        lambda z, Y: (sigmoid(z) - Y) * sigmoid_prime(z),
    ),
    "error of cross-entropy": (
        "(a − Y)/n is the error with a *cross-entropy*. With mse the 2 and the slope σ′(z) belong "
        "to it: 2 (a − Y)/n · σ′(z).",
        lambda z, Y: (sigmoid(z) - Y) / len(Y),
    ),
    "got minus wanted alone": (
        "a − Y is the error that one sees. ∂L/∂z needs two slopes as well: of the mean squared "
        "error, 2/n, and of the sigmoid, σ′(z).",
        lambda z, Y: sigmoid(z) - Y,
    ),
    "slope and 1/n forgotten": (NO_SLOPE, lambda z, Y: 2 * (sigmoid(z) - Y)),
    "z for a in the error": (
        "You compare z with the target. What the network answers is a = σ(z): 2 (a − Y)/n.",
        lambda z, Y: 2 * (z - Y) / len(Y) * sigmoid_prime(z),
    ),
    "output without a sigmoid": (
        "You treat the output as if it had no sigmoid. Here a = σ(z), in the error and in the slope.",
        lambda z, Y: 2 * (z - Y) / len(Y),
    ),
    "error squared": (
        "You square the error. The slope of a square is 2 · error, not 2 · error².",
        lambda z, Y: 2 * (sigmoid(z) - Y) ** 2 / len(Y) * sigmoid_prime(z),
    ),
    "slope added": (
        "You add the slope. Slopes along a path are multiplied.",
        lambda z, Y: 2 * (sigmoid(z) - Y) / len(Y) + sigmoid_prime(z),
    ),
    "softmax for mse": (
        "With mse each output has a sigmoid of its own; the softmax belongs to cross-entropy.",
        lambda z, Y: 2 * (softmax(z) - Y) / len(Y) * sigmoid_prime(z),
    ),
}

# name -> what is said, and what is taken for the error with cross-entropy
CROSS_ENTROPY = {
    "slope on top of cross-entropy": (ON_TOP, lambda z, Y: right_ce(z, Y) * sigmoid_prime(z)),
    "slope of softmax on top": (
        ON_TOP,
        lambda z, Y: right_ce(z, Y) * softmax(z) * (1 - softmax(z)),
    ),
    "slope at the softmax on top": (
        ON_TOP,
        lambda z, Y: right_ce(z, Y) * sigmoid_prime(softmax(z)),
    ),
    "2 with cross-entropy": (
        "The 2 comes from a square, and cross-entropy has none: (softmax(z) − Y)/n.",
        lambda z, Y: 2 * right_ce(z, Y),
    ),
    "sigmoid for softmax": (
        "You sent each score through its own sigmoid. The classes share one probability: softmax.",
        lambda z, Y: (sigmoid(z) - Y) / len(Y),
    ),
    "softmax overflows": (
        "Your softmax overflows for large scores. Use the one that is imported above: `softmax(z)`.",
        lambda z, Y: (naive_softmax(z) - Y) / len(Y),
    ),
    "softmax over samples": (
        "Your softmax runs down the columns. A row is a sample, and each row sums to 1.",
        lambda z, Y: (softmax(z.T).T - Y) / len(Y),
    ),
    "softmax forgotten": (
        "The softmax is missing: z are scores, and Y are probabilities.",
        lambda z, Y: (z - Y) / len(Y),
    ),
    "logarithm kept": (
        "The logarithm of the loss is gone once its slope is taken: softmax(z) − Y, without log.",
        lambda z, Y: (log_softmax(z) - Y) / len(Y),
    ),
    "error in the probabilities": (
        "−Y/p is the slope in the *probabilities*. Carried through the softmax to z it becomes "
        "softmax(z) − Y.",
        lambda z, Y: -Y / softmax(z) / len(Y),
    ),
    "only the right class": (
        "Only the right class gets an error. The other probabilities must go down as well, and "
        "softmax(z) − Y says by how much.",
        lambda z, Y: right_ce(z, Y) * Y,
    ),
}
