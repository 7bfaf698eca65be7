"""Right answers written in other ways than ours, by exercise: each must pass its check."""

import math

import numpy as np
from right_answers_03 import RIGHT as RIGHT_03
from right_answers_04 import RIGHT as RIGHT_04
from right_answers_05 import RIGHT as RIGHT_05
from right_answers_06 import RIGHT as RIGHT_06
from right_answers_07 import RIGHT as RIGHT_07
from right_answers_08 import RIGHT as RIGHT_08


def weighted_sum_loop(x, w, b):
    z = b
    for i in range(len(x)):
        z = z + w[i] * x[i]
    return z


def batch_loop(X, w, b):
    answers = []
    for x in X:
        answers.append(1 if weighted_sum_loop(x, w, b) >= 0 else 0)
    return answers


def update_ifs(w, b, x, y, lr):
    y_hat = 1 if np.dot(w, x) + b >= 0 else 0
    if y_hat == y:
        return w, b
    if y == 1:
        return w + lr * x, b + lr
    return w - lr * x, b - lr


def update_lists(w, b, x, y, lr):
    error = y - (sum(p * q for p, q in zip(w, x, strict=True)) + b >= 0)
    return [[w_i + lr * error * x_i for w_i, x_i in zip(w, x, strict=True)], b + lr * error]


def sigmoid_stable(z):
    z = np.asarray(z, dtype=float)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


def sigmoid_loop(z):
    flat = []
    for v in np.ravel(z):
        flat.append(1 / (1 + math.exp(-v)) if v > -700 else 0.0)
    return np.array(flat).reshape(z.shape)


def relu_loop(z):
    out = np.array(z, copy=True)
    for index, value in np.ndenumerate(z):
        if value < 0:
            out[index] = 0
    return out


def softmax_loop(z):
    rows = []
    for row in z:
        e = [math.exp(v - max(row)) for v in row]
        rows.append([v / sum(e) for v in e])
    return rows


def softmax_logs(z):
    shift = z - z.max(axis=1)[:, None]
    return np.exp(shift - np.log(np.exp(shift).sum(axis=1))[:, None])


RIGHT = (
    RIGHT_03
    | RIGHT_04
    | RIGHT_05
    | RIGHT_06
    | RIGHT_07
    | RIGHT_08
    | {
        "count_inputs": [
            lambda height, width: len([0 for _ in range(height) for _ in range(width)]),
            lambda height, width: np.zeros((height, width)).size,
        ],
        "weighted_sum": [
            weighted_sum_loop,
            lambda x, w, b: np.dot(x, w) + b,
            lambda x, w, b: float(sum(x * w)) + b,
            lambda x, w, b: np.append(x, 1) @ np.append(w, b),
        ],
        "fires": [
            lambda x, w, b: weighted_sum_loop(x, w, b) >= 0,
            lambda x, w, b: 1 if (x * w).sum() >= -b else 0,
            lambda x, w, b: 1 - int(w @ x + b < 0),
            lambda x, w, b: np.heaviside(w @ x + b, 1),
        ],
        "predict_batch": [
            batch_loop,
            lambda X, w, b: X @ w + b >= 0,
            lambda X, w, b: np.where((X * w).sum(axis=1) + b >= 0, 1.0, 0.0),
            lambda X, w, b: (w @ X.T >= -b).astype(np.int8),
        ],
        "perceptron_update": [
            update_ifs,
            update_lists,
            lambda w, b, x, y, lr: (
                w - lr * (int(w @ x + b >= 0) - y) * x,
                b - lr * (int(w @ x + b >= 0) - y),
            ),
        ],
        "sigmoid": [
            sigmoid_stable,
            sigmoid_loop,
            lambda z: 1 / (1 + np.exp(-z)),
            lambda z: 0.5 * (1 + np.tanh(z / 2)),
            lambda z: 1 / (1 + np.e ** (-1.0 * z)),
        ],
        "sigmoid_prime": [
            lambda z: sigmoid_stable(z) * sigmoid_stable(-z),
            lambda z: sigmoid_stable(z) - sigmoid_stable(z) ** 2,
            lambda z: 0.25 / np.cosh(np.clip(z, -700, 700) / 2) ** 2,
        ],
        "tanh_prime": [
            lambda z: 1 / np.cosh(np.clip(z, -300, 300)) ** 2,
            lambda z: (1 - np.tanh(z)) * (1 + np.tanh(z)),
            lambda z: (
                [[1 - math.tanh(v) ** 2 for v in row] for row in z]
                if z.ndim == 2
                else [1 - math.tanh(v) ** 2 for v in z]
            ),
        ],
        "relu": [
            relu_loop,
            lambda z: z * (z > 0),
            lambda z: np.where(z > 0, z, 0),
            lambda z: (np.abs(z) + z) / 2,
        ],
        "relu_prime": [
            lambda z: z > 0,
            lambda z: np.where(z > 0, 1, 0),
            lambda z: np.heaviside(z, 0),
            lambda z: (np.sign(z) + 1) // 2 * (z != 0),
        ],
        "softmax": [softmax_loop, softmax_logs],
    }
)
