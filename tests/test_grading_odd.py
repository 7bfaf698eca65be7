"""Odd values that an answer returns: wrong answers, and harmless to the judge."""

import pytest
import submissions as s

pytestmark = s.contained
RETURNS = {
    "an object that equals everything": "type('E', (), {'__eq__': lambda *a: True})()",
    "a float that equals everything": "type('E', (float,), {'__eq__': lambda *a: True})(0)",
    "an array that equals everything": (
        "np.zeros(3).view(type('E', (np.ndarray,), {'__eq__': lambda *a: True}))"
    ),
    "an object array": "np.array([type('E', (), {'__eq__': lambda *a: True})()] * 3)",
    "nan": "np.full(3, np.nan)",
    "inf": "np.full(3, -np.inf)",
    "minus zero": "np.full(3, -0.0)",
    "10⁹ elements": "np.broadcast_to(0.0, 10**9)",
    "many numbers": "[0] * (4 * 10**5)",
    "a long tuple": "(0,) * 10**5",
    "no end of depth": "__import__('functools').reduce(lambda a, _: [a], range(900), 0)",
    "itself": "(lambda a: a.append(a) or a)([])",
    "a generator": "(i for i in range(3))",
    "a set": "{0, 1}",
    "a string": "'passed'",
    "long strings": "['x' * 10**6] + ['y'] * 10**4",
    "a huge number": "10 ** 10**5",
    "huge numbers": "[10 ** 300] * 3",
    "complex": "np.zeros(3, complex)",
    "a date": "np.zeros(3, 'M8[s]')",
    "a structure": "np.zeros(3, [('a', float)])",
    "nothing of a large shape": "np.zeros((0, 10**9, 10**9))",
    "strides": "np.lib.stride_tricks.as_strided(np.zeros(1), (10**7,), (0,))",
    "a dict": "{'status': 'passed', 'points': 6, b'x': 1, (1, 2): [3]}",
    "a name of all planes": "type('\\ud800\\u202e\\x00💣' * 10**4, (), {})()",
    "a function": "len",
    "a verdict": "{'id': 1, 'value': 1, 'failure': None}",
    "an exception of an odd name": (
        "(_ for _ in ()).throw(type('\\u202e' * 10**5, (Exception,), {})('\\ud800'))"
    ),
    "a keyboard interrupt": "(_ for _ in ()).throw(KeyboardInterrupt())",
    "an exit": "exit()",
    "deep recursion": "(lambda f: f(f))(lambda f: f(f))",
}


NAMES = ("weighted_sum", "fires", "predict_batch")
THREE = [list(RETURNS)[i : i + 3] for i in range(0, len(RETURNS), 3)]


@pytest.mark.parametrize("kinds", THREE, ids=", ".join)
def test_odd_values_are_wrong_answers(tmp_path, kinds):
    odd = {
        name: f"def {name}(*arguments):\n    return {RETURNS[kind]}"
        for name, kind in zip(NAMES, kinds, strict=False)
    }
    result = s.graded(tmp_path, s.sources(**odd))
    for name, status in s.statuses(result).items():
        assert status == ("failed" if name in odd else "passed"), result
    lines = [line for e in result["exercises"] for line in [e["headline"], *e["lines"]]]
    assert all(len(line) < 1000 for line in lines)
    assert not any(ord(letter) < 32 or letter == "\u202e" for line in lines for letter in line)


def test_functions_of_the_judge_cannot_be_abused(tmp_path):
    """What a function among the arguments is asked with is data of a student's too."""
    code = """
def numerical_gradient(f, x, h):
    odd = ["x", None, [[]], {"a": np.ones(3)}, 10**300, [10**300] * 300, np.ones(20_000)]
    for value in odd + [np.ones((0, 5)), "\\ud800", [f], f, {1, 2}, np.zeros(2, object)]:
        try:
            f(value)
        except Exception:
            pass
    x = np.array(x, dtype=float)
    steps = [h * np.eye(1, x.size, i).reshape(x.shape) for i in range(x.size)]
    return np.reshape([(f(x + s) - f(x - s)) / (2 * h) for s in steps], x.shape)
"""
    result = s.graded(tmp_path, [s.IMPORTS, code], unit="05", name="05.ipynb")
    assert s.exercise(result, "numerical_gradient")["status"] == "passed", result


@pytest.mark.parametrize("call", ["f(np.ones(10**6))", "[f(x) for _ in iter(int, 1)]"])
def test_too_much_is_not_answered(tmp_path, call):
    code = f"def numerical_gradient(f, x, h):\n    return {call}"
    right = "def descent_step(parameters, gradients, lr):\n    return "
    right += "[p - lr * dp for p, dp in zip(parameters, gradients)]"
    result = s.graded(tmp_path, [s.IMPORTS, code, right], unit="05", name="05.ipynb", **s.QUICK)
    assert s.exercise(result, "numerical_gradient")["status"] == "failed"
    assert s.exercise(result, "descent_step")["status"] == "passed", result
