"""A 2-2-1 network of steps that computes XOR: any weights that do are right."""

import numpy as np

from course.checks.exercise import Exercise, Mistake, Reading
from course.functions import step

INPUTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def xor_network():
    only_one = np.array([[1.0, -1.0], [-1.0, 1.0]])  # x₁ but not x₂, x₂ but not x₁
    return only_one, np.array([-0.5, -0.5]), np.array([[1.0], [1.0]]), np.array([-0.5])


def answers(weights):
    """What the network answers to the four inputs, an array (4,) of 0 and 1."""
    W1, b1, W2, b2 = (np.asarray(part, float) for part in weights)
    with np.errstate(all="ignore"):  # weights may be inf or nan: then it is silent
        return step(step(INPUTS @ W1 + b1) @ W2 + b2)[:, 0].astype(int)


def _network(W1, b1, W2, b2):
    return lambda: (np.array(W1), np.array(b1), np.array(W2)[:, None], np.array([b2]))


def _neuron(w1, w2, b):
    """A network whose first hidden unit does all the work, and whose second is silent."""
    return _network([[w1, 0.0], [w2, 0.0]], [b, -1.0], [1.0, 0.0], -0.5)


OR_NAND = [[1.0, -1.0], [1.0, -1.0]]
OR_AND = [[1.0, 1.0], [1.0, 1.0]]
COLUMNS = "Each hidden unit owns a *column* of W1: have you written its weights into a row?"
LOOK = "Compute the two hidden units for all four inputs by hand: where do they differ from plan?"

# Each of the fifteen wrong tables is a mistake: whatever the weights, the words fit.
EXERCISE = Exercise(
    reference=xor_network,
    returns="W1 (2, 2), b1 (2,), W2 (2, 1), b2 (1,)",
    points=2,
    cases=lambda rng: [()],
    reading=Reading("Its answers to (0, 0), (0, 1), (1, 0), (1, 1)", answers),
    mistakes=(
        Mistake(
            "or",
            "That is OR: it is wrong about (1, 1) only. One hidden unit must notice that both "
            "inputs are 1, and speak *against* the output (or fall silent there).",
            _network(OR_AND, [-0.5, -1.5], [1.0, 1.0], -0.5),
        ),
        Mistake(
            "and",
            "That is AND. With hidden units OR and AND, the output must fire for OR but *not* AND: "
            "the AND unit needs a negative weight.",
            _network(OR_AND, [-0.5, -1.5], [1.0, 1.0], -1.5),
        ),
        Mistake(
            "turned around",
            "Every answer is turned around: it fires when the inputs are equal. Turn the signs of "
            "W2 and b2.",
            _network(OR_NAND, [-0.5, 1.5], [-1.0, -1.0], 1.5),
        ),
        Mistake(
            "always fires",
            "It always fires. A bias is added, and z = 0 fires: have you written a threshold where "
            "its negative belongs, or left everything at 0?",
            _network(OR_NAND, [0.5, -1.5], [1.0, 1.0], 1.5),
        ),
        Mistake(
            "never fires",
            "It never fires. Can W2 times the hidden units ever reach −b2? They are 0 or 1. "
            + LOOK,
            _network([[1.0, -1.0], [-1.0, 1.0]], [-0.5, -0.5], [1.0, 1.0], -1.5),
        ),
        Mistake(
            "only (1, 0)",
            f"It fires for (1, 0), as it should, but not for (0, 1). {COLUMNS}",
            _network(np.transpose(OR_NAND), [-0.5, 1.5], [1.0, 1.0], -1.5),
        ),
        Mistake(
            "only (0, 1)",
            f"It fires for (0, 1), as it should, but not for (1, 0). {COLUMNS}",
            _network([[-1.0, -1.0], [1.0, 1.0]], [-0.5, 1.5], [1.0, 1.0], -1.5),
        ),
        Mistake(
            "nand",
            "That is NAND: it is wrong about (0, 0) only. There nothing comes in, so the biases "
            "decide: a hidden OR is silent at (0, 0), and the output must need it.",
            _network(OR_NAND, [-0.5, 1.5], [0.0, 1.0], -0.5),
        ),
        Mistake(
            "nor",
            "That is NOR: it fires for (0, 0) alone, which is one of the two that must be silent. "
            + LOOK,
            _neuron(-1.0, -1.0, 0.5),
        ),
        Mistake(
            "first input",
            f"It answers x₁ and never listens to x₂. {COLUMNS}",
            _neuron(1.0, 0.0, -0.5),
        ),
        Mistake(
            "second input",
            f"It answers x₂ and never listens to x₁. {COLUMNS}",
            _neuron(0.0, 1.0, -0.5),
        ),
        Mistake(
            "not the first input",
            f"It answers the opposite of x₁ and never listens to x₂. {COLUMNS}",
            _neuron(-1.0, 0.0, 0.5),
        ),
        Mistake(
            "not the second input",
            f"It answers the opposite of x₂ and never listens to x₁. {COLUMNS}",
            _neuron(0.0, -1.0, 0.5),
        ),
        Mistake(
            "silent at (0, 1) only",
            f"It is silent for (0, 1) alone. That is x₁ or not x₂. {LOOK}",
            _neuron(1.0, -1.0, 0.5),
        ),
        Mistake(
            "silent at (1, 0) only",
            f"It is silent for (1, 0) alone. That is x₂ or not x₁. {LOOK}",
            _neuron(-1.0, 1.0, 0.5),
        ),
    ),
    hints=(
        "Split XOR into two questions that one neuron each can answer, and a third that joins them.",
        "“x₁ but not x₂” is a neuron: weights 1 and −1, and a bias that needs the whole 1. So is "
        "“x₂ but not x₁”. XOR is one or the other.",
        "With those two as hidden units, W1 is `np.array([[1.0, -1.0], [-1.0, 1.0]])`, a column "
        "each. The output is an OR: W2 is (2, 1).",
    ),
    owned="You own what no single neuron can do: XOR, from three of them in two layers.",
)  # fmt: skip
