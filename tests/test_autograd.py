"""`Value`: against central differences, and where it must not break."""

import math
import sys
import threading

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course.autograd import Value, topological_order
from course.gradcheck import numerical_gradient

# Any expression against central differences: a tree of rules, with two inputs or with one


def call(name):
    """The function of a Value, or of a float."""

    def function(v):
        return getattr(v, name)() if isinstance(v, Value) else FLOATS[name](v)

    return function


FLOATS = {
    "exp": math.exp,
    "log": math.log,
    "tanh": math.tanh,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "relu": lambda z: max(z, 0.0),
}
exp, log, tanh, sigmoid, relu = map(call, FLOATS)
BINARY = [
    lambda u, v: u + v,
    lambda u, v: u - v,
    lambda u, v: u * v,
    lambda u, v: u / (v * v + 1),
]
UNARY = [
    lambda u: tanh(u),
    lambda u: sigmoid(u),
    lambda u: relu(u),
    lambda u: exp(-u * u),
    lambda u: log(1 + u**2),
    lambda u: (2 + u * u) ** 0.5,
    lambda u: 1 / (3 + u * u) ** 2,
    lambda u: 2 - u**3,
    lambda u: u * tanh(u) + u,  # used again and again
]
LEAVES = 3
expressions = st.recursive(
    st.integers(0, LEAVES - 1),
    lambda inner: (
        st.tuples(st.sampled_from(BINARY), inner, inner) | st.tuples(st.sampled_from(UNARY), inner)
    ),
    max_leaves=12,
)
numbers = st.lists(st.floats(-2, 2), min_size=LEAVES, max_size=LEAVES)


def evaluate(expression, leaves):
    if isinstance(expression, int):
        return leaves[expression]
    rule, *parts = expression
    return rule(*(evaluate(part, leaves) for part in parts))


def differences(expression, x, h=None):
    return numerical_gradient(lambda x: evaluate(expression, x.tolist()), x, h)


@given(expressions, numbers)
def test_any_expression_has_the_gradient_of_central_differences(expression, x):
    leaves = [Value(number) for number in x]
    output = evaluate(expression, leaves)
    nodes = topological_order(output)
    assume(all(abs(v.data) < 1e4 for v in nodes))
    assume(all(abs(v.x.data) > 1e-3 for v in nodes if v.op == "relu"))  # no slope at the kink
    assert output.data == pytest.approx(evaluate(expression, x))
    output.backward()
    expected, coarser = differences(expression, x), differences(expression, x, h=3e-5)
    tolerance = 1e-6 * max(1, np.abs(expected).max())
    assume(np.allclose(expected, coarser, rtol=0, atol=tolerance))  # it bends too much for them
    np.testing.assert_allclose([v.grad for v in leaves], expected, rtol=0, atol=tolerance)


@given(expressions, numbers)
def test_inputs_come_before_what_is_made_of_them(expression, x):
    output = evaluate(expression, [Value(number) for number in x])
    place = {v: at for at, v in enumerate(topological_order(output))}
    assert place[output] == len(place) - 1
    for v in place:
        assert len(v.inputs) == len(v.local)
        assert all(place[u] < place[v] for u in v.inputs)


# Gradients add up


def test_gradients_are_added_over_paths():
    a = Value(3.0)
    (a + a).backward()
    assert a.grad == 2
    a = Value(3.0)
    b = a * a
    (b + b * a).backward()  # a² + a³
    assert (a.grad, b.grad) == (2 * 3 + 3 * 9, 1 + 3)


def test_every_call_of_backward_adds_the_same_again():
    a, b = Value(2.0), Value(-3.0)
    c = a * b
    d = c.tanh() + c * a
    d.backward()
    once = [v.grad for v in topological_order(d)]
    for times in (2, 3):
        d.backward()
        assert [v.grad for v in topological_order(d)] == pytest.approx([times * g for g in once])


def test_two_outputs_of_one_graph_add_up():
    a = Value(2.0)
    b = a * a
    c, d = 3 * b, b * b
    c.backward()
    d.backward()
    assert a.grad == pytest.approx(3 * 4 + 4 * 8)  # of 3a², and of a⁴
    assert b.grad == 3 + 2 * 4
    assert (c.grad, d.grad) == (1, 1)


def test_a_gradient_set_to_zero_begins_anew():
    a = Value(2.0)
    for _ in range(3):
        a.grad = 0.0
        (a**3).backward()
    assert a.grad == 12


def test_the_output_itself_has_gradient_one():
    a = Value(2.0)
    a.backward()
    assert a.grad == 1


# A chain of a million


def test_a_chain_of_a_million_operations_is_not_too_deep():
    """Forward, backward, repr and the freeing of it, on a stack that is small."""
    seen = []

    def main():
        x = Value(1.0, "x")
        v = x
        for _ in range(1_000_000):
            v = v + x
        v.backward()
        seen.extend([v.data, x.grad, repr(v), v.formula])

    # CPython itself frees 10,000 objects in a row there, since 3.13
    kept = threading.stack_size((256 if sys.version_info < (3, 13) else 1024) * 1024)
    thread = threading.Thread(target=main)
    thread.start()
    threading.stack_size(kept)
    thread.join()
    assert seen == [1e6 + 1, 1e6 + 1, "Value(1e+06 + x = 1e+06, grad 1)", "1e+06 + x"]


# What a learner reads


def test_a_value_says_what_made_it():
    a, b = Value(2, "a"), Value(-1.5, "b")
    c = a * b
    assert repr(a) == "Value(a = 2, grad 0)"
    assert repr(Value(0.1 + 0.2)) == "Value(0.3, grad 0)"
    assert repr(c) == "Value(a × b = −3, grad 0)"
    c.name = "c"
    (c + 1).backward()
    assert repr(c) == "Value(c = a × b = −3, grad 1)"
    assert repr(b) == "Value(b = −1.5, grad 2)"


def test_formulas_read_as_they_are_written():
    a, b = Value(2, "a"), Value(-1.5, "b")
    written = {
        2 * a: "2 × a", 1 - a: "1 − a", 1 / a: "1 ÷ a", 1 + a: "1 + a", -a: "−a", a**2: "a ** 2",
        (a * b) ** 2: "(−3) ** 2", a * b - 3: "(−3) − 3", a.tanh(): "tanh(a)",
        (-a).exp(): "exp(−2)", (a + a).relu(): "relu(4)", a: "",
    }  # fmt: skip
    for value, formula in written.items():
        assert value.formula == formula


def test_inputs_and_local_gradients_stand_side_by_side():
    a, b = Value(2.0), Value(4.0)
    made = {a * b: (4, 2), a + b: (1, 1), a - b: (1, -1), a / b: (0.25, -0.125)}
    for value, local in made.items():
        assert value.inputs == (a, b)
        assert value.local == local
    assert (a**3).local == (12,)
    assert (a.inputs, a.local, a.op) == ((), (), "")


@pytest.mark.parametrize("number", [2, 2.0, np.float32(2), np.int64(2), np.float64(2), True])
def test_numbers_of_all_kinds_stand_on_both_sides(number):
    a, n = Value(5.0), float(number)
    for value, expected in [
        (number + a, n + 5), (a + number, n + 5), (number - a, n - 5), (a - number, 5 - n),
        (number * a, n * 5), (a * number, n * 5), (number / a, n / 5), (a / number, 5 / n),
        (a**number, 5**n), (Value(number), n),
    ]:  # fmt: skip
        assert value.data == expected
        value.backward()
        assert {type(v.data) for v in topological_order(value)} == {float}
        assert {type(v.grad) for v in topological_order(value)} == {float}


def test_powers_at_zero():
    for n, slope in ((0, 0), (1, 1), (2, 0), (1.5, 0)):
        v = Value(0.0) ** n
        assert (v.data, v.local) == (0.0**n, (slope,))


def test_the_functions_stay_finite_far_out():
    for z in (-800.0, 800.0):
        v = Value(z)
        for made in (v.sigmoid(), v.tanh(), v.relu()):
            assert math.isfinite(made.data)
            assert math.isfinite(made.local[0])
    assert Value(-40.0).sigmoid().data == pytest.approx(math.exp(-40))
    assert Value(0.0).relu().local == (0,)


ONE = Value(1.0, "a")


@pytest.mark.parametrize(
    ("wrong", "error", "says"),
    [
        (lambda: Value("3"), TypeError, r"one real number, got '3' of type str"),
        (lambda: Value(None), TypeError, "got None of type NoneType"),
        (lambda: Value(1j), TypeError, "of type complex"),
        (lambda: Value([1.0, 2.0]), TypeError, "a Value for each of its numbers"),
        (lambda: Value(ONE), TypeError, r"got Value\(a = 1, grad 0\) of type Value"),
        (lambda: ONE + "x", TypeError, "got 'x' of type str"),
        (lambda: np.ones(2) * ONE, TypeError, r"got array\(\[1., 1.\]\) of type ndarray"),
        (lambda: ONE * np.ones(2), TypeError, "of type ndarray"),
        (lambda: Value(0).log(), ValueError, r"log\(0\): it must be above 0"),
        (lambda: Value(-2).log(), ValueError, r"log\(−2\)"),
        (lambda: ONE / 0, ZeroDivisionError, "a ÷ 0: nothing can be divided by 0"),
        (lambda: 1 / (ONE - 1), ZeroDivisionError, "1 ÷ 0"),
        (lambda: ONE**ONE, TypeError, r"write \(exponent \* base.log\(\)\).exp\(\)"),
        (lambda: 2**ONE, TypeError, "the exponent must be a plain number, got Value"),
        (lambda: ONE ** "2", TypeError, "must be a plain number, got '2'"),
        (lambda: Value(0) ** -1, ZeroDivisionError, r"0 \*\* −1"),
        (lambda: Value(0) ** 0.5, ZeroDivisionError, "its slope would be infinite"),
        (lambda: Value(-2) ** 0.5, ValueError, r"\(−2\) \*\* 0.5 is no real number"),
        (lambda: Value(1e200) ** 2, OverflowError, "too large for a float"),
        (lambda: Value(710).exp(), OverflowError, r"exp\(710\) is too large"),
    ],
)
def test_what_has_no_answer_is_refused_in_words(wrong, error, says):
    with pytest.raises(error, match=says):
        wrong()
