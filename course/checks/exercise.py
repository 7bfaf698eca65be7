"""What an exercise is: the right answer, the inputs to try, and the wrong answers people give."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field

from numpy.random import Generator

Cases = Callable[[Generator], list[tuple]]


@dataclass(frozen=True)
class Mistake:
    """A known wrong answer: its short name, the words that explain it, a function that makes it."""

    name: str
    says: str
    function: Callable


@dataclass(frozen=True)
class Reading:
    """What to compare instead of the value itself, where many values are right.

    says : what is read off a value, in words, as the head of a line: "Answers to 1, 2, 3".
    function : value -> plain data. It gets values in the form of the reference's only (lists may
        stand for arrays), and must not raise.
    """

    says: str
    function: Callable


@dataclass(frozen=True)
class Exercise:
    """One function for the learner to write.

    reference : the right answer, ours; its name and signature are the exercise's.
    returns   : what comes back, in words, for the messages about types and shapes.
    cases     : rng -> list of argument tuples, the simplest first, random ones included.
    mistakes  : the bank of wrong answers, the more specific ones first.
    hints     : three, from gentle to nearly there.
    owned     : what the learner can do now, in one sentence.
    reading   : how values are compared, if not by their own numbers: see `Reading`.
    """

    reference: Callable
    returns: str
    points: int
    cases: Cases
    mistakes: tuple[Mistake, ...]
    hints: tuple[str, str, str]
    owned: str
    reading: Reading | None = None
    name: str = field(init=False)
    arguments: tuple[str, ...] = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "name", self.reference.__name__)
        parameters = tuple(inspect.signature(self.reference).parameters)
        object.__setattr__(self, "arguments", parameters)

    @property
    def signature(self) -> str:
        return f"{self.name}({', '.join(self.arguments)})"
