"""The slope of the output for every node of a graph, in one sweep from the last to the first."""

from course.checks.exercise import Exercise
from course.checks.unit_06_chain_rule import sweep_slips, visit_slips
from course.checks.unit_06_chain_rule.graphs import graph_cases


def graph_backward(nodes):
    gradients = [0.0] * len(nodes)
    gradients[-1] = 1.0
    for j in reversed(range(len(nodes))):
        inputs, local = nodes[j]
        for i, slope in zip(inputs, local, strict=True):
            gradients[i] += gradients[j] * slope
    return gradients


EXERCISE = Exercise(
    reference=graph_backward,
    returns="a list with one slope for each node",
    points=3,
    cases=graph_cases,
    mistakes=sweep_slips.MISTAKES + visit_slips.MISTAKES,
    hints=(
        "The output moves 1 for each 1 that it moves itself. Everything else collects what comes "
        "down to it from the nodes that use it.",
        "Go through the indices from the last to the first. By then a node has heard from all that "
        "use it, and hands its gradient, times the local slope, to each input.",
        "After `gradients = [0.0] * len(nodes)` and `gradients[-1] = 1.0`: for each j, from the "
        "last, and each `i, slope in zip(*nodes[j])`: `gradients[i] += …`",
    ),
    owned="You own backpropagation on any graph: multiply along a path, add over paths, visit once.",
)
