"""Checks of answers that are lists of arrays, and of arguments that are functions."""

import numpy as np
import pytest

from course.checks.compare import agree, grouped
from course.checks.form import cause_of_form, form
from course.checks.library import find
from course.checks.outcome import call
from course.checks.show import show
from course.checks.unit_05_gradient_descent.hills import product, sum_of_cubes
from course.checks.words import first_difference

PAIR = [(np.eye(2), np.ones(2)), (np.eye(1), np.ones(1))]


@pytest.mark.parametrize(
    ("value", "several"),
    [
        ((1, 2), True),
        ([np.ones(2)], True),
        ([(1, 2)], True),
        ([1, 2], False),
        ([[1, 2], [3, 4]], False),
        ([np.array(1.0)], False),  # a number as NumPy writes it
        (np.ones((2, 2)), False),
    ],
)
def test_several_values_are_told_from_one_array(value, several):
    assert grouped(value) == several


def test_lists_of_arrays_agree_one_by_one():
    assert agree([[1.0, 2.0], [3.0]], [np.array([1.0, 2.0]), np.array([3.0])])
    assert agree((np.array([1.0, 2.0]), [3]), [np.array([1.0, 2.0]), np.array([3.0])])
    assert not agree([[1.0, 2.0]], [np.array([1.0, 2.0]), np.array([3.0])])
    assert not agree(np.ones((2, 2)), [np.ones(2), np.ones(2)])
    assert not agree([[1.0, 2.0], [4.0]], [np.array([1.0, 2.0]), np.array([3.0])])


def test_the_form_of_a_list_is_said_in_words():
    said = "a list of 2, beginning with 2 values (an array of shape (2, 2), an array of shape (2,))"
    assert form(PAIR) == said
    said = "The list should hold 2 and holds 1: too many, or too few?"
    assert cause_of_form(PAIR[:1], PAIR) == said
    assert cause_of_form(np.ones(3), PAIR).startswith("Return a list")
    assert cause_of_form([PAIR[0], (np.eye(1), 1.0)], PAIR).startswith("Second value:")


def test_the_first_item_that_differs_is_shown():
    [said] = first_difference(
        [np.array([1.0]), np.array([2.0])], [np.array([1.0]), np.array([3.0])]
    )
    assert said == "1 of 2 items differ, first [1]: [2], not [3]."


def test_functions_are_shown_by_name_and_agree_with_themselves():
    assert show(sum_of_cubes) == "sum_of_cubes"
    assert agree(product, product)
    assert not agree(product, sum_of_cubes)


def test_functions_among_the_arguments_can_be_imported_by_name():
    exercise = find("numerical_gradient")[1]
    for f, *_ in exercise.cases(np.random.default_rng(0)):
        module = __import__(f.__module__, fromlist=[f.__name__])
        assert getattr(module, f.__name__) is f


def test_a_failure_inside_a_function_of_ours_is_told_at_their_line():
    source = "def own(f, x, h):\n    return f('text')\n"
    scope = {}
    exec(compile(source, "cell", "exec"), scope)
    failure = call(scope["own"], (sum_of_cubes, np.ones(2), 0.1)).failure
    assert failure.kind == "TypeError"
    assert "x**3" not in failure.line
