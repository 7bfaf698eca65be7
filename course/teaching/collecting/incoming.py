"""A file as it lies in an upload, and what is said of names: junk, no notebook, unsafe."""

from typing import NamedTuple

from course.teaching.grading.submission import LARGEST

LONGEST = 500  # characters of a path
JUNK = {"__MACOSX", ".ipynb_checkpoints", "__pycache__", ".git", ".venv"}
JUNK_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}
NOTEBOOKS = (".ipynb", ".ipynb.txt", ".ipynb.json")
ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".xz", ".bz2")
TOO_LARGE = f"the file is larger than {LARGEST >> 20} MB"
LINK = "a link, not followed"


class File(NamedTuple):
    """parts: the path, with zips as folders, printable. data: only of what may be a notebook.

    modified: what the upload says, without a time zone. problem: "" or why it cannot be had.
    source: the upload that it came in, where that is not the one at hand.
    """

    parts: tuple[str, ...]
    data: bytes = b""
    modified: str = ""
    problem: str = ""
    source: str = ""

    @property
    def name(self) -> str:
        return "/".join(self.parts)


def is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")


def is_junk(parts: tuple[str, ...]) -> bool:
    """What systems and editors leave lying about, and no one means to hand in."""
    return bool(JUNK & set(parts)) or parts[-1] in JUNK_FILES or parts[-1].startswith("._")


def not_ours(name: str) -> str:
    """ "", or why a file of this name is not even opened."""
    name = name.lower()
    if name.endswith(ARCHIVES):
        return "an archive that is not a zip"
    return "" if name.endswith(NOTEBOOKS) or is_zip(name) else "not a notebook"


def printable(text: str) -> str:
    """The text without what could disturb a terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
