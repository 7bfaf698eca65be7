"""The slope of a composition: the slopes of its parts, each where it stands, multiplied."""

from course.checks.exercise import Exercise
from course.checks.unit_06_chain_rule import gears as g
from course.checks.unit_06_chain_rule.chain_slips import MISTAKES
from course.functions import sigmoid, sigmoid_prime, tanh, tanh_prime


def chain(functions, slopes, x):
    total = 1.0
    for f, f_prime in zip(functions, slopes, strict=True):
        total = total * f_prime(x)
        x = f(x)
    return total


DOUBLE, TRIPLE = (g.double, g.double_prime), (g.triple, g.triple_prime)
ADD_TWO, SQUARE = (g.add_two, g.add_two_prime), (g.square, g.square_prime)
SINE, EXP = (g.sine, g.sine_prime), (g.exponential, g.exponential_prime)
SIGMOID, TANH = (sigmoid, sigmoid_prime), (tanh, tanh_prime)
POOL = (DOUBLE, ADD_TWO, SQUARE, SINE, SIGMOID, TANH)


def chain_cases(rng):
    """(functions, slopes, x): two, one, three, whole numbers, a slope of 0, eight, random."""
    rows = [
        ((DOUBLE, SQUARE), 3.0),
        ((SQUARE, TRIPLE), 2.0),
        ((SQUARE,), 3.0),
        ((ADD_TWO, DOUBLE), 5.0),
        ((ADD_TWO, SQUARE, TRIPLE), -0.5),
        ((SQUARE, SINE, EXP), 0.5),
        ((TRIPLE, SQUARE, DOUBLE), 4),
        ((ADD_TWO, SQUARE), -2.0),
        ((SIGMOID,) * 8, 1.0),
    ]
    for count in (2, 3, 4, 5):
        row = tuple(POOL[k] for k in rng.permutation(len(POOL))[:count])
        rows.append((row, float(rng.uniform(0.3, 1.3))))
    return [([f for f, _ in row], [f_prime for _, f_prime in row], x) for row, x in rows]


EXERCISE = Exercise(
    reference=chain,
    returns="one number, the slope of the whole chain at x",
    points=1,
    cases=chain_cases,
    mistakes=MISTAKES,
    hints=(
        "Walk along the chain with two things in hand: where you are, and how much a nudge of x has "
        "been stretched so far.",
        "At each function: first multiply by its slope at the place where you are, then move on to "
        "what it puts out.",
        "Start with `total = 1.0`; in `for f, f_prime in zip(functions, slopes):` write "
        "`total = total * …` and then `x = …`.",
    ),
    owned="You own the chain rule: every slope where it stands, and all of them multiplied.",
)
