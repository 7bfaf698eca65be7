"""Right answers to unit 08, written in other ways than ours."""

from functools import reduce

import numpy as np

from course.checks.unit_08_training.passes import network_backward
from course.functions import sigmoid


def epoch_indexed(layers, batches, backward, step):
    layers = list(layers)
    for i in range(len(batches)):
        X, Y = batches[i]
        layers = step(layers, backward(X.copy(), Y.copy(), list(layers)))
    return [[W, b] for W, b in layers]


def epoch_reduced(layers, batches, backward, step):
    return reduce(lambda now, batch: step(now, backward(*batch, now)), batches, layers)


def momentum_loop(p, dp, v, lr, beta):
    new_p, new_v = p.astype(float), v.astype(float)
    for i in np.ndindex(p.shape):
        new_v[i] = beta * v[i] + dp[i]
        new_p[i] = p[i] - lr * new_v[i]
    return new_p, new_v


def momentum_backward(p, dp, v, lr, beta):
    new_p = p - lr * beta * v - lr * dp
    return [new_p.tolist(), (v * beta + dp).tolist()]


def adam_loop(p, dp, m, s, t, lr, beta1, beta2, epsilon):
    new_p, new_m, new_s = (a.astype(float) for a in (p, m, s))
    for i in np.ndindex(p.shape):
        new_m[i] += (1 - beta1) * (dp[i] - m[i])
        new_s[i] += (1 - beta2) * (dp[i] * dp[i] - s[i])
        root = (new_s[i] / (1 - beta2**t)) ** 0.5
        new_p[i] -= lr / (root + epsilon) * new_m[i] / (1 - beta1**t)
    return new_p, new_m, new_s


def adam_scaled(p, dp, m, s, t, lr, beta1, beta2, epsilon):
    """The paper's shortcut, with its ε̂ = ε √(1 − β₂ᵗ)."""
    m, s = m * beta1 + dp - beta1 * dp, s * beta2 + dp**2 - beta2 * dp**2
    shrink = np.sqrt(1 - beta2**t)
    return [p - lr * shrink / (1 - beta1**t) * m / (np.sqrt(s) + epsilon * shrink), m, s]


def accuracy_loop(scores, y):
    right = 0
    for row, label in zip(scores.tolist(), y.tolist(), strict=True):
        right += row.index(max(row)) == label
    return right / len(y)


def digits_with_momentum(X, Y, seed):
    rng = np.random.RandomState(seed)
    layers = [(rng.uniform(-0.2, 0.2, shape), np.zeros(shape[1])) for shape in ((64, 32), (32, 10))]
    v = [(0 * W, 0 * b) for W, b in layers]
    for _ in range(25):
        for rows in np.array_split(rng.permutation(len(X)), 42):
            gradients = network_backward(X[rows], Y[rows], layers)
            v = [
                (0.9 * vW + dW, 0.9 * vb + db)
                for (vW, vb), (dW, db) in zip(v, gradients, strict=True)
            ]
            layers = [
                (W - 0.1 * vW, b - 0.1 * vb) for (W, b), (vW, vb) in zip(layers, v, strict=True)
            ]
    return layers


def digits_with_squares(X, Y, seed):
    """Squared error of sigmoid outputs: in the examination the largest z is the largest σ(z)."""
    rng = np.random.default_rng(seed)
    W1, W2 = 0.2 * rng.normal(size=(64, 32)), 0.2 * rng.normal(size=(32, 10))
    b1, b2 = np.zeros(32), np.zeros(10)
    for _ in range(40):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 16):
            rows = order[start : start + 16]
            a = sigmoid(X[rows] @ W1 + b1)
            y_hat = sigmoid(a @ W2 + b2)
            dz2 = 2 * (y_hat - Y[rows]) / len(rows) * y_hat * (1 - y_hat)
            dz1 = dz2 @ W2.T * a * (1 - a)
            W2, b2 = W2 - a.T @ dz2, b2 - dz2.sum(axis=0)
            W1, b1 = W1 - X[rows].T @ dz1, b1 - dz1.sum(axis=0)
    return [[W1.astype(np.float32), b1], [W2.tolist(), b2.tolist()]]


RIGHT = {
    "train_epoch": [epoch_indexed, epoch_reduced],
    "momentum_step": [momentum_loop, momentum_backward],
    "adam_step": [adam_loop, adam_scaled],
    "accuracy": [
        accuracy_loop,
        lambda scores, y: 1 - np.count_nonzero(scores.argmax(axis=1) - y) / len(y),
        lambda scores, y: sum(scores[np.arange(len(y)), y] == scores.max(axis=1)) / len(y),
    ],
    "train_on_digits": [digits_with_momentum, digits_with_squares],
}
