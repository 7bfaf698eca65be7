"""Honest notebooks in disorder: a fair teacher would give these marks."""

from textwrap import indent

import pytest
import submissions as s

pytestmark = s.contained
STUB = 'def {0}(x, w, b):\n    """What is wanted."""\n    raise NotImplementedError("yours")'
BODY = "return int(w @ x + b >= 0)"
WAYS = {
    "a callable object": f"class F:\n    def __call__(self, x, w, b): {BODY}\nfires = F()",
    "a partial": (
        "from functools import partial\ndef at(t, x, w, b): return int(w @ x + b >= t)\n"
        "fires = partial(at, 0)"
    ),
    "exec": f"exec('def fires(x, w, b): {BODY}')",
    "a lambda": "fires = lambda x, w, b: w @ x + b >= 0",
    "a decorator": f"from functools import wraps\n@wraps(print)\ndef fires(x, w, b): {BODY}",
    "other letters of the same name": f"def ﬁres(x, w, b): {BODY}",
    "below `if __name__`": f"if __name__ == '__main__':\n    def fires(x, w, b): {BODY}",
    "more parameters": f"def fires(x, w, b=0, *rest, t=0, **more): {BODY}",
    "Windows and tabs": f"def fires(x, w, b):\r\n\t{BODY}\r\n",
    "a helper": f"def fires(x, w, b):\n    return late(x, w, b)\ndef late(x, w, b): {BODY}",
    "an attempt that does not compile, below": s.RIGHT["fires"] + "\n",
}
BELOW = {"an attempt that does not compile, below": ["def fires(x w, b):\n    return 1"]}


@pytest.mark.parametrize("way", WAYS)
def test_there_are_many_ways_to_define_a_function(tmp_path, way):
    result = s.graded(tmp_path, s.sources(fires=WAYS[way], after=BELOW.get(way, ())))
    assert result["points"] == s.FULL, result


NOT_FUNCTIONS = {
    "async": (f"async def fires(x, w, b): {BODY}", "failed"),
    "a generator": (f"def fires(x, w, b):\n    yield\n    {BODY}", "failed"),
    "None in the end": (s.RIGHT["fires"] + "\nfires = None", "failed"),
    "deleted": (s.RIGHT["fires"] + "\ndel fires", "not attempted"),
    "a stub the first time": (
        f"n = []\ndef fires(x, w, b):\n    n.append(1)\n    if len(n) == 1:\n"
        f"        raise NotImplementedError\n    {BODY}",
        "not attempted",
    ),
}


@pytest.mark.parametrize("kind", NOT_FUNCTIONS)
def test_what_gives_no_answer_costs_only_itself(tmp_path, kind):
    code, status = NOT_FUNCTIONS[kind]
    result = s.graded(tmp_path, s.sources(fires=code))
    assert s.statuses(result)["fires"] == status
    assert result["points"] == s.FULL - 1


def test_empty_cells_are_no_halves_of_functions(tmp_path):
    cells = [c for source in s.sources() for c in (source, "", "  ", "# a remark")]
    result = s.graded(tmp_path, cells)
    assert (result["points"], result["notes"]) == (s.FULL, [])


def test_cells_that_are_indented_as_a_whole_run(tmp_path):
    """Notebooks run them; they are no rest of the function above."""
    cells = [s.IMPORTS, *(indent(code, "    ") for code in s.RIGHT.values())]
    result = s.graded(tmp_path, cells)
    assert (result["points"], result["notes"]) == (s.FULL, [])


def test_a_stub_below_an_answer_does_not_undo_it(tmp_path):
    stubs = [STUB.format(name) for name in ("fires", "weighted_sum")]
    result = s.graded(tmp_path, s.sources(after=stubs))
    assert result["points"] == s.FULL
    assert result["notes"] == [f"Cell {n} stood above a stub, and was run again." for n in (2, 4)]
    assert len(s.graded(tmp_path, s.sources(after=[stubs[0]]))["fingerprint"]) > 0


def test_what_runs_again_undoes_nothing_below_it(tmp_path):
    wrong = "def weighted_sum(x, w, b):\n    return 0.0\n"
    both = wrong + s.RIGHT["fires"]
    cells = [s.IMPORTS, both, *s.RIGHT.values(), STUB.format("fires")]
    del cells[3]  # `fires` stands beside a wrong `weighted_sum` only
    assert s.graded(tmp_path, cells)["points"] == s.FULL
    early = wrong + "missing\n" + s.RIGHT["fires"]
    cells = [s.IMPORTS, early, *s.RIGHT.values(), "missing = 1"]
    del cells[3]
    assert s.graded(tmp_path, cells)["points"] == s.FULL


def test_a_cell_that_stands_above_what_it_needs_is_run_again(tmp_path):
    answer = s.RIGHT["fires"].replace("0)", "ZERO)")
    cells = s.sources(before=["ZERO = one() - 1"], fires=answer, after=["def one(): return 1"])
    result = s.graded(tmp_path, cells)
    assert (result["points"], result["notes"]) == (
        s.FULL,
        ["Cell 2 raised, and was run again."],
    )


def test_the_imports_that_were_handed_out_may_be_gone(tmp_path):
    code = "def weighted_sum(x, w, b):\n    return np.sum(w * x) + b"
    result = s.graded(tmp_path, s.sources(weighted_sum=code)[1:])
    assert (result["points"], result["notes"]) == (s.FULL, [])


@pytest.mark.parametrize("head", ["x = %pwd", "%%time\nx = !ls", "  y = 1\n  x = %pwd"])
def test_a_magic_hides_no_import(tmp_path, head):
    space = "  " if head[0] == " " else ""
    cells = [s.IMPORTS, f"{head}\n{space}from course.functions import sigmoid"]
    result = s.graded(tmp_path, cells, unit="02", name="02.ipynb")
    assert result["points"] == 1.0
    assert "sigmoid uses the course's own code: course.functions.sigmoid." in result["notes"]


def test_much_text_of_many_bytes_is_said_to_be_much(tmp_path):
    result = s.graded(tmp_path, s.sources(before=["# " + "漢" * 1_500_000]))
    assert "more code than can be graded" in result["problem"]
