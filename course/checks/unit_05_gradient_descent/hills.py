"""Functions of a whole array, one number each: hills to measure the slope of.

They stand at the top of a module and have names, so that an answer in another process can import
what it is asked about.
"""

import numpy as np


def sum_of_cubes(x):
    return np.sum(x**3)


def product(x):
    return np.prod(x)


def sum_of_sines(x):
    return np.sum(np.sin(x))


def log_of_sum_of_squares(x):
    return np.log(np.sum(x**2))
