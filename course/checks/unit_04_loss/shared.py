"""What several exercises of unit 04 share: inputs to try, and words for common slips."""

import numpy as np

HALF = (
    "Exactly half. Some books put a ½ in front so that the slope loses its factor 2. "
    "This course does not: the mean stands alone."
)
NO_MEAN = (
    "You return the sum over all samples. Divide by n, the number of rows, so that a loss on "
    "10 samples and one on 1,000 can be compared."
)
TWICE = "You divide by n twice. `np.mean` has already divided once."
OVER_ALL = (
    "You average over all entries. Sum over the outputs of a sample, then divide by the number "
    "of samples alone: `len(Y)`, not `Y.size`."
)
OVER_OUTPUTS = "You divide by the number of outputs. Divide by the number of samples, the rows."
ONE_LESS = (
    "You divide by n − 1, as for a sample variance. A loss is a plain mean: divide by n. "
    "With one sample n − 1 is 0."
)
PER_SAMPLE = "You have one loss for each sample. The loss of the batch is one number: their mean."
IN_PLACE = (
    "The numbers are right, but `-=` or `*=` writes into the array that the caller gave you. "
    "Build a new one: `error = y_hat - Y`."
)


def as_given(value: float, array):
    """`value` in the precision of `array`: what is computed in float32 is judged in float32."""
    return np.float32(value) if np.asarray(array).dtype == np.float32 else float(value)


def prediction_cases(rng):
    """(y_hat, Y): by hand, one sample, one output, integers, no error, large errors, random, float32."""
    by_hand = [
        ([[3.0]], [[1.0]]),
        ([[6.0], [10.0], [14.0], [18.0]], [[4.0], [13.0], [13.0], [18.0]]),
        ([[1.0, 2.0], [3.0, 5.0]], [[1.0, 0.0], [2.0, 5.0]]),
        ([[2, 0, 1]], [[0, 3, 1]]),
        ([[4, 1], [0, 2], [3, 3]], [[1, 1], [2, 0], [0, 4]]),
        ([[0.5, -1.0, 2.0], [1.5, 0.0, -0.5]], [[0.5, -1.0, 2.0], [1.5, 0.0, -0.5]]),
        ([[30.0, -20.0]], [[0.0, 1.0]]),
    ]
    cases = [(np.array(y_hat), np.array(Y)) for y_hat, Y in by_hand]
    for shape in ((5, 1), (4, 3), (3, 4), (1, 6), (7, 2)):
        cases.append(tuple(rng.normal(size=(2, *shape))))
    return [*cases, tuple(rng.normal(size=(2, 6, 3)).astype(np.float32))]
