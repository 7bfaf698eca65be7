"""What instructors see in the terminal after collecting."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from course.teaching.classroom import Classroom
from course.teaching.collecting.collect import Collected
from course.teaching.collecting.incoming import printable

MOST = 20  # lines of a kind
NAMES = 10


def collected(classroom: Classroom, found: Collected) -> Iterator[Table | str]:
    """The tables and lines about an upload, in the order of printing."""
    units = sorted({a.unit for a in (*found.new, *found.again)})
    if units:
        yield _counts(classroom, found, units)
    elif not found.unmatched:
        yield "There was no notebook in it."
    for reason, count in found.left.items():
        yield f"Left out: {count} × {reason}."
    yield from _first(found.notes)
    if found.unmatched:
        yield from _unmatched(found.unmatched)


def _counts(classroom: Classroom, found: Collected, units: list[str]) -> Table:
    listed = classroom.roster()
    last = "Not yet handed in" if listed else "New from"
    table = Table("Unit", "Students", "New", "Late", "Had before", last)
    for unit in units:
        new = [attempt for attempt in found.new if attempt.unit == unit]
        again = sum(attempt.unit == unit for attempt in found.again)
        there = {attempt.student for attempt in classroom.latest(unit)}
        absent = [s for s in listed.students if s.id not in there] if listed else []
        late = sum(bool(attempt.about.get("late")) for attempt in new)
        who = [s.name or s.id for s in absent] if listed else [a.student for a in new]
        row = (unit, len(there), len(new), late, again, _names(who) or "nobody")
        table.add_row(*(Text(printable(str(cell))) for cell in row))
    return table


def _names(names: list[str]) -> str:
    more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
    return "; ".join(names[:NAMES]) + more


def _unmatched(entries: list[dict]) -> Iterator[str]:
    yield f"Not taken: {len(entries)}. Listed in unmatched/, with a copy of each notebook."
    for entry in entries[:MOST]:
        perhaps = f" Perhaps of: {', '.join(entry['candidates'])}." if entry["candidates"] else ""
        copy = f" Copy: {entry['file']}" if entry["file"] else ""
        yield printable(f"  {entry['name']}: {entry['reason']}.{perhaps}{copy}")
    if len(entries) > MOST:
        yield f"  and {len(entries) - MOST} more"
    if any(entry["file"] for entry in entries):
        yield "To say whose a copy is: course class collect unmatched/COPY --student ID"
        yield "After a change of roster.csv, all of them once more: course class collect"


def _first(lines: list[str]) -> Iterator[str]:
    yield from map(printable, lines[:MOST])
    if len(lines) > MOST:
        yield f"And {len(lines) - MOST} more notes."
