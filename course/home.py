"""Where things are: the learner's workspace, the notebooks that came with the package."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).parent
KINDS = ("notebooks", "exercises", "solutions")


class CourseError(Exception):
    """Something the user can understand and mend; the command prints it as one line."""


def workspace() -> Path:
    """The folder of the learner's own copy: COURSE_WORKSPACE, or the one around us, or the usual.

    "Around us" is the nearest folder, from the current one upward, that holds `.course/`;
    the usual one is `backprop-course` in the user's documents. It need not exist yet.
    """
    if named := os.environ.get("COURSE_WORKSPACE"):
        return Path(named).expanduser().absolute()
    here = Path.cwd()
    around = (folder for folder in (here, *here.parents) if (folder / ".course").is_dir())
    return next(around, Path(platformdirs.user_documents_dir()) / "backprop-course")


def checkout() -> Path | None:
    """The root of the source checkout that we run from, None for an installed wheel."""
    root = PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and not _inside_wheel() else None


def shipped(kind: str) -> Path:
    """The folder of the notebooks as shipped; kind is "notebooks", "exercises" or "solutions"."""
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; expected one of {', '.join(KINDS)}")
    folder = (checkout() or PACKAGE / "_shipped") / kind
    if not folder.is_dir():
        raise CourseError(f"This installation has no {kind}: {folder} is missing. Install it again")
    return folder


def write_atomically(path: Path, data: bytes) -> None:
    """Write all of `data` or leave `path` as it was, even if we are killed in the middle."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):  # say the name that the user knows
            raise OSError(error.errno, error.strerror, str(path)) from None
        raise


def stamped(path: Path, word: str) -> Path:
    """A free name beside `path`: `01_neurons.backup-20260131-235959.ipynb`."""
    stem = f"{path.stem}.{word}-{datetime.now():%Y%m%d-%H%M%S}"
    names = (f"{stem}{f'-{n}' if n else ''}{path.suffix}" for n in range(10_000))
    return next(free for name in names if not (free := path.with_name(name)).exists())


def _inside_wheel() -> bool:
    # Some distributions drop a pyproject.toml into site-packages: our own folder decides.
    return (PACKAGE / "_shipped").is_dir()
