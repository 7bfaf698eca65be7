"""Grade a unit of the whole class, and keep every result as soon as it is there.

What counts is the latest upload of each student. A run that was stopped, by Ctrl-C or in any
other way, goes on where it stopped: what is graded is not graded again.
"""

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from typing import NamedTuple

from course.checks.library import exercises
from course.home import CourseError
from course.teaching.classroom import Attempt, Classroom
from course.teaching.grading import submission
from course.teaching.grading.grade import blank, summed
from course.teaching.grading.sandbox import probe
from course.teaching.marks.edition import edition
from course.teaching.marks.pools import Dask, Local, cores
from course.teaching.records import read_json, write_json

Progress = Callable[[int, int], None]


class Batch(NamedTuple):
    """results: one a student, in the order of the class. graded: how many now; kept: earlier."""

    results: list[dict]
    graded: int
    kept: int


def grade_all(
    classroom: Classroom,
    unit: str,
    *,
    jobs: int | None = None,
    dask: str | None = None,
    sandbox: bool = True,
    again: bool = False,
    progress: Progress = lambda done, total: None,
    limits: dict | None = None,
) -> Batch:
    """Grade what the class has handed in for a unit ("03").

    jobs: processes; default: one for each processor. dask: the address of a scheduler instead.
    sandbox: False runs students' code without a sandbox.
    again: also what is graded. progress: called with how many are done, of how many.
    Raises CourseError for an unknown unit, and where students' code cannot be contained.
    """
    if unit not in exercises():
        raise CourseError(f"There is no unit {unit!r}; there are {', '.join(exercises())}")
    if sandbox and not dask and (why := probe()):
        told = "Nothing was graded. --no-sandbox grades all the same: students' code can then do"
        raise CourseError(f"{why} {told} whatever you can do on this machine")
    attempts = classroom.latest(unit)
    todo = attempts if again else [a for a in attempts if not kept(classroom, a, sandbox)]
    more = {"seed": classroom.seed, "sandbox": sandbox} | ({"limits": limits} if limits else {})
    work = [job(attempt) | more for attempt in todo]
    done = len(attempts) - len(todo)
    progress(done, len(attempts))
    if work:
        with Dask(dask, sandbox) if dask else Local(min(jobs or cores(), len(work))) as crew:
            for result in outcomes(work, crew):
                keep(classroom, result)
                done += 1
                progress(done, len(attempts))
    found = [read_json(where(classroom, attempt)) for attempt in attempts]
    return Batch(found, len(todo), len(attempts) - len(todo))


def results(classroom: Classroom, unit: str) -> list[dict]:
    """The results there are for the latest uploads, in the order of the class."""
    found = (stored(classroom, attempt) for attempt in classroom.latest(unit))
    return [result for result in found if result]


def job(attempt: Attempt) -> dict:
    """What `grade` is told of an attempt, without seed and limits."""
    about = {"student": attempt.student, "unit": attempt.unit, "attempt": attempt.number}
    return about | {"path": str(attempt.path)}


def outcomes(work: list[dict], crew) -> Iterator[dict]:
    """Results as they come. A job that fails, or whose process dies, is tried once more, alone."""
    waiting, running, failed = deque(work), {}, []
    while waiting or running:
        while waiting and len(running) < crew.width:
            one = waiting.popleft()
            running[crew.submit(one)] = one
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            one = running.pop(future)
            if future.exception() is None:
                yield future.result()
            else:
                failed.append(one)
    for one in failed:
        try:
            yield crew.alone(one)
        except Exception as error:
            yield trouble(one, error)


def trouble(job: dict, error: Exception) -> dict:
    """The result of a job that the machine could not do; the next run tries it again."""
    about = {key: job[key] for key in ("student", "unit", "attempt")}
    about |= {"sha256": submission.receive(job["path"]).sha256, "sandboxed": job["sandbox"]}
    why = f"it could not be graded here ({type(error).__name__}: {str(error)[:200]})"
    nothing = summed([blank(e, "") for e in exercises()[job["unit"]]], problem=why)
    return about | nothing | {"edition": edition(), "trouble": True}


def keep(classroom: Classroom, result: dict) -> None:
    """Write a result to its place in graded/, with the key of all that it depends on."""
    path = classroom.graded(result["student"], result["unit"], result["attempt"])
    given = key(classroom, result["unit"], result["sha256"], result["edition"])
    write_json(path, result | {"key": given})


def kept(classroom: Classroom, attempt: Attempt, sandbox: bool) -> bool:
    """Whether the mark of this very file is there, from the same seed and the same course."""
    result = stored(classroom, attempt)
    if result.get("trouble") or (sandbox and not result.get("sandboxed")):
        return False
    sha256 = submission.receive(attempt.path).sha256
    return result.get("key") == key(classroom, attempt.unit, sha256, edition())


def stored(classroom: Classroom, attempt: Attempt) -> dict:
    """The result there is, {} for none and for a damaged one."""
    try:
        return read_json(where(classroom, attempt))
    except CourseError:
        return {}


def where(classroom: Classroom, attempt: Attempt):
    """The file that holds the result of an attempt, once it is graded."""
    return classroom.graded(attempt.student, attempt.unit, attempt.number)


def key(classroom: Classroom, unit: str, sha256: str, by: str) -> str:
    """What a mark depends on, as one hash."""
    facts = json.dumps([sha256, classroom.seed, unit, by])
    return hashlib.sha256(facts.encode()).hexdigest()
