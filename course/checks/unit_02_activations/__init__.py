"""Unit 02: the activations, their slopes, and softmax."""

from course.checks.unit_02_activations import (
    relu,
    relu_prime,
    sigmoid,
    sigmoid_prime,
    softmax,
    tanh_prime,
)

EXERCISES = tuple(
    module.EXERCISE for module in (sigmoid, sigmoid_prime, tanh_prime, relu, relu_prime, softmax)
)
