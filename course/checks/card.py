"""How a check speaks in a notebook: a short card, with the same words as plain text."""

import html
import re

from IPython.display import display

# The border carries the color, the mark and the words carry the meaning, the text keeps the
# color of the page: legible on a light and on a dark theme.
BORDER = {"passed": "#2e9e5b", "failed": "#d9822b", "not attempted": "#8a8f98", "hint": "#4a86c5"}
STYLE = (
    "border-left: 4px solid {color}; padding: 0.35em 0.9em; margin: 0.3em 0; max-width: 52em; "
    "line-height: 1.5"
)
EMPHASIS = re.compile(r"(?<![\w*])\*(\w|\w[^*]*\w)\*(?![\w*])")  # not a * b, nor a*b*c


def show(status: str, text: str, about: dict | None = None) -> None:
    """Display `text` (its first line is the headline) as a card; `about` goes to the metadata."""
    bundle = {"text/plain": text, "text/html": as_html(status, text)}
    display(bundle, raw=True, metadata={"course": about} if about else None)


def as_html(status: str, text: str) -> str:
    """The card. Everything in `text` is escaped; see `marked_up`."""
    headline, *lines = (marked_up(line.strip()) for line in text.splitlines())
    body = "".join(f"<div>{line}</div>" for line in lines)
    style = STYLE.format(color=BORDER[status])
    return f'<div style="{style}"><div><strong>{headline}</strong></div>{body}</div>'


def marked_up(line: str, emphasis: bool = True) -> str:
    """`line` as HTML: escaped, `code` in backticks as code, and *this* in stars emphasized.

    Without `emphasis` the stars stay: in a line that others wrote they may mean anything.
    """
    parts = re.split("`([^`]+)`", html.escape(line, quote=False))
    if emphasis:
        parts[::2] = (EMPHASIS.sub(r"<em>\1</em>", part) for part in parts[::2])
    parts[1::2] = (f"<code>{part}</code>" for part in parts[1::2])
    return "".join(parts)
