"""Which unit a file is of, and what its name says about the student."""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from course.checks.library import units as exercise_names
from course.home import shipped
from course.teaching.collecting.incoming import NOTEBOOKS
from course.teaching.grading.submission import read
from course.workspace import units as unit_names

MOODLE = re.compile(r"(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_[a-z]+_?(?P<rest>.*)", re.S)
CANVAS = re.compile(
    r"(?P<name>[^\W_][^\W_-]*(?:-[^\W_-]+)*)(?P<late>_LATE)?_(?P<number>[1-9]\d*)_[1-9]\d*_(?P<rest>.+)",
    re.S,
)
COPY = re.compile(r"([\s_-]*(\(\d{1,3}\)|(?<![^\W_])copy\s*\d{0,3}|-\d{1,2}))+$", re.I)
WORDS = r"(?:units?|lessons?|exercises?|ex|notebooks?|nb|homework|hw|ps|übung(?:en)?|blatt)"
EMPTY_WORDS = re.compile(
    rf"(?<![^\W_])((?:{WORDS}|week)[\W_]*\d{{0,2}}|final|finished|done|new|draft|submissions?|submitted|solved"
    r"|solutions?|answers?|assignments?|backprop[\W_]course|abgaben?|lösung(en)?|v?\d)(?![^\W_])",
    re.I,
)
SIGNS = 8  # lines by which a lesson is known
LARGEST_LESSON = 20 << 20  # bytes; what is larger is not compared with the lesson


class Label(NamedTuple):
    """What an LMS has written before the name of a file: whose it is, and if it came late."""

    lms: str
    name: str
    number: str
    late: bool
    rest: str


def label(part: str) -> Label | None:
    """What Moodle or Canvas says in this part of a path."""
    if found := MOODLE.fullmatch(part):
        return Label("moodle", found["name"].strip(), found["number"], False, found["rest"])
    if found := CANVAS.fullmatch(part):
        return Label("canvas", found["name"], found["number"], bool(found["late"]), found["rest"])
    return None


def labels(parts: Iterable[str]) -> Label | None:
    """The outermost label in a path is the LMS's; inside, a student names things at will."""
    return next(filter(None, map(label, parts)), None)


def stem(name: str) -> str:
    """A file's name without its ending."""
    endings = (x for x in (*reversed(NOTEBOOKS), ".zip") if name.lower().endswith(x))
    return name.removesuffix(name[len(name) - len(next(endings, "")) :])


def copy_number(name: str) -> int:
    """The 2 of "03_networks-2.ipynb" and "03_networks (2).ipynb", 0 where there is none."""
    found = COPY.search(stem(name))
    return int((re.findall(r"\d+", found[0]) or ["1"])[-1]) if found else 0


@cache
def handed_in() -> dict[str, str]:
    """Unit ("03") -> its full name, of those that have something to hand in."""
    return {name[:2]: name for name in unit_names() if name[:2] in exercise_names()}


def notebook(unit: str) -> Path:
    """The notebook to hand in, as shipped: the exercises, or a lesson that holds them."""
    name = f"{handed_in()[unit]}.ipynb"
    path = shipped("exercises") / name
    return path if path.exists() else shipped("notebooks") / name


def named_unit(text: str, units: Iterable[str]) -> tuple[str, str]:
    """The unit that a name speaks of, "" for none or several; and the name without it."""
    names = {unit: handed_in()[unit].partition("_")[2] for unit in units}
    topics = {unit: r"[\W_]*".join(map(re.escape, n.split("_"))) for unit, n in names.items()}
    whole = {u: rf"(?<![^\W_])0*{int(u)}[\W_]*{topic}(?![^\W_])" for u, topic in topics.items()}
    found = {unit: pattern for unit, pattern in whole.items() if re.search(pattern, text, re.I)}
    if not found:
        parts = {
            u: rf"(?<![^\W_]){topic}(?![^\W_])|(?<![^\W_])(?:{u}|{WORDS}[\W_]*0*{int(u)})(?![^\W_])"
            for u, topic in topics.items()
        }
        found = {unit: pattern for unit, pattern in parts.items() if re.search(pattern, text, re.I)}
    if len(found) != 1:
        return "", text
    [(unit, pattern)] = found.items()
    return unit, re.sub(pattern, " ", text, flags=re.I)


def about_student(text: str) -> str:
    """What is left of a name when all that says nothing about the student is taken away."""
    return EMPTY_WORDS.sub(" ", COPY.sub("", text)).strip(" _-.,;")


def written_unit(data: bytes) -> str:
    """The unit whose functions are in a notebook, "" when it is not clear.

    The bytes are searched, never parsed: the file may be damaged, or made to exhaust a parser.
    """
    words = re.findall(rb"(?:def\s+|check\(\s*)([a-z_]{2,40})\b", data)
    found = {word.decode() for word in words}
    shares = {
        unit: sum(name in found for name in exercise_names()[unit]) / len(exercise_names()[unit])
        for unit in handed_in()
    }
    best = max(shares.values(), default=0)
    leaders = [unit for unit, share in shares.items() if share == best]
    return leaders[0] if best >= 0.5 and len(leaders) == 1 else ""


def any_function(data: bytes, unit: str) -> bool:
    return any(name.encode() in data for name in exercise_names()[unit])


def is_lesson(data: bytes) -> bool:
    """Whether this is a lesson of ours, and not what is to be handed in."""
    if len(data) > LARGEST_LESSON:
        return False
    return any(_share(data, own) > 0.5 > _share(data, other) for own, other in lessons())


@cache
def lessons() -> tuple[tuple[tuple[bytes, ...], tuple[bytes, ...]], ...]:
    """For each unit with a lesson beside its exercises: the lines that only the one and only the
    other holds, as they are written in files."""
    pairs = []
    for unit, name in handed_in().items():
        lesson = shipped("notebooks") / f"{name}.ipynb"
        if notebook(unit) != lesson and lesson.exists():
            own, other = _lines(lesson), _lines(notebook(unit))
            pairs.append((_longest(own - other), _longest(other - own)))
    return tuple(pairs)


def _lines(path: Path) -> frozenset[bytes]:
    lines = (line.strip() for source in read(path).sources for line in source.splitlines())
    lines = (line for line in lines if len(line) > 20 and line.isascii())
    return frozenset(json.dumps(line)[1:-1].encode() for line in lines)


def _longest(lines: frozenset[bytes]) -> tuple[bytes, ...]:
    """Enough of them to tell, and few enough to look for in every file of a large class."""
    return tuple(sorted(lines, key=lambda line: (-len(line), line))[:SIGNS])


def _share(data: bytes, lines: tuple[bytes, ...]) -> float:
    return sum(line in data for line in lines) / max(1, len(lines))


def is_blank(path: Path, unit: str) -> bool:
    """Whether a file is the notebook as it was given out."""
    return path.read_bytes() == notebook(unit).read_bytes()
