"""The graph of a typed expression: read, walked forward and back, said in words, typed anew."""

import pytest
from test_widgets import other_values

from course.autograd import topological_order
from course.widgets import graph_stepper
from course.widgets.expression import compute, names, read
from course.widgets.graph_walk import walk
from course.widgets.yours import YoursError

EXPRESSIONS = {
    "(a + b) * tanh(c)": {"a": 2, "b": -1, "c": 0.5},
    "a * b + a": {"a": 2, "b": 3},
    "p * (p + a)": {"p": 6, "a": 2},
    "(sigmoid(w*x + b) - y)**2": {"w": 2, "x": 1.5, "b": -1, "y": 1},
    "a * a": {"a": 0.5},
    "-a / (b - 2) + exp(-a) * log(b) - relu(a)**3": {"a": 1.5, "b": 0.7},
    "exp(-a*a/2) + log(1 + a**2) * relu(a) - a*a": {"a": 0.7},
    "tanh(w1*x1 + w2*x2 + b) * u1 + u2 * sigmoid(w3*x1 + c)": {"w1": -3, "x1": 2.55},
    "a*b*c*d*e*g*h*k + a*a - 2*b": {"a": -3, "b": 2.55},
    "a + a + a + a + a + a + a + a": {},
    "tanh(tanh(tanh(tanh(tanh(tanh(tanh(tanh(tanh(tanh(a))))))))))": {"a": -0.123},
    "2 * 3": {},
}


def given(expression):
    return dict.fromkeys(names(read(expression)), 1.0) | EXPRESSIONS[expression]


def press(panel, label):
    next(button for button in panel.buttons if button.description == label).click()
    return panel.sentence


# Reading


def test_an_expression_becomes_operations_in_order():
    parts = read("(a + b) * tanh(a) - 2")
    assert [part.op or part.name or part.number for part in parts] == [
        "a", "b", "+", "tanh", "×", 2.0, "−",
    ]  # fmt: skip
    assert [part.inputs for part in parts if part.op] == [(0, 1), (0,), (2, 3), (4, 5)]
    assert [part.name for part in parts if part.op] == ["v₁", "v₂", "v₃", "f"]
    assert names(parts) == ["a", "b"]


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("-2**2 + 1", -3), ("(-2)**2 + 1", 5), ("2**-1 * 3", 1.5), ("+a - -a", 2), ("1/4/2", 0.125),
        ("2 - 3 - 4", -5), ("  a*\t2 ", 2), ("1_0 * .5e1", 50),
    ],
)  # fmt: skip
def test_it_is_read_as_python_reads_it(typed, result):
    nodes, trouble = compute(read(typed), {"a": 1.0})
    assert (nodes[-1].data, trouble) == (result, "")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("a^2", r"A power is written a \*\* 2"),
        ("2a", "cannot be read.*each × needs its"),
        ("(a + b", "cannot be read"),
        ("", "cannot be read"),
        ("a\x00b", "cannot be read"),
        ("(" * 150 + "a", "cannot be read"),
        ("a; b", "cannot be read"),
        ("a = 3", "cannot be read"),
        ("sin(a)", "The functions are exp, log, tanh, sigmoid, relu"),
        ("__import__('os').getcwd()", "The functions are"),
        ("().__class__", r"Use \+ − \* /"),
        ("(lambda: 3) * a", r"Use \+ − \* /"),
        ("a if b else c", r"Use \+ − \* /"),
        ("a < b", r"Use \+ − \* /"),
        ("a @ b", r"Use \+ − \* /"),
        ("'x' * a", r"“'x'” is not known"),
        ("True + a", "“True” is not known"),
        ("1j * a", "“1j” is not known"),
        ("tanh + a", r"tanh needs what it is applied to: tanh\(a\)"),
        ("tanh(a, b)", "takes one number, got 2"),
        ("tanh(x=a)", "takes one number"),
        ("a**b", r"write exp\(b \* log\(a\)\)"),
        ("f + a", "f is the name of a result"),
        ("v1 + a", "v1 is the name of a result"),
        ("weight * a", "at most 4 letters"),
        ("1e400 * a", "too large"),
        ("a", "computes nothing yet"),
        ("3", "computes nothing yet"),
        ("a + " * 60 + "a", "too long: 241 characters"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(typed, says):
    with pytest.raises(YoursError, match=says):
        read(typed)


# The walk


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_walk_ends_with_the_values_and_gradients_of_value(expression):
    parts, values = read(expression), given(expression)
    nodes, _ = compute(parts, values)
    nodes[-1].backward()
    walked = walk(parts, values)
    scene = walked[-1][0]
    for node, part, shown, grad in zip(nodes, parts, scene.values, scene.grads, strict=True):
        if grad:
            assert float(grad.replace("−", "-")) == pytest.approx(node.grad, rel=0.01, abs=5e-3)
        else:
            assert all(v.op or v.name == "" for v in topological_order(node)), "a name gets one"
        if part.op:
            assert shown.startswith(f"{part.name} = ")
    operations = sum(bool(part.op) for part in parts)
    assert len(walked) == 1 + operations + 1 + len(scene.flowed) + 1


def test_a_walk_in_numbers():
    panel = graph_stepper("a * b + a", a=2, b=3)
    walked = [panel.sentence.partition(". ")[2]] + [press(panel, "Next") for _ in range(8)]
    assert walked[0].startswith("Step 0 of 8. Press Next")
    ends = [
        "Step 1 of 8. Forward: v₁ = a × b = 2.0 × 3.0 = 6.0.",
        "Step 2 of 8. Forward: f = v₁ + a = 6.0 + 2.0 = 8.0.",
        "∂f/∂f = 1. Every edge hands it on.",
        "Step 4 of 8. Back from f to v₁: a sum passes the gradient on as it is: 1.0 · 1.0 = 1.0.",
        "1.0 · 1.0 = 1.0. 2 paths meet at a: this is the first.",
        "Back from v₁ to a: a product passes the gradient on times the other factor, b = 3.0: "
        "1.0 · 3.0 = 3.0. It is added to what came along the first: 1.0 + 3.0 = 4.0.",
        "Back from v₁ to b: a product passes the gradient on times the other factor, a = 2.0: "
        "1.0 · 2.0 = 2.0.",
        "Step 8 of 8. Done, in one sweep: ∂f/∂a = 4.0 and ∂f/∂b = 2.0. Next begins again.",
    ]
    for says, end in zip(walked[1:], ends, strict=True):
        assert says.startswith("f = a * b + a with a = 2 and b = 3. Step ")
        assert says.endswith(end)


def lines(panel):
    ax = panel.canvas.figure.axes[0]
    return [text.get_text() for text in ax.texts[-3:]]


def test_formula_and_numbers_stand_in_the_picture():
    panel = graph_stepper("a * b + a", a=2, b=-3)
    assert lines(panel)[1] == "f = a * b + a"
    press(panel, "Next")
    assert lines(panel)[1:] == ["v₁ = a × b", "= 2.0 × (−3.0) = −6.0"]
    for _ in range(5):
        press(panel, "Next")
    assert lines(panel) == [
        "Step 6 of 8: backward from v₁ to a, path 2 of 2",
        "∂f/∂a += ∂f/∂v₁ · b",
        "= 1.0 + 1.0 · (−3.0) = −2.0",
    ]


@pytest.mark.parametrize(
    ("typed", "symbols"),
    [
        ("a / b", ["∂f/∂f · 1/b", "∂f/∂f · (−a/b²)"]),
        ("a - b", ["∂f/∂f · 1", "∂f/∂f · (−1)"]),
        ("-a * 2", ["∂f/∂f · 2", "∂f/∂v₁ · (−1)"]),
        ("a**2", ["∂f/∂f · 2·a"]),
        ("a**3", ["∂f/∂f · 3·a²"]),
        ("a**-0.5", ["∂f/∂f · −0.5·a**(−1.5)"]),
        ("exp(a)", ["∂f/∂f · f"]),
        ("log(a)", ["∂f/∂f · 1/a"]),
        ("tanh(a)", ["∂f/∂f · (1 − f²)"]),
        ("sigmoid(a)", ["∂f/∂f · f·(1 − f)"]),
        ("relu(a)", ["∂f/∂f · 1"]),
    ],
)
def test_each_slope_is_written_as_its_formula(typed, symbols):
    parts = read(typed)
    back = [
        scene for scene, _ in walk(parts, {"a": 0.5, "b": 2.0}) if scene.backward and scene.edges
    ]
    assert [scene.symbols.partition(" = ")[2] for scene in back] == symbols


def test_a_value_that_does_not_exist_stops_the_walk_where_it_is_missing():
    panel = graph_stepper("b * 2 + log(a)", a=0.5, b=3)
    panel.controls["a"].value = 0
    assert "Step 0 of 9. Press Next" in panel.sentence
    assert "v₁ = b × 2 = 3.0 × 2 = 6.0." in press(panel, "Next")
    for _ in range(8):
        assert "It stops here: log(0): it must be above 0. Move a slider." in press(panel, "Next")
    panel.controls["a"].value = 1
    assert "Done, in one sweep: ∂f/∂b = 2.0 and ∂f/∂a = 1.0." in panel.sentence


def test_too_large_a_number_stops_the_walk():
    panel = graph_stepper("exp(exp(a)) * b", a=3, b=3)
    panel.controls["a"].value = 3
    assert "e" in press(panel, "Back")
    parts = read("exp(exp(exp(a))) + 1")
    assert "is too large for a float" in walk(parts, {"a": 3.0})[-1][1]


# The panel


def test_every_control_changes_picture_and_sentence_at_every_step():
    panel = graph_stepper("(sigmoid(w*x + b) - y)**2", w=2, x=1.5, b=-1, y=1)
    for _ in range(16):
        for name in ("w", "x", "b", "y"):
            for value in other_values(panel.controls[name]):
                before = panel.picture.png, panel.sentence
                panel.controls[name].value = value
                assert panel.picture.png != before[0]
                assert panel.sentence != before[1]
        before = panel.picture.png, panel.sentence
        press(panel, "Next")
        assert panel.picture.png != before[0]
        assert panel.sentence != before[1]
    assert panel.error is None


def test_back_undoes_next_and_both_go_round():
    panel = graph_stepper("a * b", a=2, b=3)
    seen = [(panel.picture.png, panel.sentence)]
    for _ in range(6):
        press(panel, "Next")
        seen.append((panel.picture.png, panel.sentence))
    assert seen[6] == seen[0]
    for at in reversed(range(6)):
        press(panel, "Back")
        assert (panel.picture.png, panel.sentence) == seen[at]
    assert "Step 5 of 5. Done" in press(panel, "Back")


def test_another_expression_brings_its_own_sliders():
    panel = graph_stepper("a * b", a=2, b=30, k=-1.25)
    assert list(panel.controls) == ["expression", "a", "b"]
    assert (panel.controls["b"].max, panel.controls["b"].value) == (30, 30)
    panel.controls["a"].value = 1.5
    press(panel, "Next")
    panel.controls["expression"].value = "a + k**2 - c"
    assert list(panel.controls) == ["expression", "a", "k", "c"]
    assert list(panel.box.children[0].children) == list(panel.controls.values())
    assert panel.sentence.startswith(
        "f = a + k**2 - c with a = 1.5, k = −1.25 and c = 1. Step 0 of 10. "
    )
    before = panel.picture.png
    panel.controls["c"].value = 0
    assert "c = 0." in panel.sentence
    assert panel.picture.png != before
    assert panel.error is None


def test_what_cannot_be_read_is_said_under_the_picture_and_the_graph_stays():
    panel = graph_stepper("a * b", a=2, b=3)
    picture = panel.picture.png
    panel.controls["expression"].value = "a * b +"
    assert panel.sentence.startswith("“a * b +” cannot be read.")
    assert panel.picture.png == picture
    assert press(panel, "Next") == panel.sentence
    panel.controls["expression"].value = "a * b + 1"
    assert panel.sentence.startswith("f = a * b + 1 with a = 2 and b = 3. Step 0 of 7.")
    assert (panel.error, panel.picture.trouble) == (None, "")


def test_what_has_no_room_is_told_in_words():
    panel = graph_stepper("a * b", a=2, b=3)
    panel.controls["expression"].value = " + ".join(["a * b"] * 13)
    assert panel.sentence == (
        "This graph has 27 nodes in 14 columns, and 2 names. The picture has room for 25, 11 and "
        "12. Its value is 78.0, with ∂f/∂a = 39.0 and ∂f/∂b = 26.0."
    )
    panel.controls["expression"].value = "a" + " / 2" * 12 + " + log(b - 3)"
    assert panel.sentence.endswith("It has no value here: log(0): it must be above 0.")


def test_a_call_that_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="The functions are exp, log, tanh, sigmoid, relu"):
        graph_stepper("cos(a)", a=1)
    with pytest.raises(ValueError, match="has 13 nodes in 13 columns, and 1 name"):
        graph_stepper("-" * 12 + "a", a=1)
