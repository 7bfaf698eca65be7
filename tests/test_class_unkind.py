"""Uploads that mean harm, or had bad luck: listed, never followed, never a crash."""

import os
import zipfile

import made_uploads as made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_uploads import reasons, taken, upload

from course.home import CourseError
from course.teaching.classroom import Classroom
from course.teaching.collecting import incoming, unmatched, zips
from course.teaching.collecting.collect import collect
from course.teaching.collecting.unpack import files

NB = "03_networks.ipynb"


@pytest.fixture
def classroom(tmp_path):
    return Classroom.create(tmp_path / "class")


def test_zips_that_mean_harm_are_listed_and_touch_nothing(classroom, tmp_path):
    before = {*tmp_path.iterdir(), tmp_path / "up.zip"}
    good = made.answers()
    harm = {
        f"../../{NB}": good,
        f"/tmp/{NB}": good,
        f"C:\\x\\{NB}": good,
        f"a\\..\\..\\{NB}": good,
        f"anna/link-{NB}": b"/etc/passwd",
        f"anna/locked-{NB}": good,
        f"anna/{'x/' * 300}{NB}": good,
        f"ben/{NB}": good,
        "cy/all.rar": b"Rar!",
    }
    zip_ = made.zipped(harm, links=[f"anna/link-{NB}"], encrypted=[f"anna/locked-{NB}"])
    found = upload(classroom, zip_)
    assert taken(found) == [("ben", "03", 1)]
    why = sorted(reasons(found).values())
    assert why.count("a path that leads out of the zip, not followed") == 5
    assert [x for x in why if "path" not in x] == [
        "a link, not followed",
        "an archive that is not a zip",
        "encrypted: it needs a password",
    ]
    assert set(tmp_path.iterdir()) == before


def test_bombs_and_huge_files(classroom, tmp_path, monkeypatch):
    for room in (zips, incoming):
        monkeypatch.setattr(room, "LARGEST", 1 << 20, raising=False)
    monkeypatch.setattr(zips, "MOST_BYTES", 3 << 20)
    big, most = bytes(1 << 20), {f"{n}.ipynb": b"" for n in range(zips.MOST_FILES + 1)}
    deep = made.zipped({"a.zip": made.zipped({"b.zip": made.zipped({NB: b"1"})})})
    found = upload(
        classroom,
        {
            f"anna/{NB}": big + b"x",
            "ben/all.zip": made.zipped({f"{n}-{NB}": big for n in range(9)}),
            "cy/many.zip": made.zipped(most),
            "deep.zip": deep,
            "eve/half.zip": made.zipped({NB: b"x"})[:-30],
            "flo/no.zip": b"",
            f"gil/{NB}": b"ok",
        },
    )
    assert ("gil", "03", 1) in taken(found)
    assert {student for student, *_ in taken(found)} == {"ben", "gil"}
    text = str(reasons(found))
    for why in (
        "the file is larger than",
        "the zip unpacks to more than it may",
        "a zip of more than 5000 files",
        "a zip in a zip in a zip",
        "a damaged zip: its end is missing",
    ):
        assert why in text


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
def test_links_pipes_and_ten_gigabytes_in_a_folder(classroom, tmp_path):
    folder = made.spread(tmp_path / "up", {f"anna/{NB}": made.answers()})
    (tmp_path / "secret").mkdir()
    (tmp_path / f"secret/{NB}").write_bytes(made.answers(mark=5))
    (folder / "ben").symlink_to(tmp_path / "secret")
    (folder / f"cy-{NB}").symlink_to(tmp_path / "secret" / NB)
    os.mkfifo(folder / f"dave_{NB}")
    with (folder / f"eve_{NB}").open("wb") as file:
        file.truncate(10 << 30)
    found = collect(classroom, folder)
    assert taken(found) == [("anna", "03", 1)]
    assert list(reasons(found).values()) == [
        "a link, not followed",
        "a link, not followed",
        "it is no ordinary file",
        "the file is larger than 100 MB",
    ]


def test_what_is_no_upload(classroom, tmp_path):
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(CourseError, match="is not a zip"):
        collect(classroom, tmp_path / "bad.zip")
    with pytest.raises(CourseError, match="does not exist"):
        collect(classroom, tmp_path / "none")
    assert not list(classroom.folder.glob(".incoming-*"))


def test_names_of_a_mac_and_of_old_windows(classroom):
    data = made.zipped({"Jürgen Müller\\03_networks.ipynb": made.answers()})
    raw = bytearray(data)
    for start, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(start) + place
        raw[at : at + 2] = b"\0\0"  # "the name is not UTF-8", says the zip
    found = upload(classroom, bytes(raw))
    assert taken(found) == [("Jürgen Müller", "03", 1)]


NAMES = st.lists(
    st.sampled_from(["..", ".", "", "anna", "a\\b", "03_networks.ipynb", "C:", "~", "x.zip", "\n"])
    | st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8),
    min_size=1,
    max_size=5,
).map("/".join)


@settings(max_examples=60)
@given(name=NAMES, data=st.sampled_from([b"", b"{}", made.answers(), made.zipped({NB: b"{}"})]))
def test_whatever_the_name_nothing_leaves_the_class(tmp_path_factory, name, data):
    place = tmp_path_factory.mktemp("any")
    classroom = Classroom.create(place / "class")
    found = upload(classroom, {name: data})
    assert {path.name for path in place.iterdir()} == {"class", "up.zip"}
    kept = [attempt.path for attempt in found.new]
    assert all(path.is_relative_to(classroom.folder / "submitted") for path in kept)
    listed = [e for e in unmatched.listed(classroom) if e["file"]]
    assert all((classroom.unmatched / e["file"]).is_file() for e in listed)
    assert not [p for p in classroom.folder.rglob("*") if p.name.startswith((".incoming", ".new"))]


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 400), st.booleans())
def test_no_bytes_are_a_crash(tmp_path_factory, noise, at, nested):
    data = bytearray(made.zipped({"anna/03_networks.ipynb": b"{}", "b.zip": b"PK"}))
    data[at : at + len(noise)] = noise
    path = tmp_path_factory.getbasetemp() / "noise.zip"
    path.write_bytes(made.zipped({"x.zip": bytes(data)}) if nested else bytes(data))
    if zipfile.is_zipfile(path):
        assert all(file.problem or file.data is not None for file in files(path))
