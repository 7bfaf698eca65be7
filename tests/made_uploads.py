"""Uploads as learning management systems and students make them, for the tests of collecting."""

import io
import json
import zipfile

from course.checks import units
from course.home import shipped
from course.teaching.collecting.collect import collect


def answers(unit="03", mark=0, names=None) -> bytes:
    """A notebook with the functions of a unit; another `mark` makes other bytes."""
    names = units()[unit] if names is None else names
    sources = [f"def {name}(*arguments):\n    return {mark}" for name in names]
    cells = [
        {
            "cell_type": "code",
            "id": f"c{i}",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        for i, source in enumerate(sources)
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def lesson(name="03_networks") -> bytes:
    return (shipped("notebooks") / f"{name}.ipynb").read_bytes()


def zipped(files: dict, *, links=(), encrypted=()) -> bytes:
    """A zip of name -> bytes; names are written as they are, whatever they are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo("x", (2027, 1, 2, 3, 4, 6))
            info.filename = name
            info.external_attr = (0o120777 if name in links else 0o100644) << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    raw = bytearray(packed.getvalue())
    for name in encrypted:
        for start, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = raw.rfind(start, 0, raw.find(name.encode(), raw.find(start)))
            raw[at + place] |= 1
    return bytes(raw)


def spread(folder, files: dict):
    """Write path -> bytes into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def upload(classroom, contents, name="up.zip", **options):
    """Collect a zip with these files."""
    path = classroom.folder.parent / name
    path.write_bytes(contents if isinstance(contents, bytes) else zipped(contents))
    return collect(classroom, path, **options)


def taken(found):
    return sorted((a.student, a.unit, a.number) for a in found.new)


def reasons(found):
    return {entry["name"]: entry["reason"] for entry in found.unmatched}
