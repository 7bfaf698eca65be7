"""What several exercises of unit 02 share: the inputs to try, and words for common slips."""

import numpy as np

TRUNCATED = (
    "With whole numbers as input your result is whole too: `zeros_like(z)` and `z.copy()` keep the "
    "integer type and cut off the decimals. Compute a new array, or start with `z.astype(float)`."
)
OVERFLOW = (
    "It overflows: `exp` of a large number is inf, and inf/inf is nan. "
    "Write it so that `exp` never gets a large positive number, or so that inf ends up below the line."
)
FINITE_DIFFERENCE = (
    "Close, but only close: a difference quotient approximates the slope. Here we want the formula."
)
IN_PLACE = (
    "Your function writes into the array it was given: after the call the caller's z has changed. "
    "Build a new array instead, for example with `np.where` or `np.maximum`."
)


def activation_cases(rng):
    """(z,): by hand, one entry, integers, a column, near zero, saturated, random, float32."""
    by_hand = [
        np.array([2.0]),
        np.array([0.0]),
        np.array([-1.0]),
        np.array([-2.0, -0.5, 0.0, 0.5, 2.0]),
        np.array([-2, -1, 0, 1, 3]),
        np.array([[1.5], [-0.25], [3.0]]),
        np.array([-0.05, -1e-3, -4e-7, 1e-9, 4e-7, 3e-4, 0.05]),  # close to the corner of ReLU
        np.array([-1000.0, -30.0, 30.0, 1000.0, 1.0]),
    ]
    z = rng.normal(scale=3, size=(4, 3))
    return [(z,) for z in [*by_hand, z, rng.normal(size=7), z.astype(np.float32)]]
