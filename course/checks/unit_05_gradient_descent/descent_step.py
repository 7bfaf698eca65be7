"""One step downhill: p − lr · ∂L/∂p for every array of parameters."""

import numpy as np

from course.checks.exercise import Exercise, Mistake


def descent_step(parameters, gradients, lr):
    return [p - lr * dp for p, dp in zip(parameters, gradients, strict=True)]


def step_cases(rng):
    """(parameters, gradients, lr): one array, a layer, whole numbers, one entry, random."""
    cases = [
        ([np.array([1.0, 2.0])], [np.array([0.5, -1.0])], 0.1),
        ([np.array([3.0]), np.array([-2.0])], [np.array([4.0]), np.array([0.0])], 0.25),
        (
            [np.array([[1.0, -1.0], [0.5, 2.0], [0.0, 3.0]]), np.array([0.25, -0.5])],
            [np.array([[2.0, 0.0], [-4.0, 1.0], [1.0, 8.0]]), np.array([-1.0, 3.0])],
            0.5,
        ),
        ([np.array([1, 2]), np.array([3])], [np.array([3, -1]), np.array([1])], 0.5),
    ]
    for shapes in ([(4,)], [(3, 2), (2,)], [(2, 3), (3,), (3, 1), (1,)]):
        parameters, gradients = ([rng.normal(size=s) for s in shapes] for _ in range(2))
        cases.append((parameters, gradients, float(rng.uniform(0.01, 2))))
    return cases


def each(rule):
    """An answer that applies `rule` to each parameter, its gradient and lr."""
    return lambda parameters, gradients, lr: [
        rule(p, dp, lr) for p, dp in zip(parameters, gradients, strict=True)
    ]


def _in_place(parameters, gradients, lr):
    for p, dp in zip(parameters, gradients, strict=True):
        p -= lr * dp
    return parameters


def _into_the_list(parameters, gradients, lr):
    for i in range(len(parameters)):
        parameters[i] = parameters[i] - lr * gradients[i]
    return parameters


def _returns_nothing(answer):
    def step(*arguments):
        answer(*arguments)

    return step


def _whole(p, dp, lr):
    stepped = np.empty_like(p)
    stepped[...] = p - lr * dp
    return stepped


IN_PLACE = (
    "`p -= …` writes into the arrays of the caller (a copy of the *list* still holds the same "
    "arrays). Make new ones: `p - lr * dp`."
)
INTO_THE_LIST = (
    "You put the new arrays into the caller's own list. Start an empty one and `append`, or "
    "write `[… for p, dp in zip(parameters, gradients)]`."
)

EXERCISE = Exercise(
    reference=descent_step,
    returns="a list with one new array for each of the parameters, in its shape",
    points=1,
    cases=step_cases,
    mistakes=(
        Mistake(
            "up the hill",
            "You step *up* the hill. The gradient points to where the loss grows: go against it, "
            "p − lr·∂L/∂p.",
            each(lambda p, dp, lr: p + lr * dp),
        ),
        Mistake(
            "learning rate forgotten",
            "The learning rate is missing: the step is lr times the gradient.",
            each(lambda p, dp, lr: p - dp),
        ),
        Mistake(
            "divided by the learning rate",
            "You divide by lr. A small learning rate makes a small step: lr times the gradient.",
            each(lambda p, dp, lr: p - dp / lr),
        ),
        Mistake(
            "learning rate subtracted",
            "The learning rate multiplies the gradient. You subtract both.",
            each(lambda p, dp, lr: p - lr - dp),
        ),
        Mistake(
            "learning rate on the parameter too",
            "The learning rate multiplies the whole difference. It belongs to the gradient alone.",
            each(lambda p, dp, lr: lr * (p - dp)),
        ),
        Mistake(
            "only the step",
            "You return the step. The answer is where it leads: p − lr·∂L/∂p.",
            each(lambda p, dp, lr: -lr * dp),
        ),
        Mistake(
            "only the step, without its sign",
            "You return lr·∂L/∂p. Take it away from the parameter: p − lr·∂L/∂p.",
            each(lambda p, dp, lr: lr * dp),
        ),
        Mistake(
            "wrong way round",
            "You subtract the parameter from the step. It is the parameter minus the step.",
            each(lambda p, dp, lr: lr * dp - p),
        ),
        Mistake(
            "sign of the gradient only",
            "Every entry takes a step of the same length. Where the slope is steep the step is "
            "long: lr times the gradient, not times its sign.",
            each(lambda p, dp, lr: p - lr * np.sign(dp)),
        ),
        Mistake(
            "proportional to the parameter",
            "You scale the parameter. The step is in proportion to the gradient alone.",
            each(lambda p, dp, lr: p - lr * dp * p),
        ),
        Mistake(
            "one step for a whole array",
            "All entries of an array take the same step. Each has a slope of its own; nothing is "
            "summed here.",
            each(lambda p, dp, lr: p - lr * dp.sum()),
        ),
        Mistake(
            "mean over a whole array",
            "All entries of an array take the same step. Each has a slope of its own; nothing is "
            "averaged here.",
            each(lambda p, dp, lr: p - lr * dp.mean()),
        ),
        Mistake(
            "gradient made a unit vector",
            "You divide the gradient by its length. Its length matters: steep means a long step.",
            each(lambda p, dp, lr: p - lr * dp / np.linalg.norm(dp)),
        ),
        Mistake("arrays changed in place", IN_PLACE, _in_place),
        Mistake("arrays changed in place, nothing returned", IN_PLACE, _returns_nothing(_in_place)),
        Mistake("list changed in place", INTO_THE_LIST, _into_the_list),
        Mistake(
            "list changed in place, nothing returned",
            INTO_THE_LIST,
            _returns_nothing(_into_the_list),
        ),
        Mistake(
            "nothing changed",
            "You return the parameters as they were. In a loop `p = p - …` only gives a new array "
            "the name p; the list does not notice. Collect the new arrays.",
            lambda parameters, gradients, lr: list(parameters),
        ),
        Mistake(
            "first parameter only",
            "Only the first parameter came back. Is the `return` inside the loop?",
            lambda parameters, gradients, lr: [parameters[0] - lr * gradients[0]],
        ),
        Mistake(
            "first array only",
            "One array came back, not a list of them. Is the `return` inside the loop?",
            lambda parameters, gradients, lr: parameters[0] - lr * gradients[0],
        ),
        Mistake(
            "last array only",
            "One array came back, not a list of them: the loop forgot the others. Collect them.",
            lambda parameters, gradients, lr: parameters[-1] - lr * gradients[-1],
        ),
        Mistake(
            "one big array",
            "`np.array` of a list of arrays works only if they all have one shape, and W and b "
            "never do. Go through the list.",
            lambda parameters, gradients, lr: np.array(parameters) - lr * np.array(gradients),
        ),
        Mistake(
            "lists subtracted",
            "Lists know no arithmetic. Go through both with `zip`, array by array.",
            lambda parameters, gradients, lr: parameters - lr * gradients,
        ),
        Mistake(
            "whole numbers cut off",
            "`empty_like(p)` and `p.copy()` of whole numbers hold whole numbers: your decimals are "
            "cut off. Compute a new array, `p - lr * dp`.",
            each(_whole),
        ),
    ),
    hints=(
        "The gradient points uphill. Where should a step go, and how far?",
        "`for p, dp in zip(parameters, gradients)` gives each array with its own gradient.",
        "`return [p - … for p, dp in zip(parameters, gradients)]`",
    ),
    owned="You own the step that trains every network: a little, against the gradient.",
)
