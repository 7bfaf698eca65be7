"""Points in the plane, X (n, 2) within about −1…1, with labels y (n,) of 0 and 1.

Each set takes n ≥ 1 points, noise ≥ 0 (the standard deviation of a Gaussian shift of both
coordinates) and rng (numpy.random.Generator, or a seed). The labels alternate, so that both
classes are equally large, up to one point when n is odd. ValueError for other n or noise.
"""

import numpy as np

TRUTH = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1], "nand": [1, 1, 1, 0], "xor": [0, 1, 1, 0]}


def truth_table(name):
    """The four inputs X (4, 2) of "and", "or", "nand" or "xor" and its answers y (4,), all 0 or 1.

    ValueError for another name.
    """
    if name not in TRUTH:
        raise ValueError(f"unknown truth table {name!r}: give one of {', '.join(TRUTH)}")
    return np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array(TRUTH[name])


def blobs(n, noise, rng):
    """Two clouds, around (−½, −½) and (½, ½): one straight line parts them while noise is small."""
    y, rng = _start(n, noise, rng)
    return _shaken(y - 0.5, y - 0.5, noise, rng), y


def xor(n, noise, rng):
    """Four clouds around (±½, ±½), 1 where the signs differ: no straight line parts them."""
    y, rng = _start(n, noise, rng)
    right = rng.integers(2, size=n)
    return _shaken(right - 0.5, (right ^ y) - 0.5, noise, rng), y


def moons(n, noise, rng):
    """Two interlocking half circles."""
    y, rng = _start(n, noise, rng)
    angle = np.pi * (rng.random(n) + y)
    x1, x2 = np.cos(angle) + y - 0.5, np.sin(angle) + y / 2 - 0.25
    return _shaken(0.6 * x1, 0.6 * x2, noise, rng), y


def circles(n, noise, rng):
    """A ring of radius 0.4 (label 1) inside a ring of radius 0.9 (label 0)."""
    y, rng = _start(n, noise, rng)
    angle, radius = 2 * np.pi * rng.random(n), np.where(y == 1, 0.4, 0.9)
    return _shaken(radius * np.cos(angle), radius * np.sin(angle), noise, rng), y


def spirals(n, noise, rng):
    """Two spirals of one and a half turns, after Lang and Witbrock (1988), who had three."""
    y, rng = _start(n, noise, rng)
    way = rng.random(n)
    angle, radius = 3 * np.pi * way + np.pi * y, 0.1 + 0.9 * way
    return _shaken(radius * np.cos(angle), radius * np.sin(angle), noise, rng), y


def _start(n, noise, rng):
    """Alternating labels (n,) and the generator."""
    if not (isinstance(n, (int, np.integer)) and n >= 1):
        raise ValueError(f"n must be a positive whole number of points, got {n!r}")
    if not noise >= 0:
        raise ValueError(f"noise must be 0 or more, got {noise!r}")
    return np.arange(n) % 2, np.random.default_rng(rng)


def _shaken(x1, x2, noise, rng):
    """The points (x1, x2) as rows (n, 2), each coordinate shifted at random."""
    return np.column_stack([x1, x2]) + noise * rng.standard_normal((len(x1), 2))
