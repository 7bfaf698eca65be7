"""The page START.md that comes with an assignment."""

from datetime import datetime

from course.teaching.classroom import Assignment
from course.workspace import title, units

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def page(assignment: Assignment, hand_in: list[str], course: str) -> str:
    """hand_in: the files to give back. course: the version that the notebooks are of."""
    names = {name[:2]: name for name in units()}
    files = "\n".join(f"- `{path}`" for path in hand_in)
    total = sum(sum(points.values()) for points in assignment.points.values())
    return f"""# {assignment.name}

**Due: {moment(assignment.due)}.** {counted(total, "point")} in all.

## Start

1. Install the course, once: Python 3.11 or newer with `backprop-course` {course} in it. Your
   teacher or the README of the course says where to get it.
2. Unpack this zip, and open a terminal in its folder, with the environment of the course activated.
3. Type `jupyter lab`. Read each lesson in `notebooks/`, then complete the notebooks that are named
   under *Hand in*. Links to units that are not in this folder work in `course lab`.

In an exercise you replace the line `raise NotImplementedError`, run the cell, and run the cell
below it: `check` says what is right and what is not yet, and `hint` opens a hint. Check as often as
you like.

## Points

| Unit | Exercise | Points |
|---|---|---|
{_table(assignment, names)}

## Hand in

Save (Ctrl+S), then upload, with their names as they are:

{files}

Your functions are found by their names, wherever they stand in the notebook. Each is tried on
other inputs than those that `check` shows, and has points of its own; one that calls another of
yours needs that one to be right, too. If you upload again, the last upload counts.
"""


def moment(due: datetime | None) -> str:
    """Words for a date, with its time zone."""
    if due is None:
        return "as your teacher says"
    offset = f"{due:%z}"
    zone = f"UTC{offset[:3]}:{offset[3:5]}" if due.utcoffset() else "UTC"
    day = f"{DAYS[due.weekday()]}, {due.day} {MONTHS[due.month - 1]} {due.year}"
    return f"{day}, {due:%H:%M} ({zone})"


def _table(assignment: Assignment, names: dict[str, str]) -> str:
    lines = []
    for unit in assignment.units:
        head = f"{unit} · {title(names[unit])}"
        for exercise, points in assignment.points[unit].items():
            lines.append(f"| {head} | `{exercise}` | {points} |")
            head = ""
    return "\n".join(lines)


def counted(number: int, word: str) -> str:
    """``1 unit``, ``2 units``."""
    return f"{number} {word}{'' if number == 1 else 's'}"
