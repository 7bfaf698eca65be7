"""A typed expression, read safely into a list of operations: never evaluated as Python."""

import ast
import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from course.autograd import Value
from course.plots.words import subscript
from course.widgets.yours import YoursError

FUNCTIONS = ("exp", "log", "tanh", "sigmoid", "relu")
SIGNS = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "÷"}
LONGEST = 160  # characters of an expression
LONGEST_NAME = 4
RULES = {
    "+": lambda x, y: x + y,
    "−": lambda x, y=None: -x if y is None else x - y,
    "×": lambda x, y: x * y,
    "÷": lambda x, y: x / y,
    **{name: lambda x, name=name: getattr(x, name)() for name in FUNCTIONS},
}


class Part(NamedTuple):
    """One node: an operation on earlier ones, or a name or number, which has no ``op``.

    inputs are places in the list of parts. ``number`` is a typed number, or the exponent of "**".
    """

    op: str = ""
    inputs: tuple[int, ...] = ()
    name: str = ""
    number: float | None = None


def read(text: str) -> list[Part]:
    """The parts of ``text``, inputs before what is made of them; each name is one part.

    Operations are named v₁, v₂, … and the last one f. YoursError says what cannot be read.
    """
    if len(text) > LONGEST:
        raise YoursError(f"That is too long: {len(text)} characters, at most {LONGEST} fit.")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise YoursError(
            f"“{text}” cannot be read. Write for example (a + b) * tanh(c); "
            "each × needs its *, and brackets come in pairs."
        ) from None
    parts: list[Part] = []
    _add(tree, parts)
    if not parts[-1].op:
        raise YoursError(f"“{text}” computes nothing yet. Write an operation such as a * 2.")
    operations = [at for at, part in enumerate(parts) if part.op]
    for number, at in enumerate(operations, start=1):
        name = "f" if at == operations[-1] else f"v{subscript(number)}"
        parts[at] = parts[at]._replace(name=name)
    return parts


def names(parts: Sequence[Part]) -> list[str]:
    """The names that need a value, in the order in which they were typed."""
    return [part.name for part in parts if not part.op and part.number is None]


def compute(parts: Sequence[Part], values: Mapping[str, float]) -> tuple[list[Value], str]:
    """A `Value` for each part, as far as they can be computed, and why no further, or ""."""
    nodes: list[Value] = []
    for part in parts:
        try:
            nodes.append(_node(part, [nodes[at] for at in part.inputs], values))
        except (ArithmeticError, ValueError) as error:
            return nodes, str(error)
        nodes[-1].name = part.name
        if not math.isfinite(nodes[-1].data):
            return nodes[:-1], f"{nodes[-1].formula} is too large for a float"
    return nodes, ""


def _node(part: Part, inputs: list[Value], values: Mapping[str, float]) -> Value:
    if part.op == "**":
        return inputs[0] ** part.number
    if part.op:
        return RULES[part.op](*inputs)
    return Value(values[part.name] if part.number is None else part.number)


def _add(tree: ast.expr, parts: list[Part]) -> int:
    """Append what ``tree`` needs and return its place."""
    number = _number(tree)
    if number is not None:
        return _append(parts, Part(number=number))
    match tree:
        case ast.Name(id=name):
            return _name(name, parts)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _add(operand, parts)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _append(parts, Part("−", (_add(operand, parts),)))
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return _power(base, exponent, parts)
        case ast.BinOp(op=sign, left=left, right=right) if type(sign) in SIGNS:
            return _append(parts, Part(SIGNS[type(sign)], (_add(left, parts), _add(right, parts))))
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if name in FUNCTIONS:
            return _append(parts, Part(name, (_add(argument, parts),)))
    raise YoursError(f"“{ast.unparse(tree)}” is not known here. {_known(tree)}")


def _append(parts: list[Part], part: Part) -> int:
    parts.append(part)
    return len(parts) - 1


def _name(name: str, parts: list[Part]) -> int:
    if name in FUNCTIONS:
        raise YoursError(f"{name} needs what it is applied to: {name}(a).")
    if len(name) > LONGEST_NAME:
        raise YoursError(f"The name {name} is too long: at most {LONGEST_NAME} letters fit.")
    if name == "f" or re.fullmatch(r"v\d+", name):
        raise YoursError(f"{name} is the name of a result here. Choose another name.")
    known = [at for at, part in enumerate(parts) if part.name == name]
    return known[0] if known else _append(parts, Part(name=name))


def _power(base: ast.expr, exponent: ast.expr, parts: list[Part]) -> int:
    number = _number(exponent)
    if number is None:
        raise YoursError(
            f"The exponent “{ast.unparse(exponent)}” must be a plain number, as in a ** 2. "
            "For aᵇ with a > 0 write exp(b * log(a))."
        )
    return _append(parts, Part("**", (_add(base, parts),), number=number))


def _number(tree: ast.expr) -> float | None:
    """A typed number, also one with a minus."""
    match tree:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant()):
            number = _number(tree.operand)
            return None if number is None else -number
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            if abs(number) < 1e6:
                return float(number)
            raise YoursError(f"The number {ast.unparse(tree):.12} is too large for this picture.")
    return None


def _known(tree: ast.expr) -> str:
    match tree:
        case ast.BinOp(op=ast.BitXor()):
            return "A power is written a ** 2."
        case ast.Call(func=ast.Name(id=name), args=args) if name in FUNCTIONS:
            return f"{name} takes one number, got {len(args)}."
        case ast.Call():
            return f"The functions are {', '.join(FUNCTIONS)}."
    return f"Use + − * / **, names, numbers, and {', '.join(FUNCTIONS)}."
