"""The slopes of single operations: the right ones, and those that learners write, with the words."""

import math

from course.functions import sigmoid, sigmoid_prime

# op -> its local gradients, one for each input.
RIGHT = {
    "+": lambda a, b: [1.0, 1.0],
    "-": lambda a, b: [1.0, -1.0],
    "*": lambda a, b: [b, a],
    "/": lambda a, b: [1 / b, -a / b**2],
    "exp": lambda a: [math.exp(a)],
    "log": lambda a: [1 / a],
    "tanh": lambda a: [1 - math.tanh(a) ** 2],
    "sigmoid": lambda a: [float(sigmoid_prime(a))],
    "relu": lambda a: [float(a > 0)],
}
# op -> what it computes.
VALUES = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "exp": math.exp,
    "log": math.log,
    "tanh": math.tanh,
    "sigmoid": lambda a: float(sigmoid(a)),
    "relu": lambda a: max(a, 0.0),
}

SUM = "a + b: nudge either one and the sum moves by just as much. Both slopes are 1."
DIFFERENCE = "a − b: it moves with a, and against b. The slopes are 1 and −1."
PRODUCT = "a · b: a nudge of a is multiplied by b. The slope for each factor is the *other* one."
QUOTIENT = "a / b: the slopes are 1/b for a and −a/b² for b."
# (op, name, what it gets to hear, slopes). Where one name fits, the message says what is at odds.
WRONG = (
    ("+", "values", f"The inputs themselves are no slopes. {SUM}", lambda a, b: [a, b]),
    ("+", "values swapped", f"That is the rule for a product. {SUM}", lambda a, b: [b, a]),
    ("+", "zeros", f"A sum does move with its inputs. {SUM}", lambda a, b: [0.0, 0.0]),
    ("+", "halves", f"Nothing is shared out here. {SUM}", lambda a, b: [0.5, 0.5]),
    ("+", "one slope", f"Two inputs, two slopes. {SUM}", lambda a, b: [1.0]),
    ("-", "both 1", f"The sign of b's slope is missing. {DIFFERENCE}", lambda a, b: [1.0, 1.0]),
    ("-", "turned", f"The signs are turned. {DIFFERENCE}", lambda a, b: [-1.0, 1.0]),
    ("-", "values", f"The inputs are no slopes. {DIFFERENCE}", lambda a, b: [a, -b]),
    ("-", "one slope", f"Two inputs, two slopes. {DIFFERENCE}", lambda a, b: [1.0]),
    ("*", "own factor", f"You give each factor itself. {PRODUCT}", lambda a, b: [a, b]),
    ("*", "ones", f"Those are the slopes of a sum. {PRODUCT}", lambda a, b: [1.0, 1.0]),
    ("*", "value", f"You give the product itself. {PRODUCT}", lambda a, b: [a * b, a * b]),
    (
        "*",
        "added up",
        "You add both slopes into one, as in the product rule for two functions of *one* x. Here "
        "are two inputs, and each has a slope of its own: a list of two.",
        lambda a, b: [a + b],
    ),
    ("*", "sign", f"A product has no minus. {PRODUCT}", lambda a, b: [b, -a]),
    ("/", "sign missing", f"A larger b makes it *smaller*. {QUOTIENT}", lambda a, b: [1 / b, a / b**2]),
    ("/", "square missing", f"The square is missing. {QUOTIENT}", lambda a, b: [1 / b, -a / b]),
    ("/", "a missing", f"The a is missing for b. {QUOTIENT}", lambda a, b: [1 / b, -1 / b**2]),
    ("/", "only b", f"You differentiate 1/b alone. {QUOTIENT}", lambda a, b: [1.0, -1 / b**2]),
    ("/", "as a product", f"That is 1/b and a, as in a product. {QUOTIENT}", lambda a, b: [1 / b, a]),
    ("/", "swapped", f"The order is that of the inputs. {QUOTIENT}", lambda a, b: [-a / b**2, 1 / b]),
    ("/", "slopes divided", f"You divide slopes. {QUOTIENT}", lambda a, b: [1 / b, -a]),
    (
        "/",
        "quotient rule of one x",
        f"That is (b − a)/b², the quotient rule for two functions of *one* x. {QUOTIENT}",
        lambda a, b: [(b - a) / b**2],
    ),
    (
        "exp",
        "power rule",
        "The power rule is for xⁿ, where the exponent is fixed. Here x *is* the exponent: the "
        "slope of eˣ is eˣ.",
        lambda a: [a * math.exp(a - 1)],
    ),
    ("exp", "input", "The slope of eˣ is eˣ, not x.", lambda a: [a]),
    ("exp", "times x", "The slope of eˣ is eˣ alone, without a factor x.", lambda a: [a * math.exp(a)]),
    ("exp", "one", "The slope of eˣ is 1 only at 0. Everywhere it is eˣ.", lambda a: [1.0]),
    ("log", "value", "That is the logarithm. Its slope is 1/x.", lambda a: [math.log(a)]),
    ("log", "one over log", "The slope of log x is 1/x, not 1/log x.", lambda a: [1 / math.log(a)]),
    ("log", "input", "You turned it over: the slope of log x is 1/x.", lambda a: [a]),
    ("log", "base 10", "`log` is the natural logarithm: its slope is 1/x.", lambda a: [1 / a / math.log(10)]),
    ("log", "slope of 1/x", "That is the slope of 1/x, one further. The slope of log x is 1/x.", lambda a: [-1 / a**2]),
    (
        "tanh",
        "input squared",
        "You square the *input*. In 1 − tanh² it is the value tanh(x) that is squared.",
        lambda a: [1 - a**2],
    ),
    ("tanh", "square missing", "The square is missing: 1 − tanh²(x).", lambda a: [1 - math.tanh(a)]),
    (
        "tanh",
        "one over cosh",
        "The square is missing: the slope is 1/cosh²(x), which is 1 − tanh²(x).",
        lambda a: [1 / math.cosh(min(a, 700))],
    ),
    ("tanh", "value", "That is tanh(x). Its slope is 1 − tanh²(x).", lambda a: [math.tanh(a)]),
    (
        "tanh",
        "as sigmoid",
        "a (1 − a) is the slope of the *sigmoid*. For tanh it is 1 − a², with a = tanh(x).",
        lambda a: [math.tanh(a) * (1 - math.tanh(a))],
    ),
    (
        "tanh",
        "twice",
        "You put tanh(x) through tanh once more. The slope at x is 1 − tanh²(x).",
        lambda a: [1 - math.tanh(math.tanh(a)) ** 2],
    ),
    (
        "sigmoid",
        "input for value",
        "You use the input where the value is meant: a (1 − a) holds for a = σ(x).",
        lambda a: [a * (1 - a)],
    ),
    ("sigmoid", "value", "That is σ(x). Its slope is σ(x) (1 − σ(x)).", lambda a: [float(sigmoid(a))]),
    (
        "sigmoid",
        "twice",
        "That is the slope at σ(x). The input of the operation is x: σ(x) (1 − σ(x)).",
        lambda a: [float(sigmoid_prime(sigmoid(a)))],
    ),
    (
        "sigmoid",
        "as tanh",
        "1 − a² is the slope of tanh. For the sigmoid it is a (1 − a), with a = σ(x).",
        lambda a: [1 - float(sigmoid(a)) ** 2],
    ),
    ("sigmoid", "one minus", "That is 1 − σ(x). The slope is σ(x) (1 − σ(x)).", lambda a: [1 - float(sigmoid(a))]),
    ("relu", "value", "That is relu(x). Its slope is 1 above 0, and 0 below.", lambda a: [max(a, 0.0)]),
    ("relu", "input", "That is x. The slope of relu is 1 above 0, and 0 below.", lambda a: [a]),
    ("relu", "always 1", "Below 0 relu is flat: its slope there is 0.", lambda a: [1.0]),
    (
        "relu",
        "1 at the kink",
        "At 0 itself relu has a kink, and this course takes the slope 0 there: `x > 0`, not `>=`.",
        lambda a: [float(a >= 0)],
    ),
    (
        "relu",
        "half at the kink",
        "At 0 itself relu has a kink. ½ is a fair choice; this course takes 0.",
        lambda a: [(float(a > 0) + float(a >= 0)) / 2],
    ),
    ("relu", "sign", "Below 0 relu is flat: its slope there is 0, not −1.", lambda a: [math.copysign(1.0, a) if a else 0.0]),
)  # fmt: skip


def slopes(table):
    """An answer that looks its slopes up in ``table``, op -> function of the inputs."""
    return lambda op, values: table[op](*values)
