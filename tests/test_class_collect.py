"""What came back: every attempt kept, the rest listed, nothing overwritten."""

import os

import made_uploads as made
import pytest
from made_uploads import reasons, taken, upload

from course.home import CourseError
from course.teaching.assign import assign
from course.teaching.classroom import Classroom
from course.teaching.collecting import unmatched
from course.teaching.collecting.collect import collect
from course.teaching.collecting.recognize import notebook

NB = "03_networks.ipynb"


@pytest.fixture
def classroom(tmp_path):
    return Classroom.create(tmp_path / "class")


def enroll(classroom, text="id,name\ns1,Anna Schmidt\ns2,Ben Doe\n"):
    classroom.roster_path.write_text(text)


UPLOADS = {
    "Moodle, folders": "Anna Schmidt_101_assignsubmission_file_/03_networks.ipynb",
    "Moodle 4": "Anna Schmidt_101_assignsubmission_file/Untitled.ipynb",
    "Moodle, flat": "Anna Schmidt_101_assignsubmission_file_03_networks.ipynb",
    "Moodle, groups": "Group A-Anna Schmidt_101_assignsubmission_file_/x.ipynb",
    "Canvas": "schmidtanna_12345_678910_03_networks-1.ipynb",
    "a folder a student": "all/anna schmidt/exercises/03_networks.ipynb",
    "loose": "Anna_Schmidt-03_networks (1).ipynb",
    "the id": "s1_03_networks.ipynb",
    "hidden ending": "s1/03_networks.ipynb.txt",
}


@pytest.mark.parametrize("kind", UPLOADS)
def test_the_ways_uploads_are_named(classroom, kind):
    enroll(classroom)
    found = upload(classroom, {UPLOADS[kind]: made.answers()})
    assert (taken(found), found.unmatched) == ([("s1", "03", 1)], [])
    [attempt] = classroom.latest("03")
    assert attempt.path.read_bytes() == made.answers()
    assert attempt.about["name"] == UPLOADS[kind]
    assert attempt.about["modified"] == "2027-01-02T03:04:06"
    assert attempt.about["late"] is False


def test_a_folder_as_well_as_a_zip(classroom, tmp_path):
    files_ = {"anna/03_networks.ipynb": made.answers(), "ben/x.ipynb": made.answers("05")}
    found = collect(classroom, made.spread(tmp_path / "up", files_))
    assert taken(found) == [("anna", "03", 1), ("ben", "05", 1)]


def test_the_whole_assignment_zipped_by_a_student_on_a_mac(classroom):
    inner = {
        "week3/exercises/03_networks.ipynb": made.answers(),
        "week3/exercises/05_gradient_descent.ipynb": made.answers("05"),
        "week3/exercises/.ipynb_checkpoints/03_networks-checkpoint.ipynb": made.answers(mark=9),
        "week3/notebooks/03_networks.ipynb": made.lesson(),
        "week3/START.md": b"",
        "__MACOSX/week3/exercises/._03_networks.ipynb": b"\0",
        "week3/.DS_Store": b"",
    }
    found = upload(classroom, {"leecy_LATE_9_55_week3.zip": made.zipped(inner)})
    assert taken(found) == [("leecy_9", "03", 1), ("leecy_9", "05", 1)]
    assert all(attempt.about["late"] for attempt in found.new)
    assert found.unmatched == []
    assert found.left == {"not a notebook": 1, "the lesson, not the exercises": 1}


def test_attempts_are_kept_and_the_same_bytes_are_no_new_one(classroom):
    for mark, name in ((1, "a.zip"), (2, "b.zip"), (1, "a.zip"), (1, "c.zip"), (1, "c.zip")):
        found = upload(classroom, {"anna/03_networks.ipynb": made.answers(mark=mark)}, name)
    assert (taken(found), [a.number for a in found.again]) == ([], [1])
    assert found.notes == ["anna, unit 03: attempt 1 came again; attempt 2 still counts."]
    first, second = classroom.attempts("anna", "03")
    assert [first.about["source"], second.about["source"]] == ["a.zip", "b.zip"]
    assert [again["source"] for again in first.about["again"]] == ["c.zip"]
    assert first.path.read_bytes() == made.answers(mark=1)


def test_of_several_files_the_last_one_counts_and_a_blank_one_never(classroom, tmp_path):
    blank = notebook("03").read_bytes()
    folder = made.spread(
        tmp_path / "up",
        {
            f"anna/{NB}": made.answers(mark=2),
            "anna/03_networks-Copy1.ipynb": made.answers(mark=1),
            f"anna/old/{NB}": blank,
        },
    )
    os.utime(folder / "anna/03_networks-Copy1.ipynb", (1e9, 1e9))
    found = collect(classroom, folder)
    attempts = classroom.attempts("anna", "03")
    assert [a.path.read_bytes() for a in attempts] == [
        blank,
        made.answers(mark=1),
        made.answers(mark=2),
    ]
    assert found.notes == [f"anna, unit 03: 3 files; the last, anna/{NB}, counts."]


def test_late_can_be_said_of_an_upload(classroom):
    found = upload(classroom, {f"anna/{NB}": made.answers()}, late=True)
    assert found.new[0].about["late"] is True


def test_damaged_notebooks_count_as_handed_in(classroom):
    found = upload(classroom, {f"anna/{NB}": b"{ half", f"ben/{NB}": b"", f"cy/{NB}": b"%PDF"})
    assert taken(found) == [("anna", "03", 1), ("ben", "03", 1), ("cy", "03", 1)]


def test_a_name_that_contradicts_the_functions(classroom):
    found = upload(classroom, {f"anna/{NB}": made.answers("05")})
    assert taken(found) == [("anna", "05", 1)]
    assert "is called unit 03, but holds the functions of 05" in found.notes[0]


def test_what_cannot_be_matched_is_listed_and_tried_again(classroom):
    enroll(classroom)
    unlisted = "Cy Lee_9_assignsubmission_file_/03_networks.ipynb"
    contents = {
        unlisted: made.answers(),
        "s1/thoughts.ipynb": b"{}",
        f"s2/{NB}": made.lesson(),
        f"Schmidt, Ana/{NB}": made.answers(mark=3),
        "s1/essay.pdf": b"%PDF",
    }
    found = upload(classroom, contents)
    assert (taken(found), found.left) == ([], {})
    assert reasons(found) == {
        unlisted: "Cy Lee is not on the class list",
        "s1/thoughts.ipynb": "its unit is seen neither from its name nor from the functions in it",
        f"s2/{NB}": "the lesson, not the exercises",
        f"Schmidt, Ana/{NB}": "its name says nobody on the class list",
        "s1/essay.pdf": "not a notebook",
    }
    perhaps = {entry["name"]: entry["candidates"] for entry in found.unmatched}
    assert perhaps[f"Schmidt, Ana/{NB}"] == ["s1"]
    assert unmatched.listed(classroom) == sorted(found.unmatched, key=unmatched.key)
    enroll(classroom, "id,name\ns1,Anna Schmidt\ns2,Ben Doe\ns3,Cy Lee\n")
    found = collect(classroom, None)
    assert taken(found) == [("s3", "03", 1)]
    [attempt] = classroom.latest("03")
    assert (attempt.about["name"], attempt.about["source"]) == (unlisted, "up.zip")
    assert len(unmatched.listed(classroom)) == 4
    copy = next(e["file"] for e in unmatched.listed(classroom) if "Ana" in e["name"])
    assert taken(collect(classroom, classroom.unmatched / copy, student="s1")) == [("s1", "03", 1)]
    assert len(unmatched.listed(classroom)) == len(list(classroom.unmatched.iterdir())) == 3


def test_namesakes_are_not_thrown_together(classroom):
    name = "Max Doe_{}_assignsubmission_file_/03_networks.ipynb"
    both = {name.format(n): made.answers(mark=n) for n in (7, 8)}
    found = upload(classroom, both)
    assert taken(found) == []
    assert set(reasons(found).values()) == {"several are called Max Doe: number 7, 8"}
    assert taken(upload(classroom, {name.format(7): made.answers()})) == [("Max Doe", "03", 1)]
    found = upload(classroom, {name.format(8): made.answers(mark=1)})
    assert set(reasons(found).values()) == {"several are called Max Doe: number 7, 8"}


def test_only_units_of_the_assignment_may_come(classroom):
    assign(classroom, ["03"], None, name="week3")
    contents = {f"anna/{NB}": made.answers(), "anna/01_neurons.ipynb": made.answers("01")}
    found = upload(classroom, contents | {"ben/x.ipynb": b"{}"}, assignment="week3")
    assert taken(found) == [("anna", "03", 1), ("ben", "03", 1)]
    assert list(reasons(found).values()) == ["unit 01 is not expected: it should be 03"]


def test_the_instructor_can_say_whose_it_is(classroom):
    found = upload(classroom, {"x.ipynb": b"{}"}, student="Anna", unit="03")
    assert taken(found) == [("Anna", "03", 1)]
    enroll(classroom)
    with pytest.raises(CourseError, match="'Cy' is not on the class list"):
        upload(classroom, {"x.ipynb": b"{}"}, student="Cy", unit="03")
