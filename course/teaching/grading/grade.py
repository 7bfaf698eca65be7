"""Grade one submission: plain data in, plain data out, the same marks every time.

The student's code runs in a `Session`. What it answers is judged here, by the checks of the
self-check, with inputs drawn from the seed, the unit and the exercise's name.
"""

import hashlib

import numpy as np

from course.checks.exercise import Exercise
from course.checks.judge import BLANK, FAILED, PASSED, Verdict, judge
from course.checks.library import exercises
from course.checks.outcome import Failure, Outcome
from course.home import CourseError
from course.teaching.grading import flags, rerun, sandbox, submission
from course.teaching.grading.answers import words
from course.teaching.grading.limits import Limits
from course.teaching.grading.line import BrokenError
from course.teaching.grading.session import Session

LONGEST_LINE = 900  # characters; a tuple of many values has many words
WHY = {
    "time": ("TimeoutError", "it did not come to an end in time"),
    "died": ("ProcessEnded", "it ended the process that ran it"),
    "memory": ("MemoryError", "it used too much memory, or too many processes"),
    "garbage": ("ProcessEnded", "it disturbed the process that ran it"),
}


def grade(job: dict) -> dict:
    """Grade the notebook of a job; never raises for what is in it.

    job: "student", "unit" ("03"), "attempt", "path", "seed" (int), "sandbox" (bool), and for tests
        "limits", a dict of fields of `Limits`.
    result: "student", "unit", "attempt", "sha256", "sandboxed", "points", "max_points",
        "exercises" (each "name", "status", "points", "max_points", "headline", "lines",
        "mistake", "hints"), "notes" for the instructor, "problem" ("" or why nothing could be
        graded), "fingerprint" (exercise -> hash of a longer answer, see `flags.copies`).
    Raises CourseError for an unknown unit, and where the sandbox is wanted and cannot run.
    """
    unit = job["unit"]
    group = exercises().get(unit)
    if group is None:
        raise CourseError(f"There is no unit {unit!r}; there are {', '.join(exercises())}.")
    if job["sandbox"] and (why := sandbox.probe()):
        raise CourseError(f"{why} Students' code would not be contained.")
    received = submission.receive(job["path"])
    result = {key: job[key] for key in ("student", "unit", "attempt")}
    result |= {"sha256": received.sha256, "sandboxed": bool(job["sandbox"])}
    if received.problem:
        return result | summed([blank(e, "") for e in group], problem=received.problem)
    with Session(bool(job["sandbox"]), Limits(**job.get("limits", {}))) as session:
        return result | graded(session, received.data, group, unit, job["seed"])


def graded(session: Session, data: bytes, group, unit: str, seed: int) -> dict:
    names = [exercise.name for exercise in group]
    try:
        found = session.read(data, names)
    except BrokenError as broken:
        problem = f"the notebook cannot be read: {WHY[broken.reason][1]}"
        return summed([blank(e, "") for e in group], problem=problem)
    if found["problem"]:
        return summed([blank(e, "") for e in group], problem=found["problem"])
    answers = found["answers"]
    session.load(found["sources"], "".join(flags.handed_out(unit)[:1]))
    present, notes = located(session, names, answers)
    verdicts = [
        verdict(session, e, unit, seed, answers[e.name]["cells"], e.name in present, notes)
        for e in group
    ]
    notes = [*found["notes"], *about_cells(session), *notes]
    notes += [flags.borrowed(unit, name, answers[name]["origins"]) for name in names]
    return summed(verdicts, notes=[n for n in notes if n]) | {
        "fingerprint": flags.fingerprints(answers)
    }


def located(session: Session, names: list[str], answers: dict) -> tuple[set[str], list[str]]:
    """The functions that exist after all cells have run, some of them twice, and notes."""
    try:
        present = session.found(names)
        again = rerun.too_early(answers, present, session.errors)
        if not again:
            return present, []
        session.again([*again, *rerun.undone(answers, again)])
        notes = [f"Cell {i + 1} {why}, and was run again." for i, why in again.items()]
        return session.found(names), notes
    except BrokenError as broken:
        return set(), [f"No function could be called: {WHY[broken.reason][1]}."]


def verdict(
    session: Session, exercise: Exercise, unit: str, seed: int, cells: list[int], there: bool, notes
) -> dict:
    """What the check says of one exercise, as plain data; points only for a right answer."""
    if not there:
        return unfound(session, exercise, cells)
    try:
        said = judge(exercise, asking(session, exercise.name), generator(seed, unit, exercise.name))
    except CourseError:  # the machine is in trouble: that says nothing of the answer
        raise
    except Exception as error:  # what came back was too odd for the judge: not a right answer
        session.stop()
        notes.append(f"{exercise.name} could not be judged: {type(error).__name__}: {error}")
        odd = f"{exercise.name}: what it returned could not be judged."
        said = Verdict(exercise.name, FAILED, odd)
    return told(exercise, said)


def asking(session: Session, name: str):
    """The answer as the judge calls it. One call that breaks the process speaks for the rest."""
    broke: list[Outcome] = []

    def answer(case: tuple) -> Outcome:
        if not broke:
            try:
                return session.call(name, case)
            except BrokenError as broken:
                broke.append(Outcome(failure=Failure(*WHY[broken.reason])))
        return broke[0]

    return answer


def generator(seed: int, unit: str, name: str) -> np.random.Generator:
    """The source of inputs: the same for all students, and for every regrade."""
    digest = hashlib.sha256(f"{seed}:{unit}:{name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest))


def unfound(session: Session, exercise: Exercise, cells: list[int]) -> dict:
    """No such function: was it not written, or did its cell not run?"""
    for number in reversed(cells):
        if number in session.skipped:
            why = f"Cell {number + 1} was left out: {WHY[session.skipped[number]][1]}."
        elif number in session.errors:
            why = "Cell {} raised {}: {}".format(number + 1, *session.errors[number][:2])
        else:
            continue
        headline = f"{exercise.name}: its cell did not run."
        return told(exercise, Verdict(exercise.name, FAILED, headline, (why,)))
    return blank(exercise, "There is no function of this name in the notebook.")


def blank(exercise: Exercise, why: str) -> dict:
    """The result of an exercise that is not there; `why` says more, or is ""."""
    headline = f"{exercise.name}: not attempted yet."
    return told(exercise, Verdict(exercise.name, BLANK, headline, (why,) if why else ()))


def told(exercise: Exercise, said: Verdict) -> dict:
    """A verdict as the plain data of one exercise's result; what a student influenced is cut."""
    passed = said.status == PASSED
    return {
        "name": exercise.name,
        "status": said.status,
        "points": float(exercise.points * passed),
        "max_points": float(exercise.points),
        "headline": said.headline,
        "lines": [words(line, LONGEST_LINE) for line in said.lines],
        "mistake": said.mistake,
        "hints": [] if passed else list(exercise.hints),
    }


def summed(verdicts: list[dict], *, notes: list[str] = (), problem: str = "") -> dict:
    """The part of a result that follows from its exercises: points, texts, problem."""
    return {
        "points": sum(v["points"] for v in verdicts),
        "max_points": sum(v["max_points"] for v in verdicts),
        "exercises": verdicts,
        "notes": [words(note, 300) for note in notes],
        "problem": problem,
        "fingerprint": {},
    }


def about_cells(session: Session) -> list[str]:
    """For the instructor: which cells raised, and which were left out, ten of each at most."""
    raised = [
        f"Cell {n + 1} raised {kind}: {m}" for n, (kind, m, _) in sorted(session.errors.items())
    ]
    left = [f"Cell {n + 1} was left out: {WHY[why][1]}." for n, why in session.skipped.items()]
    return [*raised[:10], *left[:10]]
