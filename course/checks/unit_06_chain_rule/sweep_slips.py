"""The bank of `graph_backward`: what goes along an edge, and what comes back, written wrong."""

from course.checks.exercise import Mistake
from course.checks.unit_06_chain_rule.sweeps import (
    added_by_array,
    changed,
    first_input_only,
    forward_mode,
    inputs_turned,
    last_input_only,
    node_by_position,
    path_by_path,
    reversed_in_place,
    slope_by_node,
    sweep,
    used_up,
    whole_numbers,
    zeroed_after_use,
)

OVERWRITTEN = (
    "You overwrite where paths must add. A node that is used twice is reached on two paths: `+=`, "
    "not `=`."
)
PRODUCT = "Each edge contributes the gradient of the node above, *times* its local slope."
ONE_INPUT = "Only one input of each node gets its share. Go through all: `zip(inputs, local)`."

MISTAKES = (
    Mistake(
        "overwriting where paths must add",
        OVERWRITTEN,
        sweep(lambda so_far, gradient, slope: gradient * slope),
    ),
    Mistake("overwriting, path by path", OVERWRITTEN, path_by_path),
    Mistake(
        "the first path keeps the place",
        "Only the first path that arrives counts. All paths into a node add up: `+=`, with no "
        "`if`.",
        sweep(lambda so_far, gradient, slope: so_far or gradient * slope),
    ),
    Mistake(
        "the larger path wins",
        "Only the path with the largest effect counts. All paths into a node add up.",
        sweep(lambda so_far, gradient, slope: max(so_far, gradient * slope, key=abs)),
    ),
    Mistake(
        "a node that stands twice counts once",
        "In x · x the node stands *twice* among the inputs, and you count it once. "
        "(`gradients[inputs] += …` on an array does that, and `inputs.index(…)` too.) Add edge by "
        "edge, in a loop over `zip(inputs, local)`.",
        added_by_array,
    ),
    Mistake(
        "local slope forgotten",
        f"The local slopes are missing, so you count paths. {PRODUCT}",
        sweep(lambda so_far, gradient, slope: so_far + gradient),
    ),
    Mistake(
        "local slope alone",
        f"You add the local slope alone. {PRODUCT}",
        sweep(lambda so_far, gradient, slope: so_far + slope),
    ),
    Mistake(
        "added along the path",
        f"You add along a path. Along a path slopes multiply; only paths add. {PRODUCT}",
        sweep(lambda so_far, gradient, slope: so_far + gradient + slope),
    ),
    Mistake(
        "paths multiplied",
        "You multiply what comes on different paths. Along a path slopes multiply; paths add.",
        sweep(lambda so_far, gradient, slope: so_far * gradient * slope, start=1.0),
    ),
    Mistake(
        "divided",
        "You divide by the local slope, as if to undo the step. Backward the slope is a factor "
        "all the same.",
        sweep(lambda so_far, gradient, slope: so_far + (gradient / slope if slope else 0.0)),
    ),
    Mistake(
        "averaged over paths",
        "You take the mean of two paths. They add up: both carry the nudge to the output.",
        sweep(
            lambda so_far, gradient, slope: (
                (so_far + gradient * slope) / 2 if so_far else gradient * slope
            )
        ),
    ),
    Mistake(
        "slopes in the wrong order",
        "Inputs and local slopes are paired the wrong way round: `local[k]` belongs to "
        "`inputs[k]`.",
        inputs_turned,
    ),
    Mistake(
        "slope looked up by node",
        "`local[i]` takes the number of the *node*. `local` has one entry for each input: "
        "`for i, slope in zip(inputs, local)`.",
        slope_by_node,
    ),
    Mistake(
        "node looked up by position",
        "You add to `gradients[k]`, where k counts the inputs of this node. The node itself is "
        "`inputs[k]`: `for i, slope in zip(inputs, local)`.",
        node_by_position,
    ),
    Mistake("first input only", ONE_INPUT, first_input_only),
    Mistake("last input only", ONE_INPUT, last_input_only),
    Mistake(
        "zeroed after use",
        "You set a node to 0 once it has passed its gradient on. Keep it: every node's slope "
        "belongs to the answer.",
        zeroed_after_use,
    ),
    Mistake(
        "forward mode",
        "You carry the change of the *first* node up to all others. Wanted is how the *output* "
        "changes with every node: start there, and go down.",
        forward_mode,
    ),
    Mistake(
        "whole numbers",
        "An array of whole numbers cuts decimals off. `np.zeros(n)` holds decimals.",
        whole_numbers,
    ),
    Mistake(
        "output first",
        "The list stands the wrong way round: its first entry belongs to `nodes[0]`.",
        changed(lambda gradients, nodes: gradients[::-1]),
    ),
    Mistake(
        "first node only",
        "You return the slope for the first node alone. Wanted is one for every node.",
        changed(lambda gradients, nodes: gradients[0]),
    ),
    Mistake(
        "leaves only",
        "You return the slopes of the leaves alone. Wanted is one for every node.",
        changed(
            lambda gradients, nodes: [
                g for g, (inputs, _) in zip(gradients, nodes, strict=True) if not inputs
            ]
        ),
    ),
    Mistake(
        "output missing",
        "The output's own slope, 1, is missing at the end of the list.",
        changed(lambda gradients, nodes: gradients[:-1]),
    ),
    Mistake(
        "nodes used up",
        "The slopes are right, but `pop` empties the caller's list. Read it, and leave it.",
        used_up,
    ),
    Mistake(
        "nodes reversed in place",
        "The slopes are right, but `reverse()` turns the caller's own list over. "
        "`reversed(nodes)` leaves it alone.",
        reversed_in_place,
    ),
)
