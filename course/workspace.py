"""The learner's own copy of the course, which an update never overwrites where they edited it.

`.course/shipped.json` in the workspace remembers, for each file, a digest of what was copied.
"""

import hashlib
import json
import re
from contextlib import suppress
from pathlib import Path

from course.home import CourseError, shipped, stamped, workspace, write_atomically

COPIED = ("notebooks", "exercises")


def sync(source: Path | None = None, target: Path | None = None) -> list[str]:
    """Bring the workspace `target` up to date with the shipped files under `source`.

    Missing files are copied, files that the learner has not edited are renewed, and edited files
    stay as they are. Returns a line for each of those that has a newer version.
    """
    source, target = _places(source, target)
    before = _manifest(target)
    after, news = dict(before), []
    try:
        for path in _files(source):
            name = path.relative_to(source).as_posix()
            theirs, new = _digest(target / name), _digest(path)
            if theirs not in (None, new, before.get(name)):
                news += [_newer(name)] if new != before.get(name) else []
                continue
            if theirs != new:
                write_atomically(target / name, path.read_bytes())
            after[name] = new
    finally:
        if after != before:
            _remember(target, after)
    return news


def reset(name: str, source: Path | None = None, target: Path | None = None) -> Path | None:
    """Bring back the shipped file `name` ("exercises/01_neurons.ipynb").

    The learner's file is kept beside it; returns the path of this backup, None if there was no
    file. Also copies a file that is not there yet, such as a solution.
    """
    source, target = _places(source, target)
    if not (source / name).is_file():
        raise CourseError(f"The course has no {name}")
    path, backup = target / name, None
    if path.exists():
        backup = stamped(path, "backup")
        write_atomically(backup, path.read_bytes())
    write_atomically(path, (source / name).read_bytes())
    _remember(target, _manifest(target) | {name: _digest(path)})
    return backup


def solution(unit: str, source: Path | None = None, target: Path | None = None) -> Path:
    """Copy the solution of a unit ("01_neurons") into the workspace; returns where it is."""
    source, target = _places(source, target)
    name = f"solutions/{unit}.ipynb"
    if not (source / name).is_file():
        raise CourseError(f"Unit {unit} has no solution, since it has no exercises")
    if _digest(target / name) != _digest(source / name):
        reset(name, source, target)
    return target / name


def find_unit(wanted: str, source: Path | None = None) -> str:
    """The full name of a unit given as "01", "1", "neurons" or "01_neurons"."""
    names = units(source)
    key = wanted.strip().lower().removesuffix(".ipynb")
    for name in names:
        number, _, topic = name.partition("_")
        if key in (name, topic, number, number.removeprefix("0")):
            return name
    known = ", ".join(name.replace("_", " ", 1) for name in names) or "none in this installation"
    raise CourseError(f"There is no unit {wanted!r}. Units: {known}")


def units(source: Path | None = None) -> list[str]:
    """The names of all units, in order: ["00_start_here", "01_neurons", ...]."""
    folder = (source or shipped("notebooks").parent) / "notebooks"
    return sorted(path.stem for path in folder.glob("[0-9][0-9]_*.ipynb"))


def title(unit: str, source: Path | None = None) -> str:
    """The heading of a unit's lesson, without its number."""
    path = (source or shipped("notebooks").parent) / "notebooks" / f"{unit}.ipynb"
    prose = "\n".join(said for kind, said in _cells(path) if kind == "markdown")
    heading = re.search(r"^# +(.+)$", prose, re.MULTILINE)
    return heading.group(1).strip().removeprefix(f"{unit[:2]} · ") if heading else unit


def _places(source: Path | None, target: Path | None) -> tuple[Path, Path]:
    return source or shipped("notebooks").parent, target or workspace()


def _files(source: Path) -> list[Path]:
    """What is copied: every file that is not hidden and lies in no hidden folder."""
    paths = (path for kind in COPIED for path in (source / kind).rglob("*") if path.is_file())
    return sorted(p for p in paths if not any(x[0] == "." for x in p.relative_to(source).parts))


def _digest(path: Path) -> str | None:
    """What counts as the content: of a notebook the sources of its cells, None for no file.

    Executing a notebook does not change it, nor does the empty cell that Lab adds at its end.
    """
    if not path.exists():
        return None
    content = path.read_bytes()
    if path.suffix == ".ipynb":
        with suppress(CourseError):  # a damaged file of the learner's is theirs too, byte by byte
            content = json.dumps([cell for cell in _cells(path) if cell[1].strip()]).encode()
    return hashlib.sha256(content).hexdigest()


def _cells(path: Path) -> list[tuple[str, str]]:
    """Type and source of each cell. Read as JSON: nbformat takes a second to load."""
    try:
        cells = json.loads(path.read_bytes())["cells"]
        return [(cell["cell_type"], "".join(cell["source"])) for cell in cells]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise CourseError(f"{path} is damaged, it is not a notebook: {error}") from error


def _newer(name: str) -> str:
    kind, _, unit = name.removesuffix(".ipynb").partition("/")
    option = " --lesson" if kind == "notebooks" else ""
    said = f"{name} has a newer version; yours stays, since you edited it."
    return f"{said} `course reset {unit[:2]}{option}` gets the new one and keeps yours as a backup."


def _manifest(target: Path) -> dict[str, str]:
    try:
        known = json.loads((target / ".course" / "shipped.json").read_bytes())
    except (FileNotFoundError, ValueError):  # nothing known: what differs counts as edited
        return {}
    return known if isinstance(known, dict) else {}


def _remember(target: Path, manifest: dict[str, str]) -> None:
    data = json.dumps(manifest, indent=1, sort_keys=True).encode()
    write_atomically(target / ".course" / "shipped.json", data)
