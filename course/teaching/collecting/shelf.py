"""Where uploads are kept: every attempt in a folder of its own, none ever overwritten."""

import os
import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from course.teaching.classroom import Attempt, Classroom
from course.teaching.records import write_json


def keep(
    classroom: Classroom, student: str, unit: str, file: Path, about: dict
) -> tuple[Attempt, bool]:
    """Move a file to the attempts of a student; whether it is a new one.

    about: what received.json is to say, with the "sha256" of the file and the name that the file
    gets as "file". The same bytes again are no new attempt; this too is written down.
    """
    before = classroom.attempts(student, unit)
    about = about | {"received": now()}
    for attempt in before:
        if attempt.about.get("sha256") == about["sha256"]:
            return noted(attempt, about), False
    place = classroom.submitted(student, unit)
    place.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=place, prefix=".new-"))
    try:
        shutil.move(file, made / about["file"])
        write_json(made / "received.json", about | {"again": []})
        number = put(made, place, before[-1].number + 1 if before else 1)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    path = place / f"{number:03}" / about["file"]
    return Attempt(student, unit, number, path, about | {"again": []}), True


def put(made: Path, place: Path, number: int) -> int:
    """Rename the folder `made` to the first free number; two commands may do so at once."""
    while True:
        with suppress(OSError):
            if not (place / f"{number:03}").exists():
                os.rename(made, place / f"{number:03}")
                return number
        if number > 99_999 or not made.exists():
            raise OSError(f"{made} cannot be kept in {place}")
        number += 1


def noted(attempt: Attempt, about: dict) -> Attempt:
    """The attempt, whose bytes came again; each upload is noted once."""
    told = {key: about[key] for key in ("source", "name")}
    known = [attempt.about, *attempt.about.get("again", [])]
    if all(told != {key: one.get(key) for key in told} for one in known):
        again = [*attempt.about.get("again", []), told | {"received": about["received"]}]
        attempt = attempt._replace(about=attempt.about | {"again": again})
        write_json(attempt.path.parent / "received.json", attempt.about)
    return attempt


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
