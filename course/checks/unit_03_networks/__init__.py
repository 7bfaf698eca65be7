"""Unit 03: one layer, layers in a row, counting parameters, XOR wired by hand."""

from course.checks.unit_03_networks import count_parameters, dense_forward, forward, xor_network

EXERCISES = tuple(
    module.EXERCISE for module in (dense_forward, forward, count_parameters, xor_network)
)
