"""The formulas that lesson 03 prints, each with its numeric twin on random inputs."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks.unit_03_networks.count_parameters import count_parameters
from course.checks.unit_03_networks.forward import forward
from course.data import truth_table
from course.functions import relu, sigmoid, step
from course.network import Dense, Network, mlp
from course.widgets.bumps import CURVES, bump_layers
from course.widgets.forward import forward_pass

seeds = st.integers(0, 10_000)
sizes = st.lists(st.integers(1, 6), min_size=2, max_size=5)


def random_layers(sizes, rng):
    return [(rng.normal(size=(i, o)), rng.normal(size=o), "tanh") for i, o in pairwise(sizes)]


@given(seeds)
def test_each_sum_runs_over_the_inputs(seed):
    rng = np.random.default_rng(seed)
    x, W, b = rng.normal(size=3), rng.normal(size=(3, 4)), rng.normal(size=4)
    z = [sum(x[i] * W[i, j] for i in range(3)) + b[j] for j in range(4)]
    assert np.allclose(x @ W + b, z)


@given(seeds, sizes)
def test_the_loop_over_layers_is_the_network(seed, sizes):
    rng = np.random.default_rng(seed)
    layers, X = random_layers(sizes, rng), rng.normal(size=(5, sizes[0]))
    network = Network([Dense(*layer) for layer in layers], loss="mse")
    assert np.allclose(forward(X, layers), network(X))
    assert np.allclose(forward_pass(X, layers), network(X))


@given(sizes)
def test_the_parameters_are_as_many_as_the_formula_says(sizes):
    held = sum(p.size for p in mlp(sizes, rng=0).parameters)
    assert held == sum(i * o + o for i, o in pairwise(sizes)) == count_parameters(sizes)


def test_xor_is_or_and_nand():
    X, y = truth_table("xor")
    hidden = np.column_stack([truth_table("or")[1], truth_table("nand")[1]])
    assert np.array_equal(step(X @ np.array([[1, -1], [1, -1]]) + [-0.5, 1.5]), hidden)
    assert np.array_equal(step(hidden @ np.array([1, 1]) - 1.5), y)


@given(seeds)
def test_without_a_bend_xor_stays_where_no_line_parts_it(seed):
    rng = np.random.default_rng(seed)
    X, _ = truth_table("xor")
    A = X @ rng.normal(size=(2, 2)) + rng.normal(size=2)
    assert np.allclose(A[0] + A[3], A[1] + A[2])  # the diagonals of a parallelogram meet


@pytest.mark.parametrize(("k", "middle"), [(20, 0.762), (50, 0.987), (200, 1.0)])
def test_a_bump_is_two_sigmoids(k, middle):
    layers = [
        (np.array([[k, k]]), np.array([-0.3 * k, -0.5 * k]), "sigmoid"),
        (np.array([[1], [-1]]), np.zeros(1), "identity"),
    ]
    x = np.linspace(0, 1, 11)[:, None]
    assert np.allclose(forward(x, layers), sigmoid(k * (x - 0.3)) - sigmoid(k * (x - 0.5)))
    assert forward(x, layers)[4, 0] == pytest.approx(middle, abs=5e-4)


@pytest.mark.parametrize("name", ["hills", "wave", "corner"])
@pytest.mark.parametrize("n", [3, 10, 40, 100])
def test_stairs_keep_within_half_a_step_of_the_steepest_slope(name, n):
    f, x = CURVES[name], np.linspace(0, 1, 4001)[:, None]
    slope = np.abs(np.diff(f(x), axis=0)).max() / (x[1, 0] - x[0, 0])
    gap = np.abs(forward_pass(x, bump_layers(f, n, 1e5)) - f(x)).max()
    assert gap <= slope / (2 * n) * (1 + 1e-6)


@pytest.mark.parametrize("n", [1, 5, 40])
@pytest.mark.parametrize("steepness", [1, 6, 40])
def test_at_a_jump_the_gap_is_at_least_half_of_it(n, steepness):
    sides = np.array([[0.37 - 1e-12], [0.37]])
    got = forward_pass(sides, bump_layers(CURVES["jump"], n, steepness))
    assert np.abs(got - CURVES["jump"](sides)).max() >= 0.35 - 1e-6


def test_each_tent_doubles_the_peaks():
    y = np.linspace(0, 1, 1025)
    for copies in range(1, 8):
        y = 2 * relu(y) - 4 * relu(y - 0.5) + 2 * relu(y - 1)
        peaks = (y[1:-1] > y[:-2]) & (y[1:-1] > y[2:])
        bends = np.abs(np.diff(y, 2)) > 1e-9
        assert (peaks.sum(), bends.sum()) == (2 ** (copies - 1), 2**copies - 1)


@pytest.mark.parametrize("units", [1, 3, 10])
def test_one_layer_of_relu_has_at_most_a_corner_a_unit(units):
    rng = np.random.default_rng(units)
    x = np.linspace(0, 1, 4001)[:, None]
    y = relu(x @ rng.normal(size=(1, units)) + rng.normal(size=units)) @ rng.normal(size=units)
    bends = np.flatnonzero(np.abs(np.diff(y, 2)) > 1e-9)
    assert np.sum(np.diff(bends, prepend=-2) > 1) <= units
