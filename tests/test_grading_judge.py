"""The judge itself is out of reach: its memory, its words, what it lets count as equal."""

import math
from textwrap import dedent

import numpy as np
import pytest
import submissions as s

from course.checks.compare import agree
from course.checks.library import exercises
from course.home import CourseError
from course.teaching.grading.questions import NUMBERS, count
from course.teaching.grading.session import Session
from course.teaching.grading.worker import channel

pytestmark = s.contained


def test_texts_of_a_file_do_no_harm_in_the_notes(tmp_path):
    odd = "\ud800\u202e\x00<b>"
    cells = [s.cell(c, odd if "def fires" in c else "code") for c in s.sources()]
    result = s.graded(tmp_path, cells)  # which writes it as UTF-8
    assert result["points"] == s.FULL
    assert result["notes"] == ["fires stood in a cell of type ?<b>, and was run all the same."]


def test_an_array_that_stands_often_has_its_size_each_time():
    large = np.zeros(channel.ANSWER // 4, np.uint8)
    with pytest.raises(channel.TooLargeError):
        channel.pack([large] * 5)
    frame = channel.pack([large] * 3)
    text, arrays = channel.sizes(frame[: channel.HEAD.size])
    tree = frame[channel.HEAD.size : channel.HEAD.size + text]
    assert len(channel.unpack(tree, frame[-arrays:])) == 3
    forged = tree[:-1] + b', ["same", 0]' * 3 + b"]"
    with pytest.raises(channel.MalformedError, match="too often"):
        channel.unpack(forged, frame[-arrays:])


REPLY = """
    def weighted_sum(x, w, b):
        import json, struct, sys
        frame = sys._getframe()
        while "request" not in frame.f_locals or "line" not in frame.f_locals:
            frame = frame.f_back
        token, sock = frame.f_locals["request"]["id"], frame.f_locals["line"].sock
        def send(value, data=b""):
            tree = ["dict", "id", token, "value", value, "failure", None, "warned", ["list"]]
            tree += ["arguments", ["tuple", *{arguments}], "printed", ""]
            text = json.dumps(tree).encode()
            sock.sendall(struct.pack("<II", len(text), len(data)) + text + data)
        {sends}
        return 0.0
"""
REPLIES = {
    "an array a thousand times": (
        "send(['list', ['array', '|u1', [1 << 20]], *[['same', 0]] * 1000], bytes(1 << 20))"
    ),
    "two replies": "send(0.0); send(0.0)",
    "parts missing": "tree = None; sock.sendall(struct.pack('<II', 4, 0) + b'null')",
    "numbers as words": "send('11.5')",
    "a function": "send(['function', 0])",
    "an unknown array": "send(['same', -1])",
}


@pytest.mark.parametrize("kind", REPLIES)
def test_replies_in_the_name_of_the_worker_win_nothing(tmp_path, kind):
    """Code of a student's finds the channel and the token; it can only answer."""
    code = dedent(REPLY.format(sends=REPLIES[kind], arguments="[]"))
    result = s.graded(tmp_path, s.sources(weighted_sum=code))
    assert list(s.statuses(result).values()) == ["failed", "passed", "passed", "passed"], result


@pytest.mark.parametrize(
    "sends",
    [
        "token = ['array', '|u1', [2]]; send(0.0, bytes(2))",
        "token = ['array', '|u1', [0]]; send(0.0)",
        "token = ['strange', 'x']; send(0.0)",
    ],
)
def test_a_forged_reply_from_a_cell_leaves_that_cell_out(tmp_path, sends):
    code = dedent(REPLY.format(sends=sends, arguments="[]")).replace("weighted_sum", "forge")
    result = s.graded(tmp_path, s.sources(before=[f"{code}\nforge(0, 0, 0)"]))
    assert result["points"] == s.FULL
    assert result["notes"] == ["Cell 2 was left out: it disturbed the process that ran it."]


def test_trouble_of_the_machine_is_no_wrong_answer(tmp_path, monkeypatch):
    def call(session, name, arguments):
        raise CourseError("The worker did not start (died).")

    monkeypatch.setattr(Session, "call", call)
    with pytest.raises(CourseError, match="did not start"):
        s.graded(tmp_path, s.sources())


BROADCAST = """
    def train_epoch(layers, batches, backward, step):
        column, row = np.ones((60_000, 1), np.int8), np.ones((1, 60_000), np.int8)
        step([(column, row)], [(row, row)])
        return layers
"""
EMPTY = BROADCAST.replace("np.ones((60_000, 1)", "np.ones((60_000, 0)")
NESTED = BROADCAST.replace("column, row", "column, row", 1).replace(
    "step([(column, row)]", "step([([[[[[1] * 90]]]] * 90, row)]"
)


@pytest.mark.parametrize("code", [BROADCAST, EMPTY, NESTED], ids=["large", "empty", "nested"])
def test_functions_of_the_judge_take_little(tmp_path, code):
    """Arrays that are small themselves fill any memory when broadcast against each other."""
    result = s.graded(tmp_path, [s.IMPORTS, dedent(code)], unit="08", name="08.ipynb")
    found = s.exercise(result, "train_epoch")
    assert "ValueError: that is too much for this function" in found["lines"][1]


def test_functions_of_the_judge_take_what_an_exercise_needs():
    rng = np.random.default_rng(0)
    every = [c for group in exercises().values() for e in group for c in e.cases(rng)]
    asking = [case for case in every if any(map(callable, case))]
    assert 4 * max(sum(map(count, case)) for case in asking) < NUMBERS
    assert count("x" * 1000) == 1000
    assert count([[[[[]]]]]) == count({}) == count(np.ones((1,) * 5)) == math.inf


def test_memory_is_watched_while_questions_come(tmp_path):
    code = """
        def numerical_gradient(f, x, h):
            import os, time
            for _ in range(6):
                if not os.fork():
                    hoard = bytearray(b"x") * (100 << 20)
                    time.sleep(1000)
            while True: f(x)
    """
    limits = {"call": 20, "together": 200 << 20}
    result = s.graded(tmp_path, [s.IMPORTS, dedent(code)], unit="05", name="05.ipynb", **limits)
    found = s.exercise(result, "numerical_gradient")
    assert "it used too much memory" in found["lines"][1]


def test_rounding_makes_no_answer_right(tmp_path):
    near = "def weighted_sum(x, w, b):\n    return np.float16(1.004 * (w @ x + b))"
    assert s.graded(tmp_path, s.sources(weighted_sum=near))["points"] == s.FULL - 1
    assert not agree(np.float16(1.004), 1.0)
    assert agree(np.float32(1.00001), 1.0)
