"""The bank of `graph_backward`: nodes visited in a wrong order, or with a wrong start."""

from course.checks.exercise import Mistake
from course.checks.unit_06_chain_rule.graphs import CHAIN
from course.checks.unit_06_chain_rule.sweeps import (
    add,
    along,
    called_again,
    first_node_started,
    kept_between_calls,
    sweep,
)


def in_order(n):
    return range(n)


def without_the_output(n):
    return range(n - 2, -1, -1)


def end_first(n):
    return range(n - 1, 1, -1)


TOO_EARLY = (
    "A node is visited before all that it feeds have reported, so it passes on too little. Go "
    "through the nodes by index, from the last to the first: inputs always have smaller indices."
)
TWICE = (
    "A node is visited each time it is reached, and passes on again what it has passed on before. "
    "Visit each node once, from the last index to the first: then it has heard from all it feeds."
)
NO_SEED = "The output's own slope is 1: start with `gradients[-1] = 1.0`, or all stays 0."
STALE = (
    "The gradients of an earlier call are still there, and this one is added on top. Make the list "
    "of zeros *inside* the function (a list in the `def` line is made only once, too)."
)

MISTAKES = (
    Mistake(
        "inputs first",
        "You go from the inputs to the output, and nothing has arrived there yet. The change "
        "is known at the *output*: go from the last node to the first.",
        sweep(add, order=in_order),
    ),
    Mistake("stack, each node once", TOO_EARLY, along(-1, once=True)),
    Mistake("queue, each node once", TOO_EARLY, along(0, once=True)),
    Mistake("calls itself, each node once", TOO_EARLY, called_again(once=True)),
    Mistake("stack", TWICE, along(-1, once=False)),
    Mistake("queue", TWICE, along(0, once=False)),
    Mistake("calls itself", TWICE, called_again(once=False)),
    Mistake("stale gradients", STALE, kept_between_calls(CHAIN, lambda so_far: 1.0)),
    Mistake(
        "stale gradients, at the output too",
        STALE,
        kept_between_calls(CHAIN, lambda so_far: so_far + 1.0),
    ),
    Mistake("output not started", NO_SEED, sweep(add, seed=0.0)),
    Mistake(
        "started at the first node",
        "You start with 1 at the first node. It is the *output* that moves 1 for each 1 that it "
        "moves itself: `gradients[-1] = 1.0`.",
        first_node_started,
    ),
    Mistake(
        "all start at 1",
        "Every node starts with 1. That is the slope of the output for *itself*; all others "
        "start with 0 and collect.",
        sweep(add, start=1.0),
    ),
    Mistake(
        "output left out",
        "The output never passes its 1 on. Does the loop begin one node too late? Or does it count "
        "with `enumerate(reversed(nodes))`, where 0 is the *last* node?",
        sweep(add, order=without_the_output),
    ),
    Mistake(
        "second node left out",
        "The loop ends too early: `range(n - 1, 1, -1)` never comes to index 1.",
        sweep(add, order=end_first),
    ),
)
