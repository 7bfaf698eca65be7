"""Class lists as Moodle, Canvas and Excel write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.home import CourseError
from course.teaching.roster import Roster


def roster(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return [(s.id, s.name, s.email) for s in Roster.read(path).students]


ANNA = [("s1", "Anna Schmidt", "anna@uni.org")]
LISTS = {
    "plain": ("id,name,email\ns1,Anna Schmidt,anna@uni.org\n", ANNA),
    "semicolons": ("ID;Name;E-Mail\r\n s1 ; Anna Schmidt ;anna@uni.org\r\n;;\r\n", ANNA),
    "tabs": ("Student ID\tFull name\tMail\ns1\tAnna Schmidt\tanna@uni.org", ANNA),
    "Moodle participants": (
        '"First name","Last name","ID number","Email address"\nAnna,Schmidt,s1,anna@uni.org\n',
        ANNA,
    ),
    "Moodle worksheet": (
        "Identifier,Full name,Email address,Status,Grade\n"
        "Participant 4711,Anna Schmidt,anna@uni.org,Submitted,\n",
        [("anna@uni.org", "Anna Schmidt", "anna@uni.org")],
    ),
    "Moodle in German": (
        "Vorname,Nachname,ID-Nummer,E-Mail-Adresse\nAnna,Schmidt,s1,anna@uni.org\n",
        ANNA,
    ),
    "Canvas": (
        "Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n"
        '"Schmidt, Anna",9001,s1,anna,A\n"Student, Test",1,,,A\n',
        [("s1", "Schmidt, Anna", "")],
    ),
    "Canvas without SIS": (
        'Student,ID,SIS User ID,SIS Login ID,Section\n"Schmidt, Anna",9001,,,A\n',
        [("Schmidt, Anna", "Schmidt, Anna", "")],
    ),
    "names only": ("name\nAnna Schmidt\n", [("Anna Schmidt", "Anna Schmidt", "")]),
    "in two sections": ("id,name,email\n" + 2 * "s1,Anna Schmidt,anna@uni.org\n", ANNA),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("kind", LISTS)
def test_class_lists(tmp_path, kind, encoding):
    text, expected = LISTS[kind]
    assert roster(tmp_path, text, encoding) == expected


def test_an_old_encoding_of_excel(tmp_path):
    assert roster(tmp_path, "id;name\n1;Jürgen\n", "cp1252") == [("1", "Jürgen", "")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        ("Grade,Status\n1,2", "no column says who a student is. .*got: Grade, Status"),
        ("id,name\ns1,Anna\nS1,Ben", "lines 2 and 3: Anna and Ben have one id, S1"),
        ("PK\x03\x04", "is an Excel file"),
        (f"id\n{'x' * 200}", "line 2: .*too long"),
    ],
)
def test_class_lists_that_cannot_be_read(tmp_path, text, why):
    with pytest.raises(CourseError, match=why):
        roster(tmp_path, text)


@given(data=st.binary(max_size=60))
def test_no_class_list_is_a_crash(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    with suppress(CourseError):
        assert all(student.id for student in Roster.read(path).students)
