"""`course build`: exercises made from solutions, lessons and solutions executed.

Everything is computed before anything is written, so a build that fails changes nothing.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course.home import KINDS, CourseError, checkout, write_atomically
from course.notebooks import NotebookError, exercise, normal, read, run, text

LARGEST = 400 * 1024  # bytes of a stored notebook
AT_ONCE = 2  # starting a kernel is mostly waiting
IMAGES = ("image/png", "image/jpeg")  # their bytes depend on versions of fonts and libraries
MOST = 6  # differences told of one notebook
SHOWN = 70  # characters of a value in a difference


def build(
    root: Path | None = None, *, unit: str = "", check: bool = False, execute: bool = True
) -> list[str]:
    """Write every generated notebook and return their names; or, with `check`, the differences.

    root: the folder that holds notebooks/, exercises/ and solutions/; the checkout by default.
    unit: only this one ("01_neurons"); all by default.
    execute=False takes outputs as they are stored: where nbval compares them, once is enough.
    Raises NotebookError, one line a problem, when something cannot be built; with `check` these
    lines are among the differences.
    """
    if (root := root or checkout()) is None:
        raise CourseError("`course build` needs a source checkout of the course; this is a wheel")
    if unit and not (root / "notebooks" / f"{unit}.ipynb").exists():
        raise NotebookError(f"{root / 'notebooks'} has no lesson {unit}.ipynb")
    problems = [line for line in _strays(root) if unit in line]
    wanted: dict[Path, str] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = {path: pool.submit(make, path) for path, make in _recipes(root, unit, execute)}
    for path, job in jobs.items():
        try:
            wanted[path] = job.result()
        except NotebookError as error:
            problems += [] if str(error) in problems else [str(error)]
    if check:
        return problems + [x for path, new in wanted.items() for x in differences(path, new)]
    if problems:
        raise NotebookError("\n".join(problems))
    stale = [path for path, new in wanted.items() if _raw(path) != new]
    for path in stale:
        write_atomically(path, wanted[path].encode())
    return [_name(path) for path in stale]


def _recipes(root: Path, unit: str, execute: bool) -> Iterator[tuple[Path, object]]:
    """Each file to be made, with the function of its path that makes its text."""
    names = f"{unit}.ipynb" if unit else "*.ipynb"
    make = _executed if execute else _as_stored
    for path in sorted([*(root / "notebooks").glob(names), *(root / "solutions").glob(names)]):
        yield path, make
    for path in sorted((root / "solutions").glob(names)):
        yield root / "exercises" / path.name, _exercise


def _strays(root: Path) -> Iterator[str]:
    """Files that have no business where they are, and units that lack their lesson."""
    lessons, exercises, solutions = (
        {path.name for path in (root / kind).glob("[!.]*") if path.is_file()} for kind in KINDS
    )
    yield from (f"exercises/{name} has no solution" for name in sorted(exercises - solutions))
    yield from (f"solutions/{name} has no lesson" for name in sorted(solutions - lessons))


def _exercise(path: Path) -> str:
    source = path.parent.parent / "solutions" / path.name
    return text(exercise(_sound(source), _name(source)))


def _executed(path: Path) -> str:
    nb = _sound(path)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # nobody's progress
        away = {"COURSE_WORKSPACE": folder, "IPYTHONDIR": f"{folder}/ipython"}
        run(nb, path, os.environ | away)
    return _finished(nb, path)


def _as_stored(path: Path) -> str:
    return _finished(_sound(path), path)


def _finished(nb: NotebookNode, path: Path) -> str:
    nb = normal(nb)
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":
                said = _short(output.text)
                raise NotebookError(f"{_name(path)}, cell {cell.id}: wrote to stderr: {said}")
    if (size := len(text(nb).encode())) > LARGEST:
        raise NotebookError(f"{_name(path)}: {size / 1024:.0f} KB; the limit is 400 KB")
    return text(nb)


def _sound(path: Path) -> NotebookNode:
    """The notebook in `path`, whose cells all have an id that a person chose."""
    nb = read(path)
    for number, cell in enumerate(nb.cells, 1):
        # nbformat gives 8 random hex digits to cells that have no id or share one, Lab a UUID
        if re.fullmatch(r"(?=.*\d)[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?", cell.id):
            why = "is random, or replaces one that was missing or used twice; choose one"
            raise NotebookError(f"{_name(path)}, cell {number}: the id {cell.id!r} {why}")
    return nb


def differences(path: Path, new: str) -> Iterator[str]:
    """How the stored file differs from `new`, a line each; images need only be images."""
    name = _name(path)
    if not path.exists():
        yield f"{name} is missing; `course build` makes it"
        return
    try:
        before, after = _values(read(path)), _values(nbformat.v4.reads(new))
    except NotebookError as error:
        yield str(error)
        return
    lines = [
        f"{name}, {where}: {_contrast(before.get(where, ''), after.get(where, ''))}"
        for where in [*after, *(where for where in before if where not in after)]
        if before.get(where, "") != after.get(where, "")
    ]
    exact = path.parent.name == "exercises"
    if not lines and _raw(path) != (new if exact else text(read(path))):
        lines = [f"{name} is not stored in the form that `course build` writes"]
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"{name}: {len(lines) - MOST} more differences"


def _values(nb: NotebookNode) -> dict[str, str]:
    """Everything in a notebook as text, by where it is."""
    values = {"the order of cells": " ".join(cell.id for cell in nb.cells)}
    values["the notebook's metadata"] = str([nb.metadata, nb.nbformat, nb.nbformat_minor])
    for cell in nb.cells:
        values[f"cell {cell.id}"] = cell.source
        rest = {k: v for k, v in cell.items() if k not in ("id", "source", "outputs")}
        values[f"metadata of cell {cell.id}"] = str(rest)
        for number, output in enumerate(cell.get("outputs", []), 1):
            where = f"cell {cell.id}, output {number}"
            rest = {k: v for k, v in output.items() if k not in ("data", "text")}
            values[f"{where}, metadata"] = str(rest)
            values[f"{where}"] = output.get("text", "")
            for mime, data in output.get("data", {}).items():
                picture = mime in IMAGES
                values[f"{where}, {mime}"] = "an image" if picture else _without_images(str(data))
    return values


def _without_images(html: str) -> str:
    return re.sub(r"base64,[A-Za-z0-9+/=]+", "base64,an image", html)


def _contrast(before: str, after: str) -> str:
    """The first line in which two texts differ."""
    old, new = before.split("\n"), after.split("\n")
    n = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), -1)
    if n < 0:  # one text goes on where the other ends
        n = min(len(old), len(new))
    old, new = ("\n".join(lines[n : n + 1]) for lines in (old, new))
    return f"stored {_short(old)}, now {_short(new)}"


def _short(value: str) -> str:
    value = value.strip()
    return repr(value if len(value) <= SHOWN else value[: SHOWN - 1] + "…") if value else "nothing"


def _raw(path: Path) -> str:
    return path.read_bytes().decode(errors="replace") if path.exists() else ""


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
