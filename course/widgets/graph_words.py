"""What operations and their slopes are called: in symbols, and in words."""

from course.plots.words import MINUS, figures
from course.widgets.expression import Part

SIGNS = {"sigmoid": "σ"}


def sign(part: Part) -> str:
    """What is written into its node."""
    if part.op == "**":
        return f"**{plain(part.number)}"
    return SIGNS.get(part.op, part.op) or called(part)


def called(part: Part) -> str:
    """The name of a node, or its number."""
    return part.name or plain(part.number)


def plain(number: float) -> str:
    """A number as it was typed."""
    return f"{number:.4g}".replace("-", MINUS)


def amount(value: float) -> str:
    """A computed number, short enough to stand at a node."""
    return figures(value, 3)


def bracketed(text: str) -> str:
    return f"({text})" if text.startswith(MINUS) else text


def written(part: Part, terms: list[str]) -> str:
    """The operation on ``terms``: "a + b", "tanh(c)", "a ** 2", "−a"."""
    if part.op.isalpha():
        return f"{part.op}({terms[0]})"
    terms = [bracketed(term) for term in terms]
    if part.op == "**":
        return f"{terms[0]} ** {plain(part.number)}"
    return f" {part.op} ".join(terms) if len(terms) == 2 else part.op + terms[0]


def slope(part: Part, k: int, terms: list[str], local: float) -> str:
    """∂part/∂(its input ``k``) in symbols; ``terms`` are the names of its inputs."""
    x, y, out = bracketed(terms[0]), bracketed(terms[-1]), part.name
    match part.op, k:
        case "×", _:
            return (y, x)[k]
        case "÷", 0:
            return f"1/{y}"
        case "÷", 1:
            return f"({MINUS}{x}/{y}²)"
        case "**", _:
            return _slope_of_power(x, part.number)
        case "exp", _:
            return out
        case "log", _:
            return f"1/{x}"
        case "tanh", _:
            return f"(1 {MINUS} {out}²)"
        case "sigmoid", _:
            return f"{out}·(1 {MINUS} {out})"
    return bracketed(plain(local))  # of sums, differences and relu


def _slope_of_power(x: str, n: float) -> str:
    if n in (2, 3):
        return f"{plain(n)}·{x}" + "²" * (n == 3)
    return f"{plain(n)}·{x}**{bracketed(plain(n - 1))}"


def passing(part: Part, k: int, terms: list[str], local: float) -> str:
    """What the operation does to a gradient on its way back to input ``k``."""
    size = amount(local)
    match part.op, k:
        case "+", _:
            return "a sum passes the gradient on as it is"
        case "−", 0 if len(terms) == 2:
            return "what a difference starts from gets the gradient as it is"
        case "−", _:
            return "a minus passes the gradient on with the opposite sign"
        case "×", _:
            other = terms[1 - k]
            return f"a product passes the gradient on times the other factor, {_equal(other, size)}"
        case "÷", 0:
            return f"a quotient passes the gradient on times 1/{bracketed(terms[1])} = {size}"
        case "relu", _:
            return (
                "relu is open here and passes the gradient on as it is"
                if local
                else "relu is shut here, its slope is 0, and nothing passes"
            )
    kind = {"÷": "the quotient", "**": "the power"}.get(part.op, part.op)
    symbols = slope(part, k, terms, local)
    return f"{kind} passes the gradient on times its slope, {symbols} = {size}"


def _equal(name: str, size: str) -> str:
    """``b = 3.0``, but a typed number stands alone."""
    return f"{name} = {size}" if name[0].isalpha() else name


def listed(words: list[str]) -> str:
    """``a, b and c``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
