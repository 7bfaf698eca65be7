"""Functions that the learner wrote, inside our pictures: their failures become sentences."""

import traceback
from collections.abc import Callable
from functools import wraps

import numpy as np


class YoursError(Exception):
    """A function of the learner's is blank or fails; the message says so to the learner."""


def yours(function: Callable) -> Callable:
    """``function``, which raises `YoursError` in words instead of whatever it raises."""
    name = getattr(function, "__name__", "your function")

    @wraps(function)
    def guarded(*arguments):
        try:
            return function(*arguments)
        except YoursError:  # of a function of theirs that this one calls
            raise
        except NotImplementedError as error:
            blank = traceback.extract_tb(error.__traceback__)[-1].name
            raise YoursError(
                f"Your {blank} is still blank: write it, then run this cell again."
            ) from None
        except Exception as error:
            raise YoursError(
                f"Your {name} raised {type(error).__name__}: {error}. Its check says more."
            ) from error

    return guarded


def elementwise(function: Callable) -> Callable:
    """As `yours`, for a function that must return an array of the shape of its argument."""
    name, guarded = function.__name__, yours(function)

    @wraps(function)
    def checked(z):
        try:
            a = np.asarray(guarded(np.array(z)), float)
        except (TypeError, ValueError):
            a = np.array(np.nan)  # None, text: the shape tells
        if a.shape != np.shape(z):
            said = f"for an array of shape {np.shape(z)}. Its check says more."
            raise YoursError(f"Your {name} does not return an array of numbers {said}")
        return a

    return checked


def one_number(function: Callable) -> Callable:
    """As `yours`, for a function that must return one number, or an array that holds one."""
    name, guarded = function.__name__, yours(function)

    @wraps(function)
    def checked(*arguments):
        value = guarded(*map(np.array, arguments))
        try:
            value = np.asarray(value)
        except ValueError:
            value = np.empty(0)  # a ragged list: the size tells
        if value.size != 1 or value.dtype.kind not in "biuf":
            raise YoursError(f"Your {name} does not return one number. Its check says more.")
        return float(value.item())

    return checked
