"""Text that students can influence, made fit to be shown: plain, on one line, with an end.

It is still not escaped: that is the job of whoever writes HTML (Jinja's autoescape) or CSV.
"""

import unicodedata

NAME, LINE = 80, 500  # characters of a name, of a line of feedback
MARKS = 4  # combining marks on one letter; some scripts need two or three
JOINERS = "\u200c\u200d"  # Persian and Indic names, and emoji, need them


def plain(text, limit: int = LINE) -> str:
    """The text without what does not show, at most `limit` characters, cut with an ellipsis.

    Control and direction characters, lone surrogates, private and unassigned characters go, and
    so do towers of accents; line ends and all blanks become one space.
    """
    text = text if isinstance(text, str) else repr(text)
    head = unicodedata.normalize("NFC", text[: 4 * limit])
    shown = " ".join("".join(_fit(head)).split())
    if len(shown) <= limit and len(text) <= 4 * limit:
        return shown
    return shown[: limit - 1].rstrip() + "…"


def _fit(text: str):
    marks = 0
    for character in text:
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if character.isspace():
            yield " "
        elif marks <= MARKS and (kind[0] != "C" or character in JOINERS):
            yield character


def points(value: float) -> str:
    """2.0 as "2", 2.5 as "2.5"; at most two digits after the point, and a point everywhere."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
