"""Whose is a file of an upload? With a class list: whom it names. Without: the one it is called by.

Nothing is guessed where two students fit.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from course.teaching.collecting import recognize
from course.teaching.collecting.matching import NOBODY, Class, Match, folded
from course.teaching.collecting.recognize import Label
from course.teaching.folders import folder_name
from course.teaching.roster import Student

NAMELESS = {
    True: "its name says nobody on the class list",
    False: "its name does not say whose it is",
}


class Owner(NamedTuple):
    """student: None where it is not known, and then why and who it could be."""

    student: Student | None
    label: Label | None = None
    why: str = ""
    candidates: tuple[Student, ...] = ()


class Owners:
    """Finds the owners of the files of one upload.

    students: whom the class has. listed: whether these are all (a roster). units: that may come.
    paths: those of all notebooks, which show how many folders are only wrapped around. wrapper:
    the upload's own name. empty: names that are no student's, such as those of assignments.
    """

    def __init__(
        self,
        students: Sequence[Student],
        listed: bool,
        units: Sequence[str] = (),
        paths: Sequence[tuple] = (),
        wrapper: str = "",
        empty: Iterable[str] = (),
    ):
        self.known, self.listed, self.wrapper = Class(students), listed, wrapper
        self.units, self.empty = units, set(map(folded, empty))
        self.around = _common([path[:-1] for path in paths])
        if any(path[:-1] == self.around and not self._file(path[-1]) for path in paths):
            self.around = self.around[:-1]  # a notebook lies in it: it is a student's

    def of(self, parts: tuple[str, ...]) -> Owner:
        """The owner of the file at this path."""
        if label := recognize.labels(parts):
            return self._labeled(label)
        texts = [*map(self._text, parts[:-1]), self._file(parts[-1])]
        match = self._among(texts) if self.listed else self._new(parts, texts)
        if match == NOBODY and self.wrapper:
            match = self.known.called(self.wrapper)
        return self._owner(match, None, NAMELESS[self.listed])

    def _labeled(self, label: Label) -> Owner:
        ask = self.known.moodle if label.lms == "moodle" else self.known.canvas
        match = ask(label.name, label.number)
        if not match.student and not self.listed:
            alone = label.lms == "moodle"  # its numbers are others in each assignment
            match = _student(label.name if alone else f"{label.name}_{label.number}")
        return self._owner(match, label, f"{label.name} is not on the class list")

    def _among(self, texts: list[str]) -> Match:
        """Who on the class list is named in the path; two different ones are nobody."""
        matches = [m for m in map(self.known.within, filter(None, texts)) if m != NOBODY]
        sure = {m.student for m in matches if m.student}
        if len(sure) == 1 and all(sure & {m.student, *m.candidates} for m in matches):
            return Match(sure.pop())
        named = [s for m in matches for s in (m.student, *m.candidates) if s]
        near = [s for text in texts if text for s in self.known.near(text)]
        return Match(None, tuple(dict.fromkeys(named or near)), bool(named))

    def _new(self, parts: tuple[str, ...], texts: list[str]) -> Match:
        """Without a class list: the folder below those around everything, else the file's name."""
        around = len(self.around) if parts[: len(self.around)] == self.around else 0
        *folders, name = texts
        for text in (*filter(None, folders[around:]), name, *reversed(folders[:around])):
            if text:
                match = self.known.called(text)
                return match if match != NOBODY else _student(text)
        return NOBODY

    def _text(self, part: str) -> str:
        """What a part of the path says about a student."""
        stem = recognize.stem(part)
        if folded(stem) in self.empty:
            return ""
        return recognize.about_student(recognize.named_unit(stem, self.units)[1])

    def _file(self, name: str) -> str:
        """The same of a file. Without a class list and a unit, "homework.ipynb" is no name."""
        unit, _ = recognize.named_unit(recognize.stem(name), self.units)
        return self._text(name) if self.listed or unit else ""

    def _owner(self, match: Match, label: Label | None, why: str) -> Owner:
        if match.student:
            return Owner(match.student, label)
        why = "it could be several students'" if match.fits else why
        return Owner(None, label, why, match.candidates)


def _student(name: str) -> Match:
    try:
        folder_name(name)
    except ValueError:
        return NOBODY
    return Match(Student(name, name))


def _common(folders: Sequence[tuple]) -> tuple:
    """The folders that lie around all files."""
    first, last = min(folders, default=()), max(folders, default=())
    same = 0
    while same < min(len(first), len(last)) and first[same] == last[same]:
        same += 1
    return first[:same]
