"""Whose is it, and of which unit? By id, address, user name and name; two who fit are nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks import units as exercise_names
from course.home import shipped
from course.teaching.collecting import recognize
from course.teaching.collecting.matching import Class
from course.teaching.collecting.owners import Owners
from course.teaching.roster import Student

ANNA = Student("s101", "Anna Maria Schmidt", "anna@uni.org", "asch", "9001", "41")
JURGEN = Student("s102", "Müller, Jürgen", "jm@uni.org", "", "9002", "42")
MAX, OTHER = (Student(f"s20{n}", "Max Weiß", f"max{n}@uni.org", "", f"910{n}") for n in (1, 2))
KLASS = Class([ANNA, JURGEN, MAX, OTHER])
UNITS = ("03", "05")


@pytest.mark.parametrize(
    ("text", "student"),
    [
        ("S101", ANNA),
        ("ANNA@UNI.ORG", ANNA),
        ("asch", ANNA),
        ("schmidt, anna maria", ANNA),
        ("SchmidtAnnaMaria", ANNA),
        ("Jürgen Müller", JURGEN),
        ("Ju\u0308rgen  MU\u0308LLER", JURGEN),
        ("muller jurgen", JURGEN),
        ("jm", JURGEN),
        ("Anna", ANNA),  # as in her address
        ("Anna Schmidt", None),
        ("", None),
        ("Max Weiss", None),
    ],
)
def test_who_is_called_so(text, student):
    assert KLASS.called(text).student == student


def test_two_who_fit_are_both_named():
    assert KLASS.called("max weiß").candidates == (MAX, OTHER)
    assert KLASS.called("max weiß").fits
    assert Class([JURGEN]).near("Jürgn Müler") == (JURGEN,)


@pytest.mark.parametrize(
    ("text", "student"),
    [
        ("anna_maria_schmidt_final_v2", ANNA),
        ("my solution - Müller Jürgen (corrected)", JURGEN),
        ("s102 handed in on time", JURGEN),
        ("for jm@uni.org", JURGEN),
        ("anna_from_the_other_course", None),  # one first name in a text is not enough
        ("group 3", None),
    ],
)
def test_who_is_named_in_a_text(text, student):
    assert KLASS.within(text).student == student


@pytest.mark.parametrize(
    ("name", "number", "student"),
    [
        ("Anna Maria Schmidt", "77", ANNA),
        ("Group B-Jürgen Müller", "77", JURGEN),
        ("Anna Maria Schmidt", "42", ANNA),  # a number of another assignment
        ("Participant", "42", JURGEN),
        ("Dora Somebody", "42", None),
        ("Max Weiß", "77", None),
    ],
)
def test_moodle(name, number, student):
    assert KLASS.moodle(name, number).student == student


@pytest.mark.parametrize(
    ("name", "number", "student"),
    [
        ("weissmax", "9102", OTHER),
        ("newname", "9001", ANNA),  # the number stays when a name changes
        ("schmidtannamaria", "5", ANNA),
        ("weissmax", "5", None),
        ("doejohn", "5", None),
    ],
)
def test_canvas(name, number, student):
    assert KLASS.canvas(name, number).student == student


def test_labels_of_systems():
    label = recognize.label("Anna Lee_12345_assignsubmission_file_03_networks.ipynb")
    assert label == ("moodle", "Anna Lee", "12345", False, "03_networks.ipynb")
    assert recognize.label("Anna Lee_12345_assignsubmission_file_").rest == ""
    label = recognize.label("leeanna_LATE_12345_678910_03_networks-1.ipynb")
    assert label == ("canvas", "leeanna", "12345", True, "03_networks-1.ipynb")
    for name in ("anna_03_05_x.ipynb", "03_networks.ipynb", "anna", "a_b_1_2", ""):
        assert recognize.label(name) is None


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("03_networks", "03"),
        ("anna_03_networks (2)", "03"),
        ("3-Networks-Copy1", "03"),
        ("05_gradient_descent-1", "05"),
        ("Gradient Descent Anna", "05"),
        ("exercise-3", "03"),
        ("anna_05", "05"),
        ("s1003", ""),
        ("homework", ""),
        ("2027-03-05", ""),  # two units: a date
        ("networks_05", ""),
        ("neuralnetworks", ""),
    ],
)
def test_units_in_names(name, unit):
    assert recognize.named_unit(name, UNITS)[0] == unit


def test_units_are_seen_by_their_functions():
    for unit, names in exercise_names().items():
        code = "\\n".join(f"def {name}(x):" for name in names).encode()
        assert recognize.written_unit(b'{"broken": "' + code) == unit
    assert recognize.written_unit(b"def helper(x):") == ""


def test_lessons_are_told_from_what_is_handed_in():
    for unit, name in recognize.handed_in().items():
        lesson = (shipped("notebooks") / f"{name}.ipynb").read_bytes()
        assert recognize.is_lesson(lesson) == (recognize.notebook(unit).parent.name != "notebooks")
        assert not recognize.is_lesson(recognize.notebook(unit).read_bytes())
        solution = shipped("solutions") / f"{name}.ipynb"
        assert not solution.exists() or not recognize.is_lesson(solution.read_bytes())


def test_a_large_class_is_compared_by_words():
    klass = Class([Student(f"s{n}", f"First{n} Last{n}") for n in range(1000)])
    assert klass.near("Frist7 Last7") == (klass.students[7],)


def owner(parts, *, students=(), listed=False, paths=(), **more):
    found = Owners(students, listed, UNITS, paths or [parts], **more).of(tuple(parts))
    return found.student and found.student.id


def test_without_a_class_list_folders_and_names_of_files_tell():
    two = [("all", "anna", "03_networks.ipynb"), ("all", "ben", "exercises", "x.ipynb")]
    assert [owner(path, paths=two) for path in two] == ["anna", "ben"]
    assert owner(("anna", "exercises", "03_networks.ipynb")) == "anna"
    assert owner(("ben_03_networks.ipynb",)) == "ben"
    assert owner(("anna", "03_networks_v2.ipynb")) == "anna"
    assert owner(("carl.zip", "week3", "03_networks.ipynb")) == "carl"
    assert owner(("03_networks.ipynb",)) is None
    assert owner(("homework.ipynb",)) is None
    assert owner(("homework", "03_networks.ipynb"), empty=["Home Work"]) is None
    label = "Anna Lee_12345_assignsubmission_file_"
    assert owner((label, "Ben Doe_12346_assignsubmission_file_", "x.ipynb")) == "Anna Lee"
    assert owner(("leeanna_12_13_x.zip", "ben_03_networks.ipynb")) == "leeanna_12"


def test_with_a_class_list_two_names_in_one_path_are_nobody():
    klass = {"students": [ANNA, JURGEN], "listed": True}
    assert owner(("anna maria schmidt", "03_networks.ipynb"), **klass) == "s101"
    assert owner(("s101", "jürgen müller 03.ipynb"), **klass) is None
    assert owner(("somebody", "03_networks.ipynb"), **klass) is None
    assert owner(("x.ipynb",), wrapper="Jürgen Müller", **klass) == "s102"


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4), st.booleans())
def test_no_name_is_a_crash(parts, listed):
    found = Owners([ANNA, MAX, OTHER], listed, UNITS, [tuple(parts)]).of(tuple(parts))
    assert found.student or found.why
