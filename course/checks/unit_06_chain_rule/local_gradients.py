"""How far one operation moves for a nudge of each of its inputs."""

import math

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_06_chain_rule.operations import RIGHT, VALUES, WRONG, slopes
from course.functions import sigmoid_prime

BY_HAND = {
    "+": ([3.0, 4.0], [0.0, 5.0], [-1.5, 2.0]),
    "-": ([5.0, 2.0], [0.0, 3.0], [-1.5, 0.5]),
    "*": ([3.0, 4.0], [0.0, 2.0], [-1.5, 0.5], [2, 7]),
    "/": ([3.0, 4.0], [0.0, 2.0], [-1.0, 0.5], [6, 4]),
    "exp": ([0.0], [1.0], [-1.0], [2]),
    "log": ([2.0], [0.5], [10.0]),
    "tanh": ([0.0], [0.5], [-1.0], [2]),
    "sigmoid": ([0.0], [1.0], [-2.0], [3], [800.0], [-800.0]),
    "relu": ([2.0], [-3.0], [0.0], [0.5]),
}


def local_gradients(op, values):
    return RIGHT[op](*values)


def operation_cases(rng):
    """(op, values): each operation by hand, at 0, with whole numbers; then random ones."""
    by_hand = [(op, list(values)) for op, rows in BY_HAND.items() for values in rows]
    random = [
        (op, rng.uniform(0.2, 2.5, size=len(rows[0])).tolist()) for op, rows in BY_HAND.items()
    ]
    return by_hand + random


def all_computed_at_once(op, values, log_prime=lambda a: 1 / a):
    a, b = values[0], values[-1]
    table = {
        "+": [1.0, 1.0],
        "-": [1.0, -1.0],
        "*": [b, a],
        "/": [1 / b, -a / b**2],
        "exp": [math.exp(min(a, 700))],
        "log": [log_prime(a)],
        "tanh": [1 - math.tanh(a) ** 2],
        "sigmoid": [float(sigmoid_prime(a))],
        "relu": [float(a > 0)],
    }
    return table[op]


def _log_prime_of_positive(a):
    return math.exp(-math.log(a))


def _for_each(change):
    """An answer that changes the right list of slopes: change(list, values) -> answer."""
    return lambda op, values: change(local_gradients(op, values), values)


AT_ONCE = (
    "Your table computes *every* operation with the values of this one, so it divides by a 0 that "
    "belongs to another. Use `if op == …`, or a table of functions (`lambda a, b: …`)."
)
PLAIN = "The answer is always a list, with one slope for each input: `[…]` around a single one too."

EXERCISE = Exercise(
    reference=local_gradients,
    returns="a list with one slope for each of the values",
    points=2,
    cases=operation_cases,
    mistakes=(
        Mistake(
            "values of the operations",
            "You compute what the operation gives. Wanted are its slopes, one for each input.",
            lambda op, values: VALUES[op](*values),
        ),
        Mistake(
            "values of the operations, in a list",
            "You compute what the operation gives. Wanted are its slopes, one for each input.",
            lambda op, values: [VALUES[op](*values)],
        ),
        Mistake(
            "single slopes without a list",
            PLAIN,
            _for_each(lambda s, values: s if len(s) > 1 else s[0]),
        ),
        Mistake("first slope only", PLAIN, _for_each(lambda s, values: s[0])),
        Mistake("only the first in a list", PLAIN, _for_each(lambda s, values: s[:1])),
        Mistake(
            "slopes added up",
            "You add the slopes of both inputs. Each input keeps its own.",
            _for_each(lambda s, values: sum(s)),
        ),
        Mistake(
            "slopes added up, in a list",
            "You add the slopes of both inputs. Each input keeps its own.",
            _for_each(lambda s, values: [sum(s)]),
        ),
        Mistake(
            "order of the slopes",
            "The slopes stand in the wrong order: the first one belongs to the first input.",
            _for_each(lambda s, values: s[::-1]),
        ),
        Mistake(
            "two slopes always",
            "An operation with one input has one slope: a list of one.",
            _for_each(lambda s, values: [s[0], s[-1]]),
        ),
        Mistake(
            "padded with 0",
            "An operation with one input has one slope: a list of one.",
            _for_each(lambda s, values: [*s, 0.0][:2]),
        ),
        Mistake(
            "slope times value",
            "You multiply each slope by its input. The slope says how far the result moves for "
            "each *unit*; how large the input is plays no part.",
            _for_each(lambda s, values: [s_i * v for s_i, v in zip(s, values, strict=True)]),
        ),
        Mistake(
            "whole numbers",
            "The slopes are cut down to whole numbers. `//` or `int` where `/` is meant?",
            _for_each(lambda s, values: [float(int(s_i)) for s_i in s]),
        ),
        Mistake("all computed at once", AT_ONCE, all_computed_at_once),
        Mistake(
            "all computed at once, with a logarithm",
            AT_ONCE,
            lambda op, values: all_computed_at_once(op, values, _log_prime_of_positive),
        ),
        *(
            Mistake(f"{op}: {name}", says, slopes(RIGHT | {op: slope}))
            for op, name, says, slope in WRONG
        ),
    ),
    hints=(
        "Ask each operation: if I nudge this input a little and hold the other, how far does the "
        "result move for each unit of the nudge?",
        "+ gives 1 and 1, − gives 1 and −1, · gives each the *other* factor. σ and tanh you know "
        "from unit 02: a (1 − a) and 1 − a², where a is the value.",
        '`if op == "*": return [values[1], values[0]]`, and so on; for one input a list of one: '
        '`if op == "exp": return [np.exp(values[0])]`. For a / b: 1/b, and …',
    ),
    owned="You own the alphabet: whatever is built of these operations, you know every local slope.",
)
