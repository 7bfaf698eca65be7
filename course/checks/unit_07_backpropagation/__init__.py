"""Unit 07: the error at the output, carried back, turned into gradients, and checked."""

from course.checks.unit_07_backpropagation import (
    backward,
    dense_backward,
    gradient_check,
    hidden_delta,
    output_delta,
)

EXERCISES = tuple(
    module.EXERCISE
    for module in (output_delta, hidden_delta, dense_backward, backward, gradient_check)
)
