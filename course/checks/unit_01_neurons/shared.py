"""What several exercises of unit 01 share: inputs for one neuron, and words for common slips."""

import numpy as np

FORGOT_BIAS = "The bias is missing: `b` is added once to the sum."
STRICT = (
    "A neuron fires when z ≥ 0, and here z is exactly 0: you used `>`. "
    "It matters at the very start, when all weights are zero."
)
BIAS_PER_INPUT = "The bias is added once for every input. It is added once, after the sum."
BIAS_AS_THRESHOLD = (
    "You compare the sum with `b`, as with a threshold. In this course the bias is added: "
    "z = w·x + b, and z is compared with 0. A bias is a threshold with the sign turned."
)
NOT_THRESHOLDED = "You return the weighted sum z itself. The neuron answers 1 if z ≥ 0, else 0."
MINUS_ONE = "You answer −1 for silent. Here a silent neuron answers 0."
INVERTED = "Every answer is turned around: 1 means that it fires, when z ≥ 0."
SIGN_TURNED = "The bias is subtracted. It is added: z = w·x + b."


def neuron_cases(rng):
    """(x, w, b): by hand, sums of exactly zero, integers, one input, random, float32."""
    by_hand = [
        ([1.0, 2.0], [3.0, 4.0], 0.5),
        ([1.0, 1.0], [1.0, 1.0], -2.0),  # z is exactly 0
        ([2.0, 1.0], [1.0, -1.0], -3.0),
        ([2.0, 3.0], [1.0, -1.0], 1.25),
        ([2.0, 1.0], [0.5, 0.25], -1.0),  # 0 < z < 0.5
        ([3.0, 1.0], [0.25, 0.25], -0.25),  # 0.5 < z < 1
        ([0.0, 0.0], [5.0, -7.0], -0.25),
        ([3.0], [-2.0], 4.0),
    ]
    cases = [(np.array(x), np.array(w), b) for x, w, b in by_hand]
    cases.append((np.array([1, 0, 1]), np.array([2, 5, -4]), 1))
    for d in 6 * (1, 2, 3, 5, 8):  # many: a decision is one bit, wrong ones are often right
        cases.append((rng.normal(size=d), rng.normal(size=d), float(rng.normal())))
    x, w, b = cases[-1]
    return [*cases, (x.astype(np.float32), w.astype(np.float32), np.float32(b))]
