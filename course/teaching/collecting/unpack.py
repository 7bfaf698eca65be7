"""The files of an upload, one after the other, wherever they are: in folders, zips, zips in zips.

Nothing is written, no link is followed, and nothing is read beyond its limit: what cannot be had
is a file with a `problem`. Names are only ever words to look at, never paths to write to.
"""

import io
import os
import stat
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from course.home import CourseError
from course.teaching.collecting import zips
from course.teaching.collecting.incoming import (
    JUNK,
    LINK,
    File,
    is_junk,
    is_zip,
    not_ours,
    printable,
)
from course.teaching.grading import submission


def files(source: Path) -> Iterator[File]:
    """Every file in a folder or a zip, or the one that `source` is; junk of systems left out.

    Raises CourseError where there is nothing, or a damaged zip.
    """
    if source.is_dir():
        yield from in_folder(source)
    elif not source.exists():
        raise CourseError(f"{source} does not exist")
    elif not is_zip(source.name):
        yield from on_disk(source.resolve(), (printable(source.name),))
    elif not zipfile.is_zipfile(source):
        raise CourseError(f"{source} is damaged: it is not a zip. Download it again")
    else:
        with source.open("rb") as file:
            yield from zips.download(file, source.stat().st_size)


def in_folder(folder: Path) -> Iterator[File]:
    for here, folders, names in os.walk(folder):
        parts = tuple(map(printable, Path(here).relative_to(folder).parts))
        links = sorted(name for name in folders if (Path(here) / name).is_symlink())
        folders[:] = sorted(name for name in folders if name not in JUNK and name not in links)
        for name in [*links, *sorted(names)]:
            yield from on_disk(Path(here) / name, (*parts, printable(name)))


def on_disk(path: Path, parts: tuple[str, ...]) -> Iterator[File]:
    if is_junk(parts):
        return
    about = path.lstat()
    modified = datetime.fromtimestamp(about.st_mtime).isoformat(timespec="seconds")
    problem = LINK if stat.S_ISLNK(about.st_mode) else not_ours(parts[-1])
    if problem:
        yield File(parts, b"", modified, problem)
        return
    received = submission.receive(path)
    if is_zip(parts[-1]) and not received.problem:
        yield from zips.of_student(io.BytesIO(received.data), parts)
    else:
        yield File(parts, received.data, modified, received.problem)
