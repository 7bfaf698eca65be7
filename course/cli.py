"""The `course` command. Each command reads its arguments, calls one room and prints."""

import os
import sys
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.syntax import Syntax

from course import cli_class, home, progress

app = typer.Typer(
    help="Learn backpropagation by building it. Start with: course lab",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
LEARNERS, MAINTAINERS = "For learners", "For maintainers"
app.add_typer(cli_class.app, name="class", rich_help_panel="For instructors")

UnitName = Annotated[str, typer.Argument(metavar="UNIT", help="01, 1, neurons or 01_neurons.")]


@app.callback(invoke_without_command=True)
def course(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        print(installed_version("backprop-course"))
    elif context.invoked_subcommand is None:
        print(context.get_help())


@app.command(
    rich_help_panel=LEARNERS,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def lab(
    context: typer.Context,
    workspace: Annotated[Path | None, typer.Option(help="Your copy of the course.")] = None,
    browser: Annotated[bool, typer.Option(help="Open a browser.")] = True,
    port: Annotated[int | None, typer.Option(min=1, max=65535)] = None,
) -> None:
    """Open JupyterLab on the course, in your own copy. Other options go to JupyterLab."""
    from course import lab as jupyter
    from course.workspace import sync

    place = (workspace or home.workspace()).expanduser().absolute()
    for line in sync(target=place):
        print(line)
    print(f"Your workspace is {place}. Ctrl-C here (twice) stops JupyterLab.")
    arguments = jupyter.command(place, browser=browser, port=port, extra=context.args)
    raise typer.Exit(jupyter.start(arguments, jupyter.environment(place)))


@app.command("progress", rich_help_panel=LEARNERS)
def show_progress() -> None:
    """Show what you have done, unit by unit."""
    from course import tables

    Console().print(tables.progress())


@app.command(rich_help_panel=LEARNERS)
def check(
    unit: UnitName,
    timeout: Annotated[int, typer.Option(min=1, help="Seconds that a cell may take.")] = 60,
) -> None:
    """Run your notebook of a unit and show what its checks say. Exit code 0: all passed."""
    from course import tables
    from course.checks import units as exercises
    from course.selfcheck import check_notebook
    from course.workspace import find_unit

    name = find_unit(unit)
    expected = exercises().get(name[:2])
    if not expected:
        raise home.CourseError(f"Unit {name} has no exercises to check")
    kind = "exercises" if (home.shipped("exercises") / f"{name}.ipynb").exists() else "notebooks"
    path = home.workspace() / kind / f"{name}.ipynb"
    if not path.exists():
        why = "`course lab` makes your copy. Is your workspace elsewhere? Then go there first"
        raise home.CourseError(f"{path} does not exist. {why}")
    verdicts, problems = check_notebook(path, expected, home.workspace(), timeout=timeout)
    Console().print(tables.verdicts(verdicts))
    for line in problems:
        print(line, file=sys.stderr)
    if all(verdict.status == "passed" for verdict in verdicts):
        raise typer.Exit(0)
    print("This was your notebook as last saved. Open in JupyterLab? Save it there: Ctrl+S.")
    raise typer.Exit(1)


@app.command(rich_help_panel=LEARNERS)
def hint(
    unit: UnitName,
    exercise: Annotated[str, typer.Argument(help="Default: the first one not yet passed.")] = "",
) -> None:
    """Open the next hint of an exercise."""
    from course.checks import next_hint
    from course.checks import units as exercises
    from course.workspace import find_unit

    name = find_unit(unit)
    names = exercises().get(name[:2], [])
    if not names or (exercise and exercise not in names):
        wrong = f"no exercise {exercise!r}" if exercise else "no exercises"
        raise home.CourseError(f"Unit {name} has {wrong}. It has: {', '.join(names) or 'none'}")
    print(next_hint(exercise or next(iter(_open_exercises(name, names)), names[0])))


@app.command(rich_help_panel=LEARNERS)
def reset(
    unit: UnitName,
    lesson: Annotated[bool, typer.Option("--lesson", help="The lesson instead.")] = False,
) -> None:
    """Bring back the blank exercise notebook of a unit; yours is kept as a backup."""
    from course import workspace

    file = f"{'notebooks' if lesson else 'exercises'}/{workspace.find_unit(unit)}.ipynb"
    backup = workspace.reset(file)
    print(f"{home.workspace() / file} is as new.")
    if backup:
        print(f"Your version is kept as {backup.name} beside it.")
    print("If it is open in JupyterLab: File → Reload Notebook from Disk.")


@app.command(rich_help_panel=LEARNERS)
def solution(
    unit: UnitName,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Show the solution of a unit, and copy its notebook into your workspace."""
    from course import workspace
    from course.checks import units as exercises
    from course.notebooks import answers, read

    name = workspace.find_unit(unit)
    missing = _open_exercises(name, exercises().get(name[:2], []))
    if missing and not yes:
        print(f"Not passed yet: {', '.join(missing)}.")
        typer.confirm("See the solution all the same?", abort=True)
    path = workspace.solution(name)
    for answer in answers(read(home.shipped("solutions") / path.name)):
        Console().print(Syntax(answer, "python", background_color="default"), "")
    print(f"The whole notebook is at {path}")


@app.command(rich_help_panel=MAINTAINERS)
def build(
    unit: Annotated[str, typer.Argument(help="Only this unit; all by default.")] = "",
    check: Annotated[bool, typer.Option("--check", help="Only tell what would change.")] = False,
) -> None:
    """Execute lessons and solutions, and make the exercises from the solutions."""
    from course.build import build
    from course.workspace import find_unit

    lines = build(unit=find_unit(unit) if unit else "", check=check)
    for line in lines:
        print(line if check else f"wrote {line}")
    if not lines:
        print("Everything is as it should be." if check else "Nothing changed.")
    raise typer.Exit(1 if check and lines else 0)


def _open_exercises(unit: str, names: list[str]) -> list[str]:
    done = progress.summary().get(unit[:2])
    return [name for name in names if not done or name not in done.passed]


def main() -> None:
    """Run the command line: every expected error is one line on stderr and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a ✓ must not end the program on an old terminal
    code = _exit_code()
    if said := progress.notice():
        print(said, file=sys.stderr)
    sys.exit(code)


def _exit_code() -> int:
    usage_error = typer.BadParameter.__base__  # click's, or the copy of click in newer typers
    try:
        return app(standalone_mode=False) or 0
    except home.CourseError as error:
        return _fail(str(error))
    except BrokenPipeError:  # `course progress | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        return _fail(f"{error.strerror or error}{where}")
    except usage_error as error:
        return _fail(f"{error.format_message()} (see: course --help)", 2)
    except (KeyboardInterrupt, typer.Abort):
        return _fail("Stopped.", 130)


def _fail(message: str, code: int = 1) -> int:
    print(f"course: {message}", file=sys.stderr)
    return code
