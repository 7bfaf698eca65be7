"""The list of what could not be given to a student, with reasons; kept until it can."""

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from course.teaching.classroom import Classroom
from course.teaching.collecting.incoming import File
from course.teaching.collecting.unpack import files
from course.teaching.records import read_json, write_json

KEY = ("source", "name", "sha256")


def listed(classroom: Classroom) -> list[dict]:
    """The entries: "source", "name", "sha256", "modified", "reason", "candidates" (ids), and
    "file", the name of the copy in unmatched/, "" where none could be had."""
    found = read_json(classroom.unmatched / "unmatched.json").get("files", [])
    return [entry for entry in found if isinstance(entry, dict)]


def files_of(classroom: Classroom, source: Path | None) -> Iterator[File]:
    """The files of an upload; None for those on the list, which may also be named one by one."""
    if source is None:
        return again(classroom)
    copies = {entry["file"] for entry in listed(classroom)}
    if source.resolve().parent == classroom.unmatched and source.name in copies:
        return again(classroom, source.name)
    return files(source)


def again(classroom: Classroom, only: str = "") -> Iterator[File]:
    """The files on the list, or the one whose copy is called so, to be looked at once more."""
    for entry in listed(classroom):
        if only and entry["file"] != only:
            continue
        path = classroom.unmatched / Path(entry["file"]).name
        if entry["file"] and path.is_file():
            parts = tuple(entry["name"].split("/"))
            yield File(parts, path.read_bytes(), entry["modified"], source=entry["source"])


def put(classroom: Classroom, entries: Iterable[dict], files: dict[str, Path]) -> None:
    """Put entries on the list, and copies of their files beside it; files: sha256 -> where."""
    known = {key(entry): entry for entry in listed(classroom)}
    for entry in entries:
        known[key(entry)] = entry
        target = classroom.unmatched / entry["file"]
        if entry["file"] and not target.exists():
            classroom.unmatched.mkdir(exist_ok=True)
            shutil.copyfile(files[entry["sha256"]], target)
    _write(classroom, known.values())


def solved(classroom: Classroom, keys: set[tuple]) -> None:
    """Take entries off the list, and delete the copies that no other one needs."""
    entries = listed(classroom)
    rest = [entry for entry in entries if key(entry) not in keys]
    _write(classroom, rest)
    needed = {entry["file"] for entry in rest}
    for entry in entries:
        if entry["file"] and entry["file"] not in needed:
            (classroom.unmatched / Path(entry["file"]).name).unlink(missing_ok=True)


def copy_name(entry: dict) -> str:
    """What the copy of a file is called, "" where its bytes could not be had."""
    if not entry["sha256"]:
        return ""
    mark = hashlib.sha256("\n".join(key(entry)).encode()).hexdigest()[:8]
    last = entry["name"].rpartition("/")[2].rpartition(".ipynb")[0]
    return f"{mark}-{re.sub(r'[^A-Za-z0-9_-]+', '-', last)[:40].strip('-')}.ipynb"


def key(entry: dict) -> tuple:
    return tuple(entry.get(key, "") for key in KEY)


def _write(classroom: Classroom, entries: Iterable[dict]) -> None:
    entries = sorted(entries, key=key)
    path = classroom.unmatched / "unmatched.json"
    if entries or path.exists():
        write_json(path, {"files": entries})
