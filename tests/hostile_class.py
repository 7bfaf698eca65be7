"""Classes made by tests: students who hand in unit 01, some of them with trouble in mind."""

import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import submissions as s
from attacks import KILLS, PATCHES

from course.teaching.classroom import Classroom
from course.teaching.grading import watch
from course.teaching.marks import batch, gradebook
from course.teaching.records import write_json

SEED = 27182818284590452
HALF = {name: s.RIGHT[name] for name in ("weighted_sum", "perceptron_update")}
HONEST = {
    "perfect": (s.notebook(s.sources()), 6.0),
    "half": (s.notebook(s.sources(HALF)), 3.0),
    "unfilled": (s.notebook(["def fires(x, w, b):\n    raise NotImplementedError"]), 0.0),
    "zeros": (s.notebook(s.sources(s.ZEROS)), 0.0),
    "prints": (s.notebook(s.sources(before=["print('hello')"])), 6.0),
}
BROKEN = {
    "corrupted": (b'{"cells": [{"cell_type": "code", "sour', 0.0),
    "empty": (b"", 0.0),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), 0.0),
}


def hostile(attacks: dict) -> dict:
    """Right answers with a hostile cell before them: full marks all the same."""
    cells = {name: s.sources(before=[dedent(code)]) for name, code in attacks.items()}
    return {name: (s.notebook(made), s.FULL) for name, made in cells.items()}


def mixed(size: int, attacks: dict | None = None) -> dict[str, tuple[bytes, float]]:
    """Student -> what they hand in, and the mark it must get; every attack once at least."""
    trouble = BROKEN | hostile(PATCHES | KILLS if attacks is None else attacks)
    kinds = [*trouble.values(), *(list(HONEST.values()) * size)][:size]
    step = 7 if size % 7 else 11  # trouble stands between the others, in the same order always
    return {f"s{i * step % size:03}": kind for i, kind in enumerate(kinds)}


def make_class(
    folder: Path, handed_in: dict[str, tuple[bytes, float]], seed: int = SEED
) -> Classroom:
    """A class in which each student has handed in unit 01 once."""
    made = Classroom.create(folder)
    about = made.folder / "class.toml"
    about.write_text(about.read_text().replace(str(made.seed), str(seed)))
    for student, (data, _) in handed_in.items():
        hand_in(Classroom.open(folder), student, data)
    return Classroom.open(folder)


def hand_in(classroom: Classroom, student: str, data: bytes, number: int = 1, **about) -> Path:
    folder = classroom.submitted(student, "01") / f"{number:03}"
    folder.mkdir(parents=True)
    path = folder / "01_neurons.ipynb"
    path.write_bytes(data)
    told = {"file": path.name, "received": "2026-11-01T10:00:00+00:00", "late": False}
    write_json(folder / "received.json", told | about)
    return path


GRADING = """
from pathlib import Path
from course.teaching.marks import batch
from course.teaching.classroom import Classroom

if __name__ == "__main__":
    classroom = Classroom.open(Path({folder!r}))
    done = batch.grade_all(classroom, "01", jobs={jobs}, limits={limits!r})
    print(done.graded, done.kept)
"""


def grading(folder: Path, *, jobs: int = 2, limits: dict | None = None) -> subprocess.Popen:
    """A process that grades the class."""
    script = folder.parent / f"grade_{folder.name}.py"
    script.write_text(GRADING.format(folder=str(folder), jobs=jobs, limits=limits))
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, str(script)], **pipes)


def interrupted(folder: Path, after: int, by: int, **options) -> tuple[set[Path], set]:
    """Grade, and send a signal when so many results are there.

    Returns the results that were there, and what was running beside the process itself.
    """
    with grading(folder, **options) as process:
        while len(found := written(folder)) < after and process.poll() is None:
            time.sleep(0.02)
        running = {alive(pid) for pid in watch.tree(process.pid)[1:]} - {None}
        process.send_signal(by)
        process.communicate(timeout=20)
    return found, running


def written(folder: Path) -> dict[Path, int]:
    """The results in a class folder, and when each was written (ns)."""
    return {path: path.stat().st_mtime_ns for path in (folder / "graded").glob("*/*/*.json")}


def alive(pid: int):
    """The process with the moment of its start, None if it is no more."""
    try:
        state, *rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if state == "Z" else (pid, rest[18])


def left(running: set, seconds: float = 10) -> set:
    """Those that are still there after a while."""
    ends = time.monotonic() + seconds
    while (rest := {one for one in running if alive(one[0]) == one}) and time.monotonic() < ends:
        time.sleep(0.05)
    return rest


def entered(classroom: Classroom) -> dict:
    """What the gradebook says when the results that are there have been entered."""
    gradebook.record(classroom, "01", batch.results(classroom, "01"))
    return marks(classroom)


def marks(classroom: Classroom) -> dict:
    """What the gradebook says: of each student when, and of each grade cell the marks."""
    from nbgrader.api import Gradebook

    with Gradebook(gradebook.database(classroom)) as book:
        return {
            submission.student.id: (
                submission.timestamp,
                submission.late_submission_penalty,
                submission.score,
                {
                    grade.name: (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
                    for grade in submission.notebooks[0].grades
                },
            )
            for submission in book.assignment_submissions("01_neurons")
        }
