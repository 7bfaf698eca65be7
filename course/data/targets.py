"""Labels y, one number a sample, and targets Y, one row a sample: there and back."""

import numpy as np


def one_hot(y, k):
    """Rows (n, k) of zeros with a 1. in column y[i], from labels y (n,), whole numbers 0…k−1.

    ValueError if a label is no such number.
    """
    y = np.asarray(y)
    if y.ndim != 1 or not np.isin(y, np.arange(k)).all():
        raise ValueError(f"labels must be (n,) whole numbers from 0 to {k - 1}, got {y!r:.60}")
    return np.eye(k)[y.astype(int)]


def labels(P):
    """The class (n,) of each row of P (n, k), probabilities or targets: where it is largest.

    With a single column, 1 where it is at least 1/2, else 0. ValueError if P is no (n, k).
    """
    P = np.asarray(P)
    if P.ndim != 2:
        raise ValueError(f"expected rows (n, k), got shape {P.shape}; for (n,) pass y[:, None]")
    return P.argmax(axis=1) if P.shape[1] > 1 else (P[:, 0] >= 0.5).astype(int)
