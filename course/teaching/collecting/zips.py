"""What is in a zip, with limits: students make these, and not all of them are kind."""

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from course.teaching.collecting.incoming import (
    LINK,
    LONGEST,
    TOO_LARGE,
    File,
    is_junk,
    is_zip,
    not_ours,
    printable,
)
from course.teaching.grading.submission import LARGEST

DEEPEST = 2  # the download is 0, the zip of a student 1, and it may hold one more
MOST_FILES = 5_000  # in the zip of a student
LIST_BYTES = 400 * MOST_FILES  # of its list of contents
MOST_BYTES = 3 * LARGEST  # unpacked, of the zip of a student
DOWNLOAD, TIMES = 1 << 30, 100  # unpacked, of a whole download: so much, and so many times its size
END = struct.Struct("<4s6xHLL")  # of a zip: signature, …, files, bytes of the list, its place
DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError)
UNREADABLE = (*DAMAGED, NotImplementedError, RuntimeError, MemoryError, OverflowError)


@dataclass
class Budget:
    """How many bytes may still be unpacked."""

    left: int

    def allows(self, size: int) -> bool:
        self.left -= size
        return self.left >= 0


def download(file: BinaryIO, size: int) -> Iterator[File]:
    """The files of a zip that an LMS or the instructor has made."""
    yield from _contents(file, (), Budget(DOWNLOAD + TIMES * size), 0)


def of_student(file: BinaryIO, parts: tuple[str, ...]) -> Iterator[File]:
    """The files of a zip that a student has made; parts: where it is."""
    yield from _contents(file, parts, Budget(MOST_BYTES), 1)


def _contents(file: BinaryIO, parts: tuple[str, ...], budget: Budget, depth: int) -> Iterator[File]:
    problem = "a zip in a zip in a zip" if depth > DEEPEST else _excessive(file) if depth else ""
    if problem:
        yield File(parts, problem=problem)
        return
    try:
        with zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                yield from _member(archive, info, parts, budget, depth)
    except UNREADABLE as error:
        yield File(parts or ("the zip",), problem=f"a damaged zip: {printable(str(error))}"[:200])


def _excessive(file: BinaryIO) -> str:
    """Why a zip is not even opened, from the record at its end."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - (1 << 16) - END.size))
    tail = file.read()
    start = tail.rfind(b"PK\x05\x06")
    if start < 0 or len(tail) - start < END.size:
        return "a damaged zip: its end is missing"
    _, count, length, _ = END.unpack_from(tail, start)
    too_many = count > MOST_FILES or length > LIST_BYTES
    return f"a zip of more than {MOST_FILES} files" if too_many else ""


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    parts: tuple[str, ...],
    budget: Budget,
    depth: int,
) -> Iterator[File]:
    path = _decoded(info).replace("\\", "/")  # as some old Windows programs write it
    inner = tuple(printable(part) for part in path.split("/") if part not in ("", "."))
    if path.endswith("/") or not inner or is_junk(inner):
        return
    where, moment = (*parts, *inner), _moment(info)
    problem = _refused(info, path, inner)
    if not problem and not budget.allows(info.file_size):
        problem = "the zip unpacks to more than it may"
    data = b""
    if not problem:
        data, problem = _read(archive, info)
    if is_zip(inner[-1]) and not problem:
        inside = budget if depth else Budget(MOST_BYTES)
        yield from _contents(io.BytesIO(data), where, inside, depth + 1)
    else:
        yield File(where if len(path) <= LONGEST else (path[:LONGEST],), data, moment, problem)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[bytes, str]:
    """The bytes of a member, or why there are none."""
    try:
        with archive.open(info) as file:
            data = file.read(LARGEST + 1)
    except UNREADABLE as error:
        return b"", f"damaged in the zip: {printable(str(error))}"[:200]
    return (data, "") if len(data) <= LARGEST else (b"", TOO_LARGE)


def _refused(info: zipfile.ZipInfo, path: str, inner: tuple[str, ...]) -> str:
    if path.startswith("/") or ".." in inner or path[1:2] == ":" or len(path) > LONGEST:
        return "a path that leads out of the zip, not followed"
    if stat.S_ISLNK(info.external_attr >> 16):
        return LINK
    if problem := not_ours(inner[-1]):
        return problem
    if info.flag_bits & 1:
        return "encrypted: it needs a password"
    return TOO_LARGE if info.file_size > LARGEST else ""


def _decoded(info: zipfile.ZipInfo) -> str:
    """The name; macOS writes UTF-8 without saying so, which is then read as a code page of DOS."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _moment(info: zipfile.ZipInfo) -> str:
    try:
        return datetime(*info.date_time).isoformat()
    except ValueError:  # a month 0
        return ""
