"""Right answers to unit 07, written in other ways than ours."""

import math

import numpy as np


def sigma(z):
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0


def shares(row):
    e = [math.exp(v - max(row)) for v in row]
    return [v / sum(e) for v in e]


def output_delta_loops(z, Y, loss):
    n, rows = len(z), []
    for z_i, Y_i in zip(z.tolist(), Y.tolist(), strict=True):
        if loss == "cross_entropy":
            row = [(p - y) / n for p, y in zip(shares(z_i), Y_i, strict=True)]
        else:
            a = [sigma(v) for v in z_i]
            row = [2 / n * (a_j - y) * a_j * (1 - a_j) for a_j, y in zip(a, Y_i, strict=True)]
        rows.append(row)
    return rows


def output_delta_parts(z, Y, loss):
    if loss == "mse":
        a = 0.5 + 0.5 * np.tanh(z / 2)
        da = -2 * (Y - a) / Y.shape[0]
        return da * (a - a**2)
    z = z - np.max(z, axis=1)[:, None]
    p = np.exp(z) / np.exp(z).sum(axis=1)[:, None]
    return (p - Y) / Y.shape[0]


def output_delta_jacobian(z, Y, loss):
    if loss == "mse":
        return output_delta_parts(z, Y, loss)
    rows = []
    for z_i, Y_i in zip(z, Y, strict=True):
        p = np.array(shares(z_i.tolist()))
        right = int(np.argmax(Y_i))
        rows.append((-(np.eye(len(p))[right] - p)) / len(Y))
    return np.array(rows)


def hidden_delta_loops(dz_next, W_next, z):
    dz = np.zeros(z.shape)
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            for k in range(W_next.shape[1]):
                dz[i, j] += dz_next[i, k] * W_next[j, k]
            a = sigma(float(z[i, j]))
            dz[i, j] *= a * (1 - a)
    return dz


def hidden_delta_columns(dz_next, W_next, z):
    a = 0.5 * (1 + np.tanh(np.asarray(z, float) / 2))
    return (W_next @ dz_next.T).T * a * (1 - a)


def dense_backward_loops(dz, X, W):
    dW, db, dX = np.zeros(W.shape), np.zeros(W.shape[1]), np.zeros(X.shape)
    for x, d, dx in zip(X, dz, dX, strict=True):
        for j in range(W.shape[1]):
            db[j] += d[j]
            for i in range(W.shape[0]):
                dW[i, j] += x[i] * d[j]
                dx[i] += W[i, j] * d[j]
    return dW, db, dX


def dense_backward_einsum(dz, X, W):
    ones = np.ones(len(dz))
    return np.einsum("ni,nj->ij", X, dz), ones @ dz, np.einsum("nj,ij->ni", dz, W)


def dense_backward_samples(dz, X, W):
    dW = sum(np.outer(x, d) for x, d in zip(X, dz, strict=True))
    return [dW, sum(dz), np.array([W @ d for d in dz])]


def backward_loops(X, Y, layers, loss):
    inputs, zs = [X], []
    for W, b in layers:
        z = inputs[-1] @ W + b
        zs.append(z)
        inputs.append(np.array([[sigma(v) for v in row] for row in z.tolist()]))
    dz, gradients = np.array(output_delta_loops(zs[-1], Y, loss)), []
    for i in range(len(layers) - 1, -1, -1):
        dW, db, _ = dense_backward_loops(dz, inputs[i], layers[i][0])
        gradients.append([dW, db])
        if i > 0:
            dz = hidden_delta_loops(dz, layers[i][0], zs[i - 1])
    gradients.reverse()
    return gradients


def backward_recursive(X, Y, layers, loss):
    """The error comes back as what the recursive call returns."""

    def blame(a, rest):
        (W, b), *more = rest
        z = a @ W + b
        if not more:
            dz, found = output_delta_parts(z, Y, loss), []
        else:
            out = 0.5 * (1 + np.tanh(z / 2))
            da, found = blame(out, more)
            dz = da * out * (1 - out)
        return dz @ W.T, [(a.T @ dz, dz.sum(axis=0)), *found]

    return blame(X, layers)[1]


def backward_by_sample(X, Y, layers, loss):
    total = None
    for x, y in zip(X, Y, strict=True):
        one = backward_recursive(x[None], y[None], layers, loss)
        scaled = [(dW / len(X), db / len(X)) for dW, db in one]
        total = scaled if total is None else [
            (A + B, a + b) for (A, a), (B, b) in zip(total, scaled, strict=True)
        ]  # fmt: skip
    return tuple(total)


def check_flat(f, p, gradient):
    flat, slopes = np.ravel(np.asarray(p, dtype=np.float64)), []
    for nudge in 1e-6 * np.eye(len(flat)):
        up, down = (flat + nudge).reshape(p.shape), (flat - nudge).reshape(p.shape)
        slopes.append((f(up) - f(down)) / 2e-6)
    a, b = np.ravel(gradient), np.array(slopes)
    return math.sqrt(np.sum((b - a) ** 2)) / (math.hypot(*a) + math.hypot(*b))


def check_in_place(f, p, gradient):
    place, measured = np.array(p, float), np.zeros(p.shape)
    for i in np.ndindex(p.shape):
        kept = place[i]
        place[i] = kept + 1e-4
        measured[i] = f(place)
        place[i] = kept - 1e-4
        measured[i] = (measured[i] - f(place)) / 2e-4
        place[i] = kept
    return np.linalg.norm(measured - gradient) / (
        np.linalg.norm(measured) + np.linalg.norm(gradient)
    )


RIGHT = {
    "output_delta": [output_delta_loops, output_delta_parts, output_delta_jacobian],
    "hidden_delta": [hidden_delta_loops, hidden_delta_columns],
    "dense_backward": [dense_backward_loops, dense_backward_einsum, dense_backward_samples],
    "backward": [backward_loops, backward_recursive, backward_by_sample],
    "gradient_check": [check_flat, check_in_place],
}
