"""What a class has in common: how each exercise went, and which mistakes stand behind it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from course.checks.judge import BLANK, FAILED, PASSED
from course.checks.library import exercises
from course.teaching.grading import flags
from course.teaching.reporting.standing import Row, Standing

BORROWED = " uses the course's own code: "  # as `flags.borrowed` says it


class Went(NamedTuple):
    """How one exercise went. mistake: the most frequent one, "" for none."""

    name: str
    points: float
    passed: int
    failed: int
    blank: int
    mean: float
    mistake: str

    @property
    def tried(self) -> int:
        return self.passed + self.failed

    @property
    def missed(self) -> float:
        """The share of those who handed in that have no points here."""
        count = self.tried + self.blank
        return (self.failed + self.blank) / count if count else 0.0


class Misconception(NamedTuple):
    """A known mistake, and who makes it. One explanation in several exercises is one mistake."""

    name: str
    says: str
    exercises: tuple[str, ...]
    who: tuple[Row, ...]


class Unknown(NamedTuple):
    """A wrong answer that is no known mistake. happened: what came out, in words."""

    exercise: str
    row: Row
    happened: str


class Flags(NamedTuple):
    """What the instructor should see; `notes` are (row, sentences)."""

    copies: list[flags.Copy]
    borrowed: list[tuple[Row, str]]
    problems: list[Row]
    notes: list[tuple[Row, list[str]]]
    uncontained: list[Row]


def answers(standing: Standing) -> Iterator[tuple[Row, dict]]:
    """Every exercise of every graded student."""
    return ((row, e) for row in standing.graded for e in row.result["exercises"])


def went(standing: Standing) -> list[Went]:
    """One for each exercise, in the order of the notebook."""
    return [_went(standing, name, points) for name, points in standing.exercises]


def _went(standing: Standing, name: str, points: float) -> Went:
    own = [e for _, e in answers(standing) if e["name"] == name]
    count = Counter(e["status"] for e in own)
    mistakes = Counter(e["mistake"] for e in own if e["mistake"]).most_common(1)
    mean = sum(e["points"] for e in own) / len(own) if own else 0.0
    often = mistakes[0][0] if mistakes else ""
    return Went(name, points, count[PASSED], count[FAILED], count[BLANK], mean, often)


def most_missed(every: list[Went]) -> list[Went]:
    """The hardest exercise first; equal ones in the order of the notebook."""
    return sorted(every, key=lambda w: -w.missed)


def misconceptions(standing: Standing) -> list[Misconception]:
    """The most frequent first; equal ones in the order of the exercises, then by name."""
    says = explanations(standing.unit)
    found: dict = defaultdict(lambda: ({}, {}))  # dicts keep the order, and each once
    for row, e in answers(standing):
        if e["mistake"]:
            names, who = found[e["mistake"], says.get((e["name"], e["mistake"]), "")]
            names[e["name"]], who[row.student.id] = True, row
    place = {name: i for i, (name, _) in enumerate(standing.exercises)}
    made = [
        Misconception(name, said, tuple(sorted(names, key=place.get)), tuple(who.values()))
        for (name, said), (names, who) in found.items()
    ]
    return sorted(made, key=lambda m: (-len(m.who), place[m.exercises[0]], m.name))


def explanations(unit: str) -> dict[tuple[str, str], str]:
    """(exercise, mistake) -> the sentence that explains it, ours."""
    group = exercises().get(unit, ())
    return {(e.name, m.name): m.says for e in group for m in e.mistakes}


def unknown(standing: Standing) -> list[Unknown]:
    """The wrong answers that no known mistake explains, exercise by exercise."""
    place = {name: i for i, (name, _) in enumerate(standing.exercises)}
    found = [
        Unknown(e["name"], row, _happened(e["lines"]))
        for row, e in answers(standing)
        if e["status"] == FAILED and not e["mistake"]
    ]
    return sorted(found, key=lambda u: place[u.exercise])


def _happened(lines: list[str]) -> str:
    said = [line for line in lines if not line.startswith(("I tried", "Your code printed"))]
    return (said or lines or [""])[0]


def to_look_at(standing: Standing) -> Flags:
    noted = [(row, row.result["notes"]) for row in standing.graded]
    own = {name for name, _ in standing.exercises}
    borrowed = [(row, n) for row, notes in noted for n in notes if _borrowed(n, own)]
    rest = [(row, [n for n in notes if not _borrowed(n, own)]) for row, notes in noted]
    return Flags(
        copies=flags.copies(standing.results),
        borrowed=borrowed,
        problems=[row for row in standing.graded if row.result["problem"]],
        notes=[(row, notes) for row, notes in rest if notes],
        uncontained=[row for row in standing.graded if not row.result["sandboxed"]],
    )


def _borrowed(note: str, names: set[str]) -> bool:
    """Whether it is this note: it begins with an exercise's name, which no error of a cell does."""
    name, said, _ = note.partition(BORROWED)
    return bool(said) and name in names
