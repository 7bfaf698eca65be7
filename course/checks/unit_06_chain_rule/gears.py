"""Functions of one number to put in a row, each beside its slope.

They stand at the top of a module and have names, so that an answer in another process can import
what it is asked about.
"""

import math


def double(x):
    return 2 * x


def double_prime(x):
    return 2.0


def triple(x):
    return 3 * x


def triple_prime(x):
    return 3.0


def add_two(x):
    return x + 2


def add_two_prime(x):
    return 1.0


def square(x):
    return x * x


def square_prime(x):
    return 2 * x


def sine(x):
    return math.sin(x)


def sine_prime(x):
    return math.cos(x)


def exponential(x):
    return math.exp(x)


def exponential_prime(x):
    return math.exp(x)
