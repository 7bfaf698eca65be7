"""The formulas that lesson 06 prints, each with its numeric twin on random inputs."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course.autograd import Value, topological_order
from course.checks.unit_06_chain_rule.chain import chain, chain_cases
from course.checks.unit_06_chain_rule.gears import double, double_prime, square, square_prime
from course.checks.unit_06_chain_rule.graph_backward import graph_backward
from course.checks.unit_06_chain_rule.graphs import graph_cases
from course.checks.unit_06_chain_rule.local_gradients import local_gradients, operation_cases
from course.checks.unit_06_chain_rule.operations import VALUES
from course.functions import sigmoid
from course.gradcheck import numerical_gradient, relative_error

seeds = st.integers(0, 10_000)


def evaluated(nodes, nudges):
    """The output of a graph whose nodes are linear, each with a nudge of its own added."""
    values = []
    for (inputs, local), nudge in zip(nodes, nudges, strict=True):
        values.append(nudge + sum(s * values[i] for i, s in zip(inputs, local, strict=True)))
    return values[-1]


@given(seeds)
def test_along_a_chain_slopes_multiply(seed):
    for functions, slopes, x in chain_cases(np.random.default_rng(seed)):

        def whole(x, functions=functions):
            for f in functions:
                x = f(x)
            return x

        measured = numerical_gradient(whole, x)
        assert chain(functions, slopes, x) == pytest.approx(float(measured), rel=1e-5, abs=1e-9)


@given(seeds)
def test_local_gradients_are_those_of_nudges(seed):
    for op, values in operation_cases(np.random.default_rng(seed)):
        if (op, values) in [("relu", [0.0])]:
            continue  # a kink: there is no slope to measure
        measured = numerical_gradient(lambda v, op=op: VALUES[op](*v), values)
        assert np.allclose(local_gradients(op, values), measured, rtol=1e-6, atol=1e-8), (
            op,
            values,
        )


@given(seeds)
def test_over_paths_slopes_add(seed):
    for (nodes,) in graph_cases(np.random.default_rng(seed)):
        measured = numerical_gradient(lambda v, n=nodes: evaluated(n, v), np.zeros(len(nodes)))
        assert np.allclose(graph_backward(nodes), measured, rtol=1e-6, atol=1e-7)


def sum_over_paths(nodes, i, j):
    """The sum over all paths from node i to node j of the product of their slopes."""
    if i == j:
        return 1.0
    edges = zip(*nodes[j], strict=True)
    return sum(local * sum_over_paths(nodes, i, k) for k, local in edges)


@given(seeds)
def test_the_sum_over_paths_is_what_the_sweep_finds(seed):
    for (nodes,) in graph_cases(np.random.default_rng(seed)):
        paths = [sum_over_paths(nodes, i, len(nodes) - 1) for i in range(len(nodes))]
        assert np.allclose(graph_backward(nodes), paths)


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_a_variable_used_twice(a, b):
    x, y = Value(a), Value(b)
    (x * y + x).backward()
    assert (x.grad, y.grad) == pytest.approx((b + 1, a))
    x = Value(a)
    (x * x).backward()
    assert x.grad == pytest.approx(2 * a)


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_p_is_complete_only_after_q(a, b):
    x, y = Value(a), Value(b)
    p = x * y
    q = p + x
    (p * q).backward()
    measured = numerical_gradient(lambda v: v[0] * v[1] * (v[0] * v[1] + v[0]), [a, b])
    assert p.grad == pytest.approx(q.data + p.data)
    assert np.allclose([x.grad, y.grad], measured, rtol=1e-6, atol=1e-6)


@given(seeds)
def test_the_library_and_the_exercises_agree(seed):
    rng = np.random.default_rng(seed)
    leaves = [Value(v) for v in rng.uniform(0.5, 2, size=3)]
    u, v, w = leaves
    y = (u * v + w).tanh() / (w - u * 3).exp() + (v.log() * u).sigmoid()
    y.backward()
    order = topological_order(y)
    at = {node: k for k, node in enumerate(order)}
    nodes = [([at[i] for i in node.inputs], list(node.local)) for node in order]
    assert np.allclose(graph_backward(nodes), [node.grad for node in order])


@given(seeds)
def test_the_delta_of_a_sigmoid_neuron(seed):
    rng = np.random.default_rng(seed)
    x, w, b, y = rng.normal(size=3), rng.normal(size=3), rng.normal(), 1.0
    a = sigmoid(x @ w + b)
    delta = 2 * (a - y) * a * (1 - a)
    assume(abs(delta) > 1e-3)
    measured = numerical_gradient(lambda p: (sigmoid(x @ p[:3] + p[3]) - y) ** 2, [*w, b])
    assert relative_error([*(delta * x), delta], measured) < 1e-6


def test_the_numbers_of_the_lesson():
    assert chain([double, square], [double_prime, square_prime], 3.0) == 24
    a, y = 0.5, 1.0
    delta = 2 * (a - y) * a * (1 - a)
    assert delta == -1 / 4
    assert [delta * 0.5, delta * 0.75] == [-1 / 8, -3 / 16]
    assert sigmoid(3 * 0.5 - 2 * 0.75) == a


def test_a_sweep_goes_along_each_edge_once():
    x = v = Value(1.0)
    for _ in range(40):
        v = v + v
    v.backward()
    assert x.grad == 2**40
    assert sum(len(node.inputs) for node in topological_order(v)) == 80
    assert math.log2(x.grad) == 40
