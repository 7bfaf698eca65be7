"""Momentum with another idea of the velocity or of the step: for the bank of `momentum_step`."""


def rule(velocity, move=lambda p, dp, v, lr, beta, old: p - lr * v):
    """A step with another idea of the velocity, or of what to do with it."""

    def step(p, dp, v, lr, beta):
        new = velocity(v, dp, lr, beta)
        return move(p, dp, new, lr, beta, v), new

    return step


def right(v, dp, lr, beta):
    return beta * v + dp


def in_place(p, dp, v, lr, beta):
    v *= beta
    v += dp
    p -= lr * v
    return p, v


def v_in_place(p, dp, v, lr, beta):
    v *= beta
    v += dp
    return p - lr * v, v
