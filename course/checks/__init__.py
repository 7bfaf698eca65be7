"""Exercises that check themselves: what right and wrong answers look like, and the words for it."""

from course.checks.check import check, hint, next_hint
from course.checks.library import units

__all__ = ["check", "hint", "next_hint", "units"]
