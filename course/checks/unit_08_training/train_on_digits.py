"""The challenge: a network of your own that reads at least 95 % of digits it has never seen."""

from course.checks.exercise import Exercise, Mistake, Reading
from course.checks.unit_08_training import digit_slips as slips
from course.checks.unit_08_training.digit_nets import given, train_well, two_layers
from course.checks.unit_08_training.digit_symptoms import symptom
from course.functions import relu, relu_prime, tanh

SEEDS = 100  # so few that a test can try our own answer with all of them


def train_on_digits(X, Y, seed):
    return train_well(X, Y, seed)


def digit_cases(rng):
    """(X, Y, seed): the digits to learn from. Those held back never leave this house."""
    X, Y = given()
    return [(X, Y, int(rng.integers(SEEDS)))]


EPOCHS = "Train longer, or with a larger learning rate, and watch the loss: is it still falling?"

EXERCISE = Exercise(
    reference=train_on_digits,
    returns="the trained layers [(W1 (64, 32), b1 (32,)), (W2 (32, 10), b2 (10,))]",
    points=3,
    cases=digit_cases,
    reading=Reading("Of 445 digits that it was not given it reads", symptom),
    mistakes=(
        Mistake(
            "untrained",
            "These look like the weights it began with. Does the loop give them back? "
            "`layers = train_epoch(layers, …)`, and after the last epoch `return layers`.",
            slips.badly(epochs=0, lr=1),
        ),
        Mistake(
            "diverged",
            "The weights are nan or inf. Your steps are too large, and an `exp` overflowed: try a "
            "smaller learning rate, and subtract the largest score of each row before the softmax.",
            slips.spoilt,
        ),
        Mistake(
            "mis-paired labels",
            "It has been trained, and learned only how often each digit comes. Do X and Y still "
            "belong together? Shuffle both with one and the same order, `X[rows]` and `Y[rows]`.",
            slips.badly(slips.mispaired, epochs=12, lr=0.5),
        ),
        Mistake(
            "learning rate far too large",
            "Every hidden unit is saturated, at 0 or at 1, and has no slope left. That is what steps "
            "far too large do: try a tenth of your learning rate. (A gradient without its 1/n is "
            "as many times too large as a batch has samples; first weights above 1 saturate, too.)",
            slips.badly(epochs=3, lr=20),
        ),
        Mistake(
            "weights updated before the error is carried back",
            "The hidden units ran into saturation, all the same way, though the weights are not "
            "large. Usually the error was carried back through weights that had already been "
            "changed: all gradients first, then one step for all layers. Or is there a plus where "
            "the step needs a minus?",
            slips.badly(
                epochs=8,
                lr=2,
                backward=two_layers(through=lambda W2, dW2: W2 - 2 * dW2),
            ),
        ),
        Mistake(
            "learning rate far too small",
            "Its weights are almost those it began with. Your learning rate is far too small: "
            "try ten times, then a hundred times as much.",
            slips.badly(epochs=1, lr=0.0001),
        ),
        Mistake(
            "hardly begun",
            f"It has begun to learn and stopped very early. {EPOCHS} One epoch is not enough.",
            slips.badly(epochs=1, lr=0.3),
        ),
        Mistake(
            "too few epochs",
            f"It is on its way. {EPOCHS} (Or does it learn from a part of the digits only?)",
            slips.badly(epochs=4, lr=0.3),
        ),
        Mistake(
            "nearly there",
            "Nearly. A few more epochs will do; or, if it jumps up and down from epoch to epoch, a few "
            "with a smaller learning rate at the end.",
            slips.badly(epochs=10, lr=0.2),
        ),
        Mistake(
            "weights all equal at first",
            "All hidden units began with the same weights (zeros?), got the same gradient ever "
            "after, and are one unit 32 times. Begin with small random weights.",
            slips.badly(weights=slips.zeros, epochs=3, lr=0.5),
        ),
        Mistake(
            "weights all positive at first",
            "`rng.random` gives numbers from 0 to 1, none of them negative: 64 such weights saturate "
            "every hidden unit. Take `rng.normal(0, s, shape)` with a small s.",
            slips.badly(weights=slips.positive, epochs=2, lr=0.5),
        ),
        Mistake(
            "trained with tanh",
            "Your hidden units are tanh. Here they are sigmoids, in training as in the examination.",
            slips.badly(epochs=12, lr=0.1, backward=two_layers(tanh, lambda a: 1 - a**2)),
        ),
        Mistake(
            "trained with relu",
            "Your hidden units are ReLU. Here they are sigmoids, in training as in the examination.",
            slips.badly(epochs=12, lr=0.1, backward=two_layers(relu, relu_prime)),
        ),
        Mistake(
            "pixels standardized",
            "You trained on standardized pixels. In the examination they come as they are, from 0 to "
            "1: fold mean and deviation into W1 and b1, or train on X as it is.",
            slips.badly(slips.standardized, epochs=20, lr=0.3),
        ),
        Mistake(
            "pixels in sixteenths",
            "You trained on pixels 16 times as large. In the examination they come as they are, from "
            "0 to 1: multiply W1 by 16, or train on X as it is.",
            slips.badly(slips.sixteenths, epochs=20, lr=0.2),
        ),
        Mistake(
            "digits changed in place",
            "It reads well, but you shuffle or scale the X and Y that you were given. `X[order]` and "
            "`X / 16` are new arrays: leave theirs alone.",
            slips.shuffled_in_place,
        ),
        Mistake(
            "evaluated on the training digits",
            "On the digits it learned from it does well, and there it only shows what it remembers. "
            "Judge it on digits that you hold back from training. Very large first weights do this, "
            "or too few digits to learn from.",
            slips.badly(weights=slips.large, epochs=20, lr=1),
        ),
    ),
    hints=(
        "Small random weights and biases of 0; then, epoch after epoch, new batches in a new order "
        "and `train_epoch`. Print the loss of each epoch while you look for good settings.",
        "Weights of `rng.normal(0, 0.15, (64, 32))`, batches of 32, and 25 epochs of Adam with "
        "lr = 0.01 are enough; so are 12 epochs of plain steps with lr = 1 and two more with 0.1.",
        "In a loop over the epochs: `order = rng.permutation(len(X))`, then `batches = "
        "minibatches(X, Y, 32, order)`, then `layers = train_epoch(layers, batches, …, …)`.",
    ),
    owned="You own a network that reads, from the first product to the last digit. Every line is "
    "yours.",
)
