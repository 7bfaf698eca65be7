"""Find the exercises: one module `unit_NN_topic` in this folder for each unit that has some."""

import difflib
import importlib
import pkgutil
from functools import cache
from pathlib import Path

from course.checks.exercise import Exercise


@cache
def exercises() -> dict[str, tuple[Exercise, ...]]:
    """Unit ("01") -> its exercises, in the order of the notebook."""
    names = sorted(m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)]))
    modules = {
        name.split("_")[1]: importlib.import_module(f"course.checks.{name}")
        for name in names
        if name.startswith("unit_")
    }
    return {unit: module.EXERCISES for unit, module in modules.items()}


def units() -> dict[str, list[str]]:
    """Unit -> the names of its exercises."""
    return {unit: [e.name for e in group] for unit, group in exercises().items()}


def find(name: str) -> tuple[str, Exercise]:
    """The unit and the exercise called `name`. Raises LookupError with the nearest names."""
    for unit, group in exercises().items():
        for exercise in group:
            if exercise.name == name:
                return unit, exercise
    every = [name for group in units().values() for name in group]
    near = difflib.get_close_matches(name, every, n=1, cutoff=0.4)
    meant = f" Did you mean `{near[0]}`?" if near else f" There are: {', '.join(every)}."
    raise LookupError(f"No exercise is called `{name}`.{meant}")
