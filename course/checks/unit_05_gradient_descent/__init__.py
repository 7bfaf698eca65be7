"""Unit 05: a measured gradient, a step against it, a line fitted with it, and minibatches."""

from course.checks.unit_05_gradient_descent import (
    descent_step,
    fit_line,
    minibatches,
    numerical_gradient,
)

EXERCISES = tuple(
    module.EXERCISE for module in (numerical_gradient, descent_step, fit_line, minibatches)
)
