"""Weights and biases of a network of given sizes: Σ (d_in · d_out + d_out)."""

import math
from itertools import pairwise

from course.checks.exercise import Exercise, Mistake


def count_parameters(sizes):
    return sum(d_in * d_out + d_out for d_in, d_out in pairs(sizes))


def pairs(sizes):
    """Each layer's (d_in, d_out)."""
    return list(pairwise(sizes))


def sizes_cases(rng):
    """(sizes,): by hand, one layer, one unit, deep, random."""
    by_hand = [[2, 3, 1], [2, 2, 1], [64, 32, 10], [3, 1], [1, 1], [1, 5], [4, 7, 3, 6, 2]]
    random = [rng.integers(2, 40, size=count).tolist() for count in (2, 3, 3, 4, 5)]
    return [(sizes,) for sizes in [*by_hand, *random]]


def _weights(sizes):
    return sum(d_in * d_out for d_in, d_out in pairs(sizes))


def _all_pairs(sizes):
    every = [(a, b) for i, a in enumerate(sizes) for b in sizes[i + 1 :]]
    return sum(a * b for a, b in every) + sum(sizes[1:])


def _consuming(sizes):
    count = 0
    while len(sizes) > 1:
        count += (sizes.pop(0) + 1) * sizes[0]
    return count


EXERCISE = Exercise(
    reference=count_parameters,
    returns="the number of all weights and biases",
    points=1,
    cases=sizes_cases,
    mistakes=(
        Mistake(
            "biases forgotten",
            "The biases are missing. Each unit has one, so each layer adds d_out.",
            _weights,
        ),
        Mistake(
            "inputs have biases too",
            "You gave the inputs biases. They are numbers that come in; only the layers after them "
            "have units with a bias.",
            lambda sizes: _weights(sizes) + sum(sizes),
        ),
        Mistake(
            "one bias per layer",
            "You count one bias for each layer. Each *unit* has its own.",
            lambda sizes: _weights(sizes) + len(sizes) - 1,
        ),
        Mistake(
            "one bias for each input",
            "You count a bias for each input of a layer. Each unit that the layer has, d_out, "
            "brings one.",
            lambda sizes: _weights(sizes) + sum(sizes[:-1]),
        ),
        Mistake(
            "output biases forgotten",
            "The biases of the last layer are missing: output units have one too.",
            lambda sizes: _weights(sizes) + sum(sizes[1:-1]),
        ),
        Mistake(
            "hidden biases forgotten",
            "Only the last layer's biases are counted. Hidden units have one too.",
            lambda sizes: _weights(sizes) + sizes[-1],
        ),
        Mistake(
            "units counted",
            "That is the number of units, inputs included. Count the weights on the lines between "
            "them, and the biases.",
            sum,
        ),
        Mistake(
            "only the biases",
            "Those are the biases alone. A layer also has d_in · d_out weights.",
            lambda sizes: sum(sizes[1:]),
        ),
        Mistake(
            "all sizes multiplied",
            "You multiplied all sizes. Only neighbors are connected: multiply in pairs, then add.",
            math.prod,
        ),
        Mistake(
            "added instead of multiplied",
            "You added d_in and d_out. Every input has a line to every unit: d_in · d_out weights.",
            lambda sizes: sum(a + b for a, b in pairs(sizes)),
        ),
        Mistake(
            "first layer only",
            "Only the first layer is counted. Add up all pairs of neighbors.",
            lambda sizes: count_parameters(sizes[:2]),
        ),
        Mistake(
            "last layer only",
            "Only the last layer is counted. Does the sum start afresh in each round of the loop?",
            lambda sizes: count_parameters(sizes[-2:]),
        ),
        Mistake(
            "last layer forgotten",
            "The last layer is missing: the loop ends one pair too early.",
            lambda sizes: count_parameters(sizes[:-1]),
        ),
        Mistake(
            "round the corner",
            "`sizes[i - 1]` with i = 0 is the *last* size, so the outputs are wired back to the "
            "inputs. Start the loop at i = 1.",
            lambda sizes: count_parameters([sizes[-1], *sizes]),
        ),
        Mistake(
            "a line between all layers",
            "You connect every layer with every later one. Here only neighbors are connected.",
            _all_pairs,
        ),
        Mistake(
            "one too many on both sides",
            "(d_in + 1) · (d_out + 1) has one column too many: the bias adds a row of weights, "
            "(d_in + 1) · d_out.",
            lambda sizes: sum((a + 1) * (b + 1) for a, b in pairs(sizes)),
        ),
        Mistake(
            "three sizes written out",
            "You wrote out two layers. `sizes` may be of any length: use a loop.",
            lambda s: s[0] * s[1] + s[1] + s[1] * s[2] + s[2],
        ),
        Mistake(
            "a count for each layer",
            "You have one count for each layer. Add them up: one number is wanted.",
            lambda sizes: [count_parameters(pair) for pair in pairs(sizes)],
        ),
        Mistake(
            "sizes used up",
            "The number is right, but `pop` empties the caller's list. Read it, and leave it.",
            _consuming,
        ),
    ),
    hints=(
        "Take one layer: how many lines lead from d_in inputs to d_out units? How many biases?",
        "A layer has d_in · d_out weights and d_out biases. Add this up over neighbors in `sizes`.",
        "`for i in range(len(sizes) - 1):` with d_in = `sizes[i]` and d_out = `sizes[i + 1]`, and in the "
        "loop `total += …`",
    ),
    owned="You own the size of a network: what has to be learned, before anything is learned.",
)
