"""Call an answer and bring back plain data: numbers, strings, lists, arrays, and nothing else.

This is the only place that touches the learner's function. Everything that judges works on the
`Outcome`, so the same judgement serves an answer that lives in another process.
"""

import contextlib
import copy
import io
import linecache
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

PRINTED_LIMIT = 2000


@dataclass(frozen=True)
class Failure:
    """An exception that the answer raised: its kind, its words, and the line of theirs."""

    kind: str
    message: str
    line: str = ""


@dataclass(frozen=True)
class Strange:
    """Stands for a value that is not plain data; `kind` is the name of its type."""

    kind: str


@dataclass(frozen=True)
class Outcome:
    """What came of one call.

    value : plain data, or `Strange`
    failure : the exception, if one was raised
    changed : positions of the arguments that the call modified
    printed, warned : what it wrote and which warnings it raised
    """

    value: object = None
    failure: Failure | None = None
    changed: tuple[int, ...] = ()
    printed: str = ""
    warned: tuple[str, ...] = ()


class Trial(NamedTuple):
    """One case put to an answer: the arguments, what came of it, what should have."""

    case: tuple
    outcome: Outcome
    expected: object
    right: bool


def call(function: Callable, arguments: tuple) -> Outcome:
    """Call `function` on copies of `arguments`; exceptions, prints and warnings are brought back.

    An interrupt from the keyboard passes through: it is the learner's, not the answer's.
    """
    given = copy.deepcopy(arguments)
    printed = io.StringIO()
    value, failure = None, None
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(printed):
        warnings.simplefilter("always")
        try:
            value = plain(function(*given))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # SystemExit too: an answer must not end the kernel
            failure = Failure(type(error).__name__, str(error), _line_of(error))
    return Outcome(
        value=value,
        failure=failure,
        changed=tuple(
            i for i, (a, b) in enumerate(zip(arguments, given, strict=True)) if not same(a, b)
        ),
        printed=printed.getvalue()[:PRINTED_LIMIT],
        warned=tuple(dict.fromkeys(str(w.message) for w in caught)),
    )


def plain(value):
    """`value` as plain data: None, numbers, strings, base arrays, and containers of these."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, np.ndarray | np.generic):
        array = np.array(value, subok=False)
        return array if array.dtype.kind in "biuf" else Strange(f"array of {array.dtype}")
    if type(value) in (list, tuple):
        return type(value)(plain(item) for item in value)
    if type(value) is dict:
        return {str(key): plain(item) for key, item in value.items()}
    return Strange(type(value).__name__)


def same(a, b) -> bool:
    """Whether two plain arguments are identical, dtype and shape included."""
    if isinstance(a, np.ndarray):
        return (
            isinstance(b, np.ndarray)
            and (a.dtype, a.shape) == (b.dtype, b.shape)
            and np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
        )
    if isinstance(a, list | tuple):
        return type(a) is type(b) and len(a) == len(b) and all(map(same, a, b))
    return a == b


def _line_of(error: BaseException) -> str:
    """The innermost line of the learner's own code, as they wrote it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = str(Path(__file__).parent)  # this file, and the functions that checks hand over
    own = [
        f for f in frames if not f.filename.startswith(ours) and "site-packages" not in f.filename
    ]
    if not own:
        return ""
    text = own[-1].line or linecache.getline(own[-1].filename, own[-1].lineno or 0)
    return text.strip()
