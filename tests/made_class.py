"""A class made for the tests of the report: what the grader says of answers from the banks."""

import random

import numpy as np

from course.checks.judge import judge
from course.checks.library import exercises
from course.checks.outcome import call
from course.teaching.grading.grade import blank, summed, told
from course.teaching.reporting.standing import Row, Standing
from course.teaching.roster import Student

NAMES = """\
Aaliyah Okafor|Ben Schmidt|Chloé Dubois|Dmitri Volkov|Elif Yılmaz|Fatima al-Zahra|Gunnar Þórsson
Hà Nguyễn|Ibrahim Diallo|José Ángel Núñez de la Fuente|Kim Min-jun|Léa Martin|Mateo Rossi
Ngozi Adeyemi|Olga Petrova|Priya Raghunathan|Qiang Li|Rosa Díaz|Sven Åkesson|Tomás Ó Briain
Ulla Virtanen|Vikram Singh|Wanjiru Kamau|Ximena Flores|Yael Cohen|Zofia Wiśniewska|מאיה לוי|محمد علي
山田 太郎|Maximiliane von Hohenfels-Wartenberg zu Altenstein"""
NAMES = NAMES.replace("\n", "|").split("|")


def raises(*arguments):
    raise TypeError("unsupported operand type(s) for +: 'int' and 'list'")


def answered(exercise, function):
    """What the grader says of a function."""
    said = judge(exercise, lambda case: call(function, case), np.random.default_rng(1))
    return told(exercise, said)


def result(student, unit, verdicts, *, attempt=1, sandboxed=True, **more):
    fields = {"student": student, "unit": unit, "attempt": attempt, "sandboxed": sandboxed}
    return summed(verdicts, **more) | {"sha256": f"of {student}"} | fields


def drawn(unit, rng, skill):
    """Verdicts on one answer for each exercise; the first mistakes of a bank are the usual ones."""
    made = []
    for exercise in exercises()[unit]:
        luck = rng.random()
        if luck < skill:
            made.append(answered(exercise, exercise.reference))
        elif luck < skill + 0.45 * (1 - skill) + 0.3:
            few = exercise.mistakes[: 1 + int(rng.expovariate(0.6))]
            made.append(answered(exercise, few[-1].function))
        elif luck < 0.95:
            made.append(answered(exercise, raises))
        else:
            made.append(blank(exercise, "There is no function of this name in the notebook."))
    return made


def person(number, name=None):
    name = NAMES[number % len(NAMES)] if name is None else name
    return Student(f"s{number:04}", name, f"s{number}@example.org")


def a_class(count=30, unit="03", seed=5, **more):
    """Some are absent, late, not graded yet; one copied; one file is empty; one borrowed."""
    rng, rows = random.Random(seed), []
    for number in range(count):
        who = person(number)
        if number % 11 == 7:
            rows.append(Row(who))
        elif number % 29 == 13:
            rows.append(Row(who, 1))
        else:
            rows.append(_row(who, number, drawn(unit, rng, rng.choice((0.2, 0.5, 0.8, 1))), **more))
    lost = [("unknown_9931_hw.ipynb", "nobody has this name")]
    return Standing("Neural networks, winter 2026", unit, rows, lost if count > 3 else [])


def _row(who, number, verdicts, **more):
    unit, notes, problem = "03", [], ""
    if number % 30 == 3:
        notes = ["dense_forward uses the course's own code: course.network.Dense."]
    if number % 6 == 1:
        notes.append("Cell 7 raised NameError: name 'W1' is not defined")
    if number % 30 == 5:
        verdicts, problem = [blank(e, "") for e in exercises()[unit]], "the file is empty"
    made = result(who.id, unit, verdicts, notes=notes, problem=problem, **more)
    if number % 30 in (8, 9):
        made["fingerprint"] = {"forward": "same"}
    return Row(who, 1 + number % 3 % 2, number % 7 == 2, result=made)
