"""Wrong ways along a chain of functions, for the bank of `chain`."""

import math


def places(functions, x):
    """x and what each function puts out, len(functions) + 1 numbers."""
    found = [x]
    for f in functions:
        found.append(f(found[-1]))
    return found


def slopes_at(where):
    """The product of all slopes, each taken at its entry of where(functions, x)."""

    def chain(functions, slopes, x):
        at = where(functions, x)
        return math.prod(f_prime(at_k) for f_prime, at_k in zip(slopes, at, strict=False))

    return chain


right = slopes_at(places)


def combined(combine):
    """The right slopes put together in another way: combine(list of slopes, places)."""

    def chain(functions, slopes, x):
        at = places(functions, x)
        factors = [f_prime(a) for f_prime, a in zip(slopes, at, strict=False)]
        return combine(factors, at)

    return chain


def moved_by_the_slopes(functions, slopes, x):
    total = 1.0
    for f_prime in slopes:
        x = f_prime(x)
        total *= x
    return total


def slopes_of_slopes(functions, slopes, x):
    for f_prime in slopes:
        x = f_prime(x)
    return x


def slope_times_value(functions, slopes, x):
    for f, f_prime in zip(functions, slopes, strict=True):
        x = f(x) * f_prime(x)
    return x


def products_differentiated(functions, slopes, x):
    values = [f(x) for f in functions]
    return sum(
        f_prime(x) * math.prod(values[:k] + values[k + 1 :]) for k, f_prime in enumerate(slopes)
    )


def two_only(functions, slopes, x):
    return slopes[1](functions[0](x)) * slopes[0](x)


def used_up(functions, slopes, x):
    total = 1.0
    while functions:
        total *= slopes.pop(0)(x)
        x = functions.pop(0)(x)
    return total


def turned_over(functions, slopes, x):
    functions.reverse()
    slopes.reverse()
    return right(functions, slopes, x)


def nudged(change):
    """The slope measured: change(f, x), where f is the whole chain."""
    return lambda functions, slopes, x: change(lambda v: places(functions, v)[-1], x)


def central(h):
    return nudged(lambda f, x: (f(x + h) - f(x - h)) / (2 * h))


def one_sided(h):
    return nudged(lambda f, x: (f(x + h) - f(x)) / h)
