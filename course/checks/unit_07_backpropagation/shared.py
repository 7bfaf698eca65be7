"""What several exercises of unit 07 share: wrong slopes of a sigmoid, with their words."""

import numpy as np

from course.functions import sigmoid, sigmoid_prime

LOG_3 = np.log(3)  # σ(log 3) = 3/4

SLOPE_AT_A = (
    "You take σ′ at `a`. The slope belongs to the place where the sigmoid was, and that is `z`: "
    "`sigmoid_prime(z)`, or with `a = sigmoid(z)` the product `a * (1 - a)`."
)
A_FOR_SLOPE = (
    "You multiply by `a` itself, the value of the sigmoid. Its slope is `a * (1 - a)`, which is "
    "`sigmoid_prime(z)`."
)
Z_FOR_A = "`z * (1 - z)` is no slope: in a(1 − a) stands the activation `a = sigmoid(z)`, not `z`."

# name -> what is said, and what is taken for σ′(z)
SLOPES = {
    "slope at a": (SLOPE_AT_A, lambda z: sigmoid_prime(sigmoid(z))),
    "a for a(1 − a)": (A_FOR_SLOPE, sigmoid),
    "z for a in the slope": (Z_FOR_A, lambda z: z * (1 - z)),
    "slope twice": (
        "The slope of the sigmoid is multiplied in twice. Each sigmoid is passed once.",
        lambda z: sigmoid_prime(z) ** 2,
    ),
    "1 − a for a(1 − a)": (
        "You multiply by 1 − a. The slope is `a * (1 - a)`: half of it is missing.",
        lambda z: 1 - sigmoid(z),
    ),
    "a z mixed into the slope": (
        "In `a * (1 - z)` a z has slipped in. The slope needs the activation twice: `a * (1 - a)`.",
        lambda z: sigmoid(z) * (1 - z),
    ),
    "slope of tanh": (
        "1 − a² is the slope of tanh. These units are sigmoids: a(1 − a).",
        lambda z: 1 - sigmoid(z) ** 2,
    ),
    "slope of relu": (
        "That is the slope of relu, 0 or 1. These units are sigmoids: `sigmoid_prime(z)`.",
        lambda z: (z > 0).astype(float),
    ),
}


def single(*arrays):
    """The arrays in float32."""
    return tuple(array.astype(np.float32) for array in arrays)


def one_hot_rows(n, k, rng):
    return np.eye(k)[rng.integers(k, size=n)]
