"""Whose is it? From a name, a number or the name of a file to one student of the class, or to none.

Upper and lower case, accents, blanks, and the order of first and last names do not matter. Where
two students fit, nobody is chosen.
"""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from course.teaching.roster import Student

ACCENTS = re.compile("[\u0300-\u036f]")
WORD = re.compile(r"[^\s_,;()\[\]-]+")
NEAREST = 3  # candidates that are named
MANY = 300  # names that take too long to compare, for each of many files


class Match(NamedTuple):
    """The student, or None and those whom it could be; fits: whether these all fit fully."""

    student: Student | None
    candidates: tuple[Student, ...] = ()
    fits: bool = False


NOBODY = Match(None)


def folded(text: str) -> str:
    """Without case, blanks and punctuation: "Schmidt, ANNA" → "schmidtanna"."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in unicodedata.normalize("NFKC", text) if _counts(c))


def plain(text: str) -> str:
    """`folded`, and without accents."""
    return ACCENTS.sub("", unicodedata.normalize("NFKD", folded(text)))


def exact(text: str) -> str:
    """For ids and addresses, whose punctuation counts."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


class Class:
    """The students of a class, to be found by anything that is known of them."""

    def __init__(self, students: Iterable[Student]):
        self.students = tuple(students)

    @cached_property
    def tables(self) -> tuple[tuple[Callable[[str], str], dict[str, set[int]]], ...]:
        """The ways to find a student, the surest first: how to read a text, and whom it means."""
        return (
            (exact, self._table(lambda s: [exact(s.id)])),
            (exact, self._table(lambda s: [exact(s.email)])),
            (exact, self._table(lambda s: [exact(s.username)])),
            (folded, self._table(lambda s: _orders(s.name, folded))),
            (plain, self._table(lambda s: _orders(s.name, plain))),
            (exact, self._table(lambda s: [exact(s.email).partition("@")[0]])),
        )

    def called(self, text: str) -> Match:
        """Who has exactly this id, address, user name or name."""
        for read, table in self.tables:
            if hits := table.get(read(text)):
                return self._one(hits)
        return NOBODY

    def within(self, text: str) -> Match:
        """Who is named somewhere in a text such as the name of a file: the longest part decides."""
        if (whole := self.called(text)) != NOBODY:
            return whole
        spans = [match.span() for match in WORD.finditer(text)][:12]
        for length in range(len(spans), 0, -1):
            runs = (text[a[0] : b[1]] for a, b in zip(spans, spans[length - 1 :], strict=False))
            found = {self._index(s) for run in runs for s in _of(self._surely(run))}
            if found:
                return self._one(found)
        return NOBODY

    def _surely(self, part: str) -> Match:
        """Whom a part of a text names: ids with a digit and full names; "anna" may be anybody."""
        marked = len(part) > 2 and any(c.isdigit() or c == "@" for c in part)
        hits = {i for read, table in self.tables[: 3 * marked] for i in table.get(read(part), ())}
        full = {i for read, table in self.tables[3:5] for i in table.get(read(part), ())}
        return self._one(hits | {i for i in full if len(self.students[i].name.split()) > 1})

    def moodle(self, name: str, participant: str) -> Match:
        """Moodle's number is another in each assignment: it only helps where the name does not."""
        named = {self._index(s) for s in _of(self.named(name))}
        numbered = {i for i, s in enumerate(self.students) if s.participant == participant}
        if len(named) > 1 and len(named & numbered) == 1:
            named &= numbered
        if not named and numbered and not self._says_a_name(name, numbered):
            named = numbered
        return self._one(named) if named else Match(None, self._picked(numbered) or self.near(name))

    def named(self, name: str) -> Match:
        """Who has this name, perhaps after the name of a group: "Group A-Anna Schmidt"."""
        match = self.called(name)
        while match == NOBODY and "-" in name:
            name = name.partition("-")[2]
            match = self.called(name)
        return match

    def canvas(self, name: str, number: str) -> Match:
        """Canvas's number is the student's own; a roster may keep it as the id."""
        own = {i for i, s in enumerate(self.students) if s.number == number}
        if own:
            return self._one(own)
        named = {self._index(s) for s in _of(self.called(name))}
        same_id = self.tables[0][1].get(exact(number), set())
        if named and same_id:
            return self._one(named & same_id or named | same_id)
        return self._one(named) if named else Match(None, self._picked(same_id) or self.near(name))

    def near(self, text: str) -> tuple[Student, ...]:
        """Those whose name is written nearly so."""
        if len(self.students) > MANY:  # then only among those with a word in common
            sharing = (self._words.get(folded(word), ()) for word in WORD.findall(text))
            few = Class([self.students[i] for i in sorted({i for s in sharing for i in s})][:MANY])
            return few.near(text)
        names = {key: i for s in (3, 0) for key, hits in self.tables[s][1].items() for i in hits}
        close = difflib.get_close_matches(folded(text), names, n=2 * NEAREST, cutoff=0.75)
        return self._picked(dict.fromkeys(names[key] for key in close))[:NEAREST]

    def _says_a_name(self, name: str, numbered: set[int]) -> bool:
        """Whether Moodle told a name that is not the one of the student with this number."""
        return any(self.students[i].name for i in numbered) and not name.startswith("Participant")

    def _table(self, keys: Callable[[Student], Iterable[str]]) -> dict[str, set[int]]:
        table: dict[str, set[int]] = defaultdict(set)
        for index, student in enumerate(self.students):
            for key in filter(None, keys(student)):
                table[key].add(index)
        return dict(table)

    def _one(self, hits: Iterable[int]) -> Match:
        who = self._picked(sorted(hits))
        return Match(who[0]) if len(who) == 1 else Match(None, who, True)

    def _picked(self, indices: Iterable[int]) -> tuple[Student, ...]:
        return tuple(self.students[i] for i in indices)

    def _index(self, student: Student) -> int:
        return self._indices[student.id]

    @cached_property
    def _words(self) -> dict[str, set[int]]:
        return self._table(lambda s: [folded(word) for word in WORD.findall(s.name)])

    @cached_property
    def _indices(self) -> dict[str, int]:
        return {student.id: index for index, student in enumerate(self.students)}


def _of(match: Match) -> tuple[Student, ...]:
    return (match.student,) if match.student else match.candidates


def _counts(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"


def _orders(name: str, read: Callable[[str], str]) -> list[str]:
    """A name read from any of its words on: "Anna Maria Schmidt", "Schmidt Anna Maria", …"""
    words = name.replace(",", " ").split()
    return [read("".join(words[i:] + words[:i])) for i in range(len(words))]
