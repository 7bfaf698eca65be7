"""The handwritten digits that this course ships: see LICENSE-DIGITS, beside this file."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

FILE = Path(__file__).with_name("digits.npz")


class Digits(NamedTuple):
    """Pixels X (n, 64), ink from 0 (none) to 1 (full), row by row; labels y (n,), 0 to 9."""

    X_train: np.ndarray
    y_train: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray


def digits(rng=None, test_fraction=0.25):
    """1,797 digits of 8 × 8 pixels written by 13 people (Alpaydin and Kaynak, 1998), in two parts.

    Every class gives the same share `test_fraction` of its digits to the test part, none to both.
    Without rng the split is always the same, taken evenly through the file; with rng
    (numpy.random.Generator, or a seed) it is drawn at random. Everybody's hand is likely in both
    parts: the test part holds digits never seen, not handwritings never seen.
    ValueError unless 0 < test_fraction < 1.
    """
    if not 0 < test_fraction < 1:
        raise ValueError(f"test_fraction must lie between 0 and 1, got {test_fraction!r}")
    with np.load(FILE) as file:
        X, y = file["images"].reshape(-1, 64) / 16, file["labels"].astype(int)
    order = np.arange(len(y)) if rng is None else np.random.default_rng(rng).permutation(len(y))
    X, y = X[order], y[order]
    test = np.zeros(len(y), dtype=bool)
    for digit in range(10):
        rows = np.flatnonzero(y == digit)
        # Of each class, the rows at which the running count of test digits goes up by one.
        test[rows] = np.diff(np.floor(test_fraction * np.arange(len(rows) + 1))) > 0
    return Digits(X[~test], y[~test], X[test], y[test])
