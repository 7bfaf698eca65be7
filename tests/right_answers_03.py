"""Right answers to the exercises of unit 03, written in other ways than ours."""

import math
from itertools import pairwise

import numpy as np

SLOW = {
    "identity": lambda v: v,
    "step": lambda v: 1 if v >= 0 else 0,
    "sigmoid": lambda v: 1 / (1 + math.exp(-v)) if v > -700 else 0.0,
    "tanh": math.tanh,
    "relu": lambda v: v if v > 0 else 0,
}


def dense_loops(X, W, b, activation):
    rows = []
    for x in X:
        row = []
        for j in range(W.shape[1]):
            z = b[j]
            for i in range(W.shape[0]):
                z = z + x[i] * W[i, j]
            row.append(SLOW[activation](float(z)))
        rows.append(row)
    return rows


def dense_columns(X, W, b, activation):
    f = np.vectorize(SLOW[activation], otypes=[float])
    return np.column_stack([f(X @ w + b_j) for w, b_j in zip(W.T, b, strict=True)])


def dense_ones(X, W, b, activation):
    z = np.column_stack([X, np.ones(len(X))]) @ np.vstack([W, b])
    return np.vectorize(SLOW[activation], otypes=[float])(z)


def forward_recursive(X, layers):
    return forward_recursive(dense_loops(X, *layers[0]), layers[1:]) if layers else X


def forward_by_sample(X, layers):
    rows = []
    for a in X:
        for W, b, activation in layers:
            a = [SLOW[activation](float(z)) for z in W.T @ np.array(a) + b]
        rows.append(a)
    return np.array(rows)


def forward_indexed(X, layers):
    activations = [np.array(X)]
    for i in range(len(layers)):
        activations.append(dense_ones(activations[i], *layers[i]))
    return activations[-1]


def count_arrays(sizes):
    return sum(np.zeros((a, b)).size + np.zeros(b).size for a, b in pairwise(sizes))


def count_loop(sizes):
    count = 0
    for i in range(1, len(sizes)):
        count += sizes[i] * (sizes[i - 1] + 1)
    return count


RIGHT = {
    "dense_forward": [dense_loops, dense_columns, dense_ones],
    "forward": [forward_recursive, forward_by_sample, forward_indexed],
    "count_parameters": [
        count_arrays,
        count_loop,
        lambda sizes: int(np.dot(np.array(sizes[:-1]) + 1, sizes[1:])),
    ],
    "xor_network": [
        lambda: (np.array([[1, -1], [1, -1]]), [-0.5, 1.5], [[1], [1]], [-1.5]),  # OR, NAND
        lambda: ([[1, 1], [1, 1]], [-1, -2], [[1], [-2]], [-1]),  # OR but not AND, on the line
        lambda: (np.full((2, 2), 20.0), np.array([-10, -30]), [[7.0], [-9.0]], np.array([-3.5])),
        lambda: [[[-1, -1], [-1, -1]], [0.5, 1.5], [[-1], [1]], [-0.5]],  # NAND but not NOR
    ],
}
