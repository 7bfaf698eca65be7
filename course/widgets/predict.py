"""Predict first: a question whose answer the learner commits to before the next cell shows it.

Predictions are data, ``course/predictions/<unit>.toml``: a table for each name, with the question,
the index of the answer, and the choices, each with the text and what it ``says`` when chosen.
"""

import difflib
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import NamedTuple

from ipywidgets import VBox

from course.widgets.page import display_live, still_text
from course.widgets.question import Question

NEXT = "Now run the next cell and compare."


class Choice(NamedTuple):
    """One choice, and the explanation it gets."""

    text: str
    says: str


class Prediction(NamedTuple):
    """One question; ``answer`` is the index of the right choice."""

    question: str
    choices: list[Choice]
    answer: int


class Predict:
    """A prediction on the page: `choose` an answer, and ``says`` explains it."""

    def __init__(self, name: str, prediction: Prediction, record: Callable[[str], str]):
        self.name, self.prediction = name, prediction
        self._record = record
        self.question = Question(
            question=prediction.question, choices=[choice.text for choice in prediction.choices]
        )
        self.box = VBox([self.question])  # tells the page when the kernel has gone
        self.box.add_class("course-panel")
        self.question.observe(lambda change: self._answer(change.new, change.old), "chosen")

    @property
    def says(self) -> str:
        """What the learner has been told so far."""
        return self.question.says

    def choose(self, index: int) -> str:
        """Choose as a learner would, and return what is said."""
        self.question.chosen = index
        return self.says

    def _answer(self, index: int, before: int) -> None:
        choice = self.prediction.choices[index]
        verdict = "That is right." if index == self.prediction.answer else "Not quite."
        lines = [f"{verdict} {choice.says}", NEXT]
        if before == -1:  # only the first choice is a prediction
            lines.append(self._record(choice.text))
        self.question.says = "\n".join(filter(None, lines))

    def _ipython_display_(self) -> None:
        display_live(self.box, as_still(self.prediction))


def predict(name: str) -> Predict:
    """Ask the prediction ``name``, such as "01-threshold"; what is chosen first is recorded."""
    unit = name.partition("-")[0]
    return Predict(name, find(name), lambda text: _record(unit, name, text))


def find(name: str) -> Prediction:
    """Return the prediction called ``name``."""
    known = all_predictions()
    if name in known:
        return known[name]
    close = difflib.get_close_matches(name, known, cutoff=0.4) or sorted(known)
    raise ValueError(f"There is no prediction {name!r}. Did you mean {' or '.join(close)}?")


def all_predictions() -> dict[str, Prediction]:
    """Every prediction of the course by its full name."""
    found = {}
    for file in sorted(files("course").joinpath("predictions").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            unit = file.name.partition("_")[0]
            tables = tomllib.loads(file.read_text(encoding="utf-8"))
            found |= {f"{unit}-{key}": _prediction(table) for key, table in tables.items()}
    return found


def as_still(prediction: Prediction) -> dict[str, str]:
    """The question and its choices for the saved notebook, without the answer."""
    choices = [choice.text.replace("`", "") for choice in prediction.choices]
    return still_text("Predict first", prediction.question.replace("`", ""), choices)


def _prediction(table: dict) -> Prediction:
    choices = [Choice(**choice) for choice in table["choices"]]
    return Prediction(table["question"], choices, table["answer"])


def _record(unit: str, name: str, text: str) -> str:
    """Keep the choice; return what must be said about that, usually nothing."""
    from course import progress

    try:
        progress.record("predicted", unit, name, text)
    except progress.ProgressError as error:
        return f"(This choice could not be kept: {error})"
    return progress.notice()
