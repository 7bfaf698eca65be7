"""Is this gradient right? Ask the function itself, twice for every number it depends on."""

import numpy as np

STEP = np.finfo(np.float64).eps ** (1 / 3)  # where truncation and rounding errors are balanced


def numerical_gradient(f, x, h=None):
    """∂f/∂x by central differences, (f(x + h) − f(x − h)) / 2h, one entry of x at a time.

    f: takes an array of x's shape, returns one number. x: any shape, left as it was.
    h: the step, in x's units; by default about 6e-6, times |x| where that is above 1.
    Returns float64 in x's shape: float32 is too coarse for differences, so x is widened first.
    ValueError if f returns more than one number or h is not positive.
    """
    if h is not None and not h > 0:
        raise ValueError(f"the step h must be positive, got {h}")
    x = np.array(x, dtype=np.float64)
    gradient = np.empty_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h or STEP * max(1, abs(x[i]))
        down[i] -= h or STEP * max(1, abs(x[i]))
        width = up[i] - down[i]  # 2h as it came out after rounding: more exact than 2h itself
        gradient[i] = (_number(f, up) - _number(f, down)) / width
    return gradient


def relative_error(a, b):
    """‖a − b‖ / (‖a‖ + ‖b‖): 0 when equal, 1 when opposite, whatever the size of the numbers.

    a, b: arrays of one shape. ValueError if the shapes differ, if a number is not finite, and if
    both are zero everywhere: nothing would be compared, and any wrong gradient could look right.
    """
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.shape != b.shape:
        raise ValueError(f"cannot compare shapes {a.shape} and {b.shape}; did you transpose one?")
    largest = max(np.abs(a).max(initial=0), np.abs(b).max(initial=0))
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        raise ValueError("cannot compare gradients that contain NaN or infinity")
    if largest == 0:
        raise ValueError("both gradients are zero everywhere: choose inputs at which they are not")
    a, b = a / largest, b / largest  # so that squares neither underflow nor overflow
    return float(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)))


def check_gradients(network, X, Y):
    """Relative error between `network.backward` and central differences, one for each parameter.

    network: a `course.network.Network`, left with the weights it had. X: inputs (n, d_in);
    Y: targets (n, d_out). Right where it is below 1e-6, or 1e-2 for weights in float32.
    ValueError as from `relative_error`.
    """
    network.forward(X)
    network.backward(Y)
    pairs = zip(network.parameters, network.gradients, strict=True)
    return [relative_error(dp, _loss_gradient(network, X, Y, p)) for p, dp in pairs]


def _loss_gradient(network, X, Y, p):
    def loss_at(values):
        p[...] = values
        return network.loss(X, Y)

    kept = p.copy()
    try:
        return numerical_gradient(loss_at, kept, h=np.finfo(p.dtype).eps ** (1 / 3))
    finally:
        p[...] = kept


def _number(f, x):
    value = np.asarray(f(x))
    if value.shape != ():
        raise ValueError(
            f"f must return one number, got shape {value.shape}; did you forget to sum or average?"
        )
    return float(value)
