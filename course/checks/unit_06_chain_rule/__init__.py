"""Unit 06: slopes along a chain, of single operations, and back through a whole graph."""

from course.checks.unit_06_chain_rule import chain, graph_backward, local_gradients

EXERCISES = tuple(module.EXERCISE for module in (chain, local_gradients, graph_backward))
