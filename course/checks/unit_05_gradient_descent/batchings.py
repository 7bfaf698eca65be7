"""For `minibatches` and its bank: what to cut, and right and wrong ways to cut it."""

import numpy as np


def batch_cases(rng):
    """(X, y, batch_size, order): by hand, even, one at a time, all at once, too large, random."""
    X = np.array([[0.0, 0.5], [1.0, 1.5], [2.0, 2.5], [3.0, 3.5], [4.0, 4.5]])
    y = np.array([10, 11, 12, 13, 14])
    order = np.array([3, 0, 4, 2, 1])
    cases = [
        (X, y, 2, order),
        (X, y, 2, np.arange(5)),
        (X[:4], y[:4], 2, np.array([2, 0, 3, 1])),
        (X, y, 1, order),
        (X, y, 5, order),
        (X, y, 8, order),
        (X[:1], y[:1], 3, np.array([0])),
        (np.array([[7], [8], [9]]), np.array([0, 1, 1]), 2, np.array([1, 2, 0])),
    ]
    for n, d, batch_size in ((10, 3, 4), (12, 2, 5), (23, 1, 6)):
        X, y = rng.normal(size=(n, d)), rng.normal(size=n)
        cases.append((X, y, batch_size, rng.permutation(n)))
    return cases


def keep(order):
    return order


def cut(rows):
    """Batches of the rows that `rows(order, batch_size)` lists, batch by batch."""
    return lambda X, y, batch_size, order: [(X[r], y[r]) for r in rows(order, batch_size)]


def parts(order, size):
    """The right way: `order` in pieces of `size`, the last one shorter."""
    return [order[start : start + size] for start in range(0, len(order), size)]


def apart(order_X, order_y):
    """Batches in which X and y follow orders of their own."""

    def minibatches(X, y, batch_size, order):
        pairs = zip(
            parts(order_X(order), batch_size), parts(order_y(order), batch_size), strict=True
        )
        return [(X[r], y[s]) for r, s in pairs]

    return minibatches


def rest_joined(order, size):
    batches = parts(order, size)
    if len(batches) > 1 and len(batches[-1]) < size:
        batches[-2:] = [np.concatenate(batches[-2:])]
    return batches


def filled_up(order, size):
    batches = parts(order, size)
    batches[-1] = np.concatenate([batches[-1], order])[:size]
    return batches


def yielded(X, y, batch_size, order):
    for rows in parts(order, batch_size):
        yield X[rows], y[rows]


def in_place(X, y, batch_size, order):
    X[:], y[:] = X[order], y[order]
    return cut(parts)(X, y, batch_size, np.arange(len(y)))
