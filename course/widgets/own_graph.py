"""Back through a graph of Values with the learner's own functions instead of ours."""

from collections.abc import Callable

import numpy as np

from course.autograd import Value, topological_order
from course.widgets.yours import YoursError, yours

TYPED = {"×": "*", "−": "-", "÷": "/"}  # as the exercise types what Values show


def own_slopes(
    output: Value, local_gradients: Callable, graph_backward: Callable
) -> dict[Value, float]:
    """∂output/∂v for every v that ``output`` was computed from.

    ``local_gradients`` (op, values) and ``graph_backward`` (nodes) are functions of the learner's;
    YoursError if one is blank, fails, or returns something of another form.
    """
    order = topological_order(output)
    at = {v: k for k, v in enumerate(order)}
    nodes = [([at[i] for i in v.inputs], _local(v, local_gradients)) for v in order]
    slopes = yours(graph_backward)(nodes)
    return dict(zip(order, _numbers(slopes, len(order), graph_backward, "node"), strict=True))


def _local(v: Value, local_gradients: Callable) -> list[float]:
    if not v.inputs:
        return []
    slopes = yours(local_gradients)(TYPED.get(v.op, v.op), [i.data for i in v.inputs])
    return _numbers(slopes, len(v.inputs), local_gradients, "value")


def _numbers(slopes, count: int, function: Callable, each: str) -> list[float]:
    try:
        return np.array(slopes, float).reshape(count).tolist()
    except (TypeError, ValueError):
        raise YoursError(
            f"Your {function.__name__} must return a list with one slope for each {each}. "
            "Its check says more."
        ) from None
