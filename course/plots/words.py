"""Numbers as they stand in print, for pictures and for the sentences under them."""

MINUS = "−"


def number(value: float, digits: int = 2) -> str:
    """``value`` rounded, with a true minus, no needless zeros, and one decimal if it has any."""
    text = f"{round(float(value), digits) + 0.0:.{digits}f}"
    text = text.rstrip("0") if digits else text
    return (text + "0" if text.endswith(".") else text).replace("-", MINUS)


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


def plural(count: int, noun: str) -> str:
    """``1 mistake``, ``2 mistakes``, ``3 passes``."""
    ending = "es" if noun.endswith("s") else "s"
    return f"{count} {noun}" if count == 1 else f"{count} {noun}{ending}"
