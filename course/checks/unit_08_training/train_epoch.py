"""One epoch: for each batch a backward pass and a step, each from where the last one ended."""

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_08_training import epochs
from course.checks.unit_08_training.passes import epoch_cases


def train_epoch(layers, batches, backward, step):
    for X, Y in batches:
        gradients = backward(X, Y, layers)
        layers = step(layers, gradients)
    return layers


STEP_IGNORED = (
    "You change the weights yourself and never call `step`. Momentum, Adam and all the others come "
    "in through it: `layers = step(layers, gradients)`."
)
ONE_STEP = (
    "You step once, at the end of the epoch. Here every batch makes a step of its own, and the "
    "next batch looks from the new place."
)
HALF_CHANGED = (
    "You change one layer's weights before the error has been carried back through them: the other "
    "layers then get the error of a network that is half old, half new. All gradients first, then "
    "one step for all layers."
)

EXERCISE = Exercise(
    reference=train_epoch,
    returns="the layers after the last step, a list of (W, b)",
    points=2,
    cases=epoch_cases,
    mistakes=(
        Mistake(
            "gradients at the old weights",
            "Every batch gets its gradients at the weights with which the epoch began. After a step "
            "the network is another one: `backward(X, Y, layers)` with the layers of now.",
            epochs.old_weights,
        ),
        Mistake(
            "every batch starts over",
            "Each step starts from the weights you were given, so only the last batch counts. Give "
            "the result the name that went in: `layers = step(layers, gradients)`.",
            epochs.never_kept,
        ),
        Mistake(
            "returned inside the loop",
            "You return after the first batch: move `return` out of the loop, to the left.",
            epochs.of_batches(lambda batches: batches[:1]),
        ),
        Mistake(
            "nothing kept",
            "You return the layers as they were. `step` gives you new ones and leaves the old alone: "
            "`layers = step(layers, gradients)`.",
            lambda layers, batches, backward, step: layers,
        ),
        Mistake(
            "gradients of the first batch",
            "Every step uses the gradients of the first batch. Call `backward` inside the loop.",
            epochs.first_gradient,
        ),
        Mistake(
            "weights updated before the error is carried back",
            HALF_CHANGED,
            epochs.layer_by_layer(epochs.from_the_last),
        ),
        Mistake(
            "layers changed one by one, from the first",
            HALF_CHANGED,
            epochs.layer_by_layer(range),
        ),
        Mistake("one step with the sum", ONE_STEP, epochs.gathered(lambda count: 1)),
        Mistake("one step with the mean", ONE_STEP, epochs.gathered(lambda count: 1 / count)),
        Mistake(
            "batches joined",
            "You joined the batches and made one step with all samples. Each batch makes a step of "
            "its own.",
            epochs.of_batches(epochs.merged),
        ),
        Mistake(
            "last batch left out",
            "The last batch is missing: no step is made with its gradients. Does your `step` come "
            "before `backward`, and so one batch too late?",
            epochs.of_batches(lambda batches: batches[:-1]),
        ),
        Mistake(
            "first batch left out",
            "The first batch is missing: `for X, Y in batches:` gives you all of them.",
            epochs.of_batches(lambda batches: batches[1:]),
        ),
        Mistake(
            "two epochs",
            "You went through the batches twice. One epoch is every batch once.",
            epochs.of_batches(lambda batches: [*batches, *batches]),
        ),
        Mistake(
            "from the last batch to the first",
            "You go through the batches from back to front. The order matters, since every step "
            "starts where the last one ended.",
            epochs.of_batches(lambda batches: batches[::-1]),
        ),
        Mistake(
            "two steps a batch",
            "You step twice with the same gradients. One backward pass, one step.",
            epochs.of_step(lambda step: lambda layers, g: step(step(layers, g), g)),
        ),
        Mistake(
            "step given the wrong way round",
            "`step` takes the layers first and the gradients second. You have them swapped.",
            epochs.of_step(lambda step: lambda layers, g: step(g, layers)),
        ),
        *(
            Mistake(f"step ignored, lr = {lr}", STEP_IGNORED, epochs.of_step(epochs.own_step(lr)))
            for lr in (1, 0.1, 0.01, 0.5)
        ),
        Mistake(
            "X and Y swapped",
            "`backward` takes X first and Y second. You have them swapped.",
            epochs.of_batches(lambda batches: [(Y, X) for X, Y in batches]),
        ),
        Mistake(
            "one layer at a time into step",
            "`step` takes the whole list of layers and the whole list of gradients, not a layer.",
            epochs.step_apiece,
        ),
        Mistake(
            "wrong number of arguments",
            "Something is called or combined in a wrong way: `backward(X, Y, layers)` takes three "
            "arguments, `step(layers, gradients)` two, and lists know no arithmetic.",
            epochs.batch_in_one,
        ),
        Mistake(
            "single samples",
            "You step after every sample. A batch goes into `backward` as a whole and makes one step.",
            epochs.of_batches(epochs.single_samples),
        ),
        Mistake(
            "1/n twice",
            "You divide the gradients by the size of the batch. That has been done: the 1/n is in "
            "the loss, and so in the gradient, and nowhere else.",
            epochs.averaged_again,
        ),
        Mistake(
            "a round for every layer",
            "For every batch you make a step for each layer. `step` changes all layers at once: one "
            "backward pass and one step for a batch.",
            lambda layers, batches, backward, step: epochs.train_epoch(
                layers, [batch for batch in batches for _ in layers], backward, step
            ),
        ),
        Mistake(
            "the caller's list changed",
            "The numbers are right, but you put the new layers into the caller's own list. Only give "
            "the new list the name: `layers = step(layers, gradients)`.",
            epochs.into_the_list,
        ),
        Mistake(
            "the caller's list changed, nothing returned",
            "You put the new layers into the caller's own list and return nothing. Return the new "
            "list, and leave theirs alone.",
            epochs.nothing(epochs.into_the_list),
        ),
        Mistake(
            "gradients returned",
            "You return the gradients of the last batch. Wanted are the layers that `step` returned.",
            epochs.last_gradients,
        ),
    ),
    hints=(
        "For each batch two things happen: somebody finds the gradients, somebody makes the step. "
        "Both are given to you as functions.",
        "`for X, Y in batches:`, and inside it `gradients = backward(X, Y, layers)`, with the layers "
        "as they are by now.",
        "The next line is `layers = step(…, …)`; after the loop, `return layers`.",
    ),
    owned="You own the loop that trains every network: look, find the blame, step, repeat.",
)  # fmt: skip
