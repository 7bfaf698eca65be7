"""Which edition of the course gave a mark: its version, and a hash of all that marks depend on."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from course.home import PACKAGE
from course.teaching.grading.sandbox import MATHS

ROOMS = ("checks", *MATHS, "teaching/grading")  # all that `grade` reaches; a test holds it


@cache
def edition() -> str:
    """Like "0.1.0+5f0c9b1e77aa": the same wherever the same code grades."""
    digest = hashlib.sha256()
    for path in sorted(path for room in ROOMS for path in sources(room)):
        digest.update(f"{path.relative_to(PACKAGE).as_posix()}\n".encode())
        digest.update(path.read_text(encoding="utf-8").encode())  # line ends are all alike
    return f"{version('backprop-course')}+{digest.hexdigest()[:12]}"


def sources(room: str) -> list[Path]:
    file = PACKAGE / f"{room}.py"
    return [file] if file.is_file() else list((PACKAGE / room).rglob("*.py"))
