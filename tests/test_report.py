"""The report says what the results say, to each who should read it, for classes of any size."""

import random
import re
from itertools import pairwise
from unittest import mock

import made_class
import pytest
from report_page import safe
from typer.testing import CliRunner

from course import cli_class
from course.checks.library import exercises
from course.home import CourseError
from course.teaching.classroom import Classroom
from course.teaching.collecting import shelf, unmatched
from course.teaching.folders import folder_name
from course.teaching.grading import flags
from course.teaching.marks.batch import keep
from course.teaching.reporting import report, tally
from course.teaching.reporting.standing import Row, Standing, gather


@pytest.fixture(scope="module")
def standing():
    return made_class.a_class(30)


def test_student_pages_tell_of_one_student(standing):
    everyone = {row.student.name for row in standing.rows}
    for row in standing.graded:
        page = safe(report.student_page(standing, row, "Layers"))
        assert {name for name in everyone if name in page.text} == {row.student.name}
        assert not any(note in page.text for note in row.result["notes"])
        assert "own code" not in page.text
        assert page.text.count("I tried") <= len(row.result["exercises"])
        assert standing.name not in page.text


def test_student_pages_say_what_the_results_say(standing):
    for row in standing.graded:
        page, result = safe(report.student_page(standing, row)), row.result
        assert f"{result['points']:g} of {result['max_points']:g} points" in page.text
        assert ("Handed in late." in page.text) == row.late
        assert result["problem"] in page.text
        assert bool(result["problem"]) == ("Nothing could be graded" in page.text)
        if not result["problem"]:
            for e in result["exercises"]:
                wanted = [*e["lines"], *e["hints"], e["mistake"] or ""]
                text = page.text.replace(" ", "")
                assert all("".join(w.replace("`", "").split()) in text for w in wanted)


def test_class_page_says_what_the_results_say(standing):
    page = safe(report.class_page(standing, "Layers"))
    assert "Unit 03: Layers" in page.text
    assert f"handed in {30 - len(standing.absent)} of 30 " in page.text
    assert all(row.student.name in page.text for row in standing.rows)
    assert "Not graded yet: 1 submission" in page.text
    assert "without the sandbox" not in page.text
    assert "the same forward : Ibrahim Diallo , José Ángel Núñez" in page.text
    assert "course.network.Dense" in page.text
    assert "unknown_9931_hw.ipynb nobody has this name" in page.text
    assert page.tags.count("img") == 1


def test_no_sandbox_is_said_first():
    page = safe(report.class_page(made_class.a_class(4, sandboxed=False)))
    assert "Graded without the sandbox: 4 of 4 submissions" in page.text
    assert page.text.index("without the sandbox") < page.text.index("handed in")


def test_misconceptions_are_ranked(standing):
    ranked = tally.misconceptions(standing)
    assert all(len(a.who) >= len(b.who) for a, b in pairwise(ranked))
    by_hand = {}
    for row in standing.graded:
        for e in row.result["exercises"]:
            if e["mistake"]:
                by_hand.setdefault((e["name"], e["mistake"]), []).append(row.student.id)
    assert {(m.exercises[0], m.name): [r.student.id for r in m.who] for m in ranked} == by_hand
    says = {(e.name, m.name): m.says for e in exercises()["03"] for m in e.mistakes}
    assert all(m.says == says[m.exercises[0], m.name] for m in ranked)
    text = safe(report.class_page(standing)).text
    places = [text.index(f" {n} {m.name} ") for n, m in enumerate(ranked, start=1)]
    assert places == sorted(places)


def test_one_explanation_in_two_exercises_is_one_misconception():
    def wrong(name):
        return {"name": name, "status": "failed", "mistake": "bias forgotten", "points": 0.0}

    rows = [
        Row(made_class.person(n), 1, result={"exercises": [wrong(name) | {"max_points": 1.0}
            for name in ("one", "two")]})
        for n in range(2)
    ]  # fmt: skip
    with mock.patch.object(tally, "explanations", return_value={}):
        (only,) = tally.misconceptions(Standing("c", "03", rows))
    assert only.exercises == ("one", "two")
    assert [row.student.id for row in only.who] == ["s0000", "s0001"]


def test_exercises_are_counted(standing):
    for went in tally.went(standing):
        own = [e for r in standing.results for e in r["exercises"] if e["name"] == went.name]
        assert went.passed == sum(e["points"] > 0 for e in own)
        assert went.passed + went.failed + went.blank == len(standing.graded)
        assert went.mean == pytest.approx(sum(e["points"] for e in own) / len(own))
    missed = [w.missed for w in tally.most_missed(tally.went(standing))]
    assert missed == sorted(missed, reverse=True)


def test_borrowing_is_found_in_the_words_of_the_flag():
    note = flags.borrowed("03", "forward", ["course.network.Dense"])
    made = made_class.result("a", "03", made_class.drawn("03", random.Random(1), 1))
    made["notes"] = [note, f"Cell 2 raised ValueError: {note}"]
    found = tally.to_look_at(Standing("c", "03", [Row(made_class.person(1), 1, result=made)]))
    assert [n for _, n in found.borrowed] == [note]
    assert found.notes[0][1] == made["notes"][1:]


@pytest.mark.parametrize("count", [0, 1, 300])
def test_classes_of_any_size(tmp_path, count):
    made = made_class.a_class(count)
    index = report.write(made, tmp_path / "03")
    page = safe(index.read_text(encoding="utf-8"))
    pages = list((tmp_path / "03" / "students").glob("*.html"))
    assert len(pages) == len(made.graded)
    assert ("Nothing is graded yet." in page.text) == (not made.graded)
    links = {value for _, name, value in page.attributes if name == "href"}
    assert len(links) == len(pages)
    assert all((index.parent / link).is_file() for link in links)


def test_every_table_has_a_caption_and_every_level_of_heading(standing):
    for html in (report.class_page(standing), report.student_page(standing, standing.graded[0])):
        page = safe(html)
        assert page.tags.count("table") == page.tags.count("caption")
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))
        alts = [v for _, name, v in page.attributes if name == "alt"]
        assert len(alts) == page.tags.count("img")
        assert all(len(alt) > 40 for alt in alts)


def hand_in(classroom, who, number, **more):
    """An upload of a student, with its result."""
    file = classroom.folder / "03_networks.ipynb"
    file.write_bytes(b"any")
    about = {"file": file.name, "sha256": f"{who} {number}", "late": number == 2}
    shelf.keep(classroom, who, "03", file, about)
    verdicts = made_class.drawn("03", random.Random(2), 1)
    result = made_class.result(who, "03", verdicts, attempt=number)
    keep(classroom, result | {"edition": "0.1.0"} | more)


def test_a_class_folder_becomes_pages(tmp_path):
    classroom = Classroom.create(tmp_path / "class")
    classroom.roster_path.write_text("id,name\n../a,Ann\nb,Bob\n=c,<b>Cy</b>\nd,Dot\n", "utf-8")
    hand_in(classroom, "../a", 1)
    hand_in(classroom, "b", 1)
    hand_in(classroom, "b", 2)
    hand_in(classroom, "=c", 1, trouble=True)  # the machine's, so there is no mark
    lost = {"name": "x.ipynb", "source": "z.zip", "sha256": "", "reason": "no name", "file": ""}
    unmatched.put(classroom, [lost | {"modified": "", "candidates": ["b"]}], {})
    students = classroom.reports / "03" / "students"
    students.mkdir(parents=True)
    (students / "gone.html").write_text("old")
    page = safe(report.report(classroom, "03", "Networks").read_text(encoding="utf-8"))
    pages = sorted(students.iterdir())
    assert [path.name for path in pages] == [f"{folder_name('../a')}.html", "b.html"]
    assert "Not graded yet: 1 submission" in page.text
    assert "<b>Cy</b>" in page.text
    assert "x.ipynb no name; perhaps b" in page.text
    assert "Upload 2 of 2" in safe(pages[1].read_text(encoding="utf-8")).text
    assert not any(str(classroom.seed) in path.read_text(encoding="utf-8") for path in pages)
    (late,) = [row for row in gather(classroom, "03").rows if row.late]
    assert (late.student.id, late.attempts) == ("b", 2)


def test_a_unit_without_exercises_has_no_report(tmp_path):
    with pytest.raises(CourseError, match="nothing to report"):
        report.report(Classroom.create(tmp_path / "class"), "77")


def test_the_command_writes_pages_and_tables(tmp_path):
    classroom = Classroom.create(tmp_path / "class")
    hand_in(classroom, "ann", 1)
    arguments = ["report", "networks", "--class", str(classroom.folder), "--column", "W3 (47)"]
    with mock.patch("webbrowser.open") as opened:
        said = CliRunner().invoke(cli_class.app, [*arguments, "--open"])
    assert said.exit_code == 0, said.output
    folder = classroom.reports / "03"
    opened.assert_called_once_with((folder / "index.html").as_uri())
    assert b"W3 (47)" in (folder / "canvas.csv").read_bytes()
    assert "1 page;" in said.output
    assert (folder / "students" / "ann.html").is_file()
