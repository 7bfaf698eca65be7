"""Numbers as they stand in print, for pictures and for the sentences under them."""

import math

MINUS = "−"
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def number(value: float, digits: int = 2) -> str:
    """``value`` rounded, with a true minus, no needless zeros, and one decimal if it has any."""
    text = f"{round(float(value), digits) + 0.0:.{digits}f}"
    text = text.rstrip("0") if digits else text
    return (text + "0" if text.endswith(".") else text).replace("-", MINUS)


def figures(value: float, digits: int = 4) -> str:
    """As `number`, with about ``digits`` figures; by a power of ten where it is tiny or huge."""
    size = abs(float(value))
    if size < 1e-12:
        return "0.0"
    if 1e-3 <= size < 1e4:
        return number(value, min(4, max(1, digits - 1 - math.floor(math.log10(size)))))
    mantissa, _, power = f"{float(value):.1e}".partition("e")
    return (f"{mantissa}e{int(power)}" if power else mantissa).replace("-", MINUS)


def operand(value: float, digits: int = 2) -> str:
    """As `number`, in parentheses when negative, so that it can follow an operator."""
    text = number(value, digits)
    return f"({text})" if text.startswith(MINUS) else text


def vector(values, digits: int = 2) -> str:
    """``(0.5, −1.0)``."""
    return "(" + ", ".join(number(value, digits) for value in values) + ")"


def point(values, digits: int = 2) -> str:
    """As `vector`, but ``(0, 1)`` where all numbers are whole."""
    whole = all(float(value).is_integer() for value in values)
    return vector(values, digits).replace(".0", "") if whole else vector(values, digits)


def percent(share: float) -> str:
    """``97 %`` for 0.97; the space does not break."""
    return f"{round(100 * float(share))}\u00a0%"


def at_least(share: float) -> str:
    """``at least 95 %`` for 0.97: in steps of 5 %, so that it is the same on every machine."""
    return f"at least {min(95, 5 * int(20 * float(share)))} %"


def subscript(number: int) -> str:
    """``₁₂`` for 12, as an index stands in print."""
    return str(number).translate(LOWERED)


def plural(count: int, noun: str) -> str:
    """``1 mistake``, ``2 mistakes``, ``3 passes``."""
    ending = "es" if noun.endswith("s") else "s"
    return f"{count} {noun}" if count == 1 else f"{count} {noun}{ending}"
