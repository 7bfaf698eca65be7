"""Names of students as names of folders, and back."""

import re
import unicodedata
from urllib.parse import unquote

LONGEST = 150  # bytes of a folder's name; file systems allow 255
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # on Windows


def folder_name(student: str) -> str:
    """A name that every file system takes for a student's id, different for different ids.

    Letters and digits of all scripts stay, and blanks, `_`, `@`, `+`, `-` and dots inside; the
    rest is written as in addresses: "%2F". Raises ValueError for an id that is empty or too long.
    """
    name = unicodedata.normalize("NFC", student)
    last = len(name) - 1
    safe = "".join(
        c if c.isalnum() or c in "_@+-" or (c in " ." and 0 < i < last) else _quoted(c)
        for i, c in enumerate(name)
    )
    if RESERVED.match(safe):
        safe = _quoted(safe[0]) + safe[1:]
    if not safe or len(safe.encode()) > LONGEST:
        raise ValueError(f"{student[:40]!r} cannot be a student's id: it is empty or too long")
    return safe


def student_of(folder: str) -> str:
    """The id that `folder_name` was given."""
    return unquote(unicodedata.normalize("NFC", folder))


def _quoted(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
