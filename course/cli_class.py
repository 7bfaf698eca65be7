"""`course class`: for instructors. Each command reads its arguments, calls one room and prints."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(
    help="For a class: assign units, collect what comes back, grade it, report.",
    context_settings={"help_option_names": ["-h", "--help"]},
)

ClassFolder = Annotated[
    Path | None,
    typer.Option(
        "--class",
        metavar="DIR",
        envvar="COURSE_CLASS",
        help="The class folder; by default the one you are in.",
    ),
]
UNIT = "03, 3, networks or 03_networks."
EXIT_UNMATCHED = 3


@app.callback(invoke_without_command=True)
def class_(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        print(context.get_help())


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Outside the course's folder.")],
    name: Annotated[str, typer.Option(help="Of the class; by default the folder's.")] = "",
    roster: Annotated[
        Path | None, typer.Option(metavar="CSV", help="The class list, from Moodle or Canvas, say.")
    ] = None,
) -> None:
    """Make a class folder: for students' work, marks and reports."""
    from course.home import write_atomically
    from course.teaching.classroom import Classroom
    from course.teaching.roster import Roster
    from course.teaching.start import counted

    students = Roster.read(roster.expanduser()).students if roster else ()
    data = roster.expanduser().read_bytes() if roster else b""
    classroom = Classroom.create(folder, name)
    print(f"Made the class {classroom.name} in {classroom.folder}")
    if roster:
        write_atomically(classroom.roster_path, data)
        print(f"{counted(len(students), 'student')} on the class list, roster.csv.")
    else:
        print("A class list is optional: put it there as roster.csv (columns id, name, email).")
    print(f"Next: cd {classroom.folder}, then course class assign 03 --due 2027-01-15")


@app.command()
def assign(
    units: Annotated[list[str], typer.Argument(metavar="UNIT...", help=UNIT)],
    due: Annotated[
        str, typer.Option(metavar="DATE", help="2027-01-15, or with time: 2027-01-15T18:00+01:00.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="ZIP", help="By default assignments/NAME.zip.")
    ] = None,
    name: Annotated[str, typer.Option(help="By default that of the zip.")] = "",
    again: Annotated[bool, typer.Option("--again", help="Change what was assigned.")] = False,
    folder: ClassFolder = None,
) -> None:
    """Make the zip that students get: lessons, exercises, how to start, due date and points."""
    from datetime import datetime

    from course.teaching import assign as room
    from course.teaching.classroom import Classroom
    from course.teaching.start import counted, moment
    from course.workspace import find_unit

    classroom = Classroom.find(folder)
    when = room.parse_due(due) if due else None
    numbers = [find_unit(unit)[:2] for unit in units]
    path = room.assign(classroom, numbers, when, out, name, again=again)
    total = sum(sum(points.values()) for points in room.points(numbers).values())
    print(f"Wrote {path}: {counted(len(numbers), 'unit')}, {counted(total, 'point')}.")
    print(f"Due: {moment(when)}." if when else "No due date: --due 2027-01-15 would set one.")
    if when and when < datetime.now(when.tzinfo):
        print("That is in the past.")
    print("Give it to your students, on Moodle or Canvas, say. It holds no solutions.")


@app.command()
def collect(
    source: Annotated[
        Path | None,
        typer.Argument(help="A folder, a zip or a notebook. Without: unmatched ones once more."),
    ] = None,
    assignment: Annotated[str, typer.Option(help="Only units of this one may come.")] = "",
    student: Annotated[str, typer.Option(help="Whose it all is: id, email or name.")] = "",
    unit: Annotated[str, typer.Option(help=f"Of which unit it all is: {UNIT}")] = "",
    late: Annotated[bool, typer.Option("--late", help="All of it came too late.")] = False,
    folder: ClassFolder = None,
) -> None:
    """Take in what students uploaded: folders, or the zip from Moodle or Canvas.

    Nothing is overwritten: later uploads are further attempts. Exit code 3: some files could not
    be matched; they are listed.
    """
    from course.teaching import tables
    from course.teaching.classroom import Classroom
    from course.teaching.collecting.collect import collect
    from course.workspace import find_unit

    classroom = Classroom.find(folder)
    which = find_unit(unit)[:2] if unit else ""
    place = source.expanduser() if source else None
    found = collect(classroom, place, assignment, student=student, unit=which, late=late)
    for line in tables.collected(classroom, found):
        print(line) if isinstance(line, str) else Console().print(line)
    if found.unmatched:
        raise typer.Exit(EXIT_UNMATCHED)


@app.command()
def grade(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help=UNIT)],
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes; by default one for each processor.")
    ] = None,
    dask: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Grade on a Dask cluster: tcp://HOST:8786.")
    ] = "",
    no_sandbox: Annotated[
        bool, typer.Option("--no-sandbox", help="Run students' code without containment.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Also what is graded already.")] = False,
    database: Annotated[
        str, typer.Option(metavar="URL", help="Of the gradebook; default: gradebook.db.")
    ] = "",
    folder: ClassFolder = None,
) -> None:
    """Grade what the class has handed in, and enter the marks into the gradebook.

    The latest upload of each student counts. Stopped in the middle, it goes on where it was.
    """
    from course.teaching.classroom import Classroom
    from course.teaching.marks import marking
    from course.workspace import find_unit

    classroom, number = Classroom.find(folder), find_unit(unit)[:2]
    how = {"jobs": jobs, "dask": dask, "sandbox": not no_sandbox, "again": again}
    done = marking.with_a_bar(classroom, number, **how)
    for line in [*marking.told(done), *marking.entered(classroom, number, done, database)]:
        print(line) if isinstance(line, str) else Console().print(line)
    if any(result.get("trouble") for result in done.results):
        raise typer.Exit(1)


@app.command()
def report(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help=UNIT)],
    column: Annotated[
        str, typer.Option(help='What Moodle or Canvas calls it, "Week 3 (4711)" with Canvas\'s id.')
    ] = "",
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    folder: ClassFolder = None,
) -> None:
    """Write a page about the class, one for each student, and CSVs for Moodle and Canvas."""
    import webbrowser

    from course.teaching.classroom import Classroom
    from course.teaching.reporting import exports
    from course.teaching.reporting import report as room
    from course.teaching.reporting.standing import gather
    from course.teaching.start import counted
    from course.workspace import find_unit, title

    name = find_unit(unit)
    classroom = Classroom.find(folder)
    standing = gather(classroom, name[:2])
    page = room.write(standing, classroom.reports / name[:2], title(name))
    exports.write(standing, page.parent, column or name.replace("_", " "))
    print(f"Wrote {page}")
    print(f"In students/ {counted(len(standing.graded), 'page')}; moodle.csv and canvas.csv.")
    if standing.waiting:
        waiting = counted(len(standing.waiting), "submission")
        print(f"Not graded yet: {waiting}. course class grade {name[:2]}")
    if open_:
        webbrowser.open(page.as_uri())
