"""Coming back to a lesson: after a reload of the page, a restart of the kernel, or both."""

import pytest

from browser import hands, moving

LESSON = "notebooks/01_neurons.ipynb"
PREDICTION, PICTURE = "predict-bias", "neuron-widget"


@pytest.fixture(scope="module")
def lesson_01(page):
    """Lesson 01, run, with one prediction made."""
    with page.notebook(LESSON) as notebook:
        notebook.run_all()
        choose(notebook)
        notebook.recorded = recorded(notebook)
        page.expected.append("widget model not found")  # ipywidgets, where a still stands in
        yield notebook
    page.expected.remove("widget model not found")


def panel(notebook, cell: str):
    [found] = [panel for panel in notebook.panels() if f'"{cell}"' in panel.place]
    return found


def recorded(notebook) -> str:
    """How many predictions of unit 01 `course progress` counts."""
    return notebook.lab.server.progress("01")[2]


def choose(notebook) -> None:
    question = panel(notebook, PREDICTION)
    before = question.settled()
    question.node.query_selector("button").click()
    question.changed(before)


def assert_one_of_each(notebook) -> None:
    rows = [row for row in notebook.outputs() if row["stored"]]
    wrong = [f"cell {row['cell']}: {row['pictures']}" for row in rows if row["pictures"] != 1]
    assert rows, f"{LESSON}: no still is kept"
    assert not wrong, f"{LESSON}: expected one picture or question; visible are {wrong}"
    bad = [row["text"] for row in rows if "rror displaying" in row["text"]]
    assert not bad, f"{LESSON}: an error of JupyterLab's is visible"


def test_before_anything_runs_the_stills_are_seen(page):
    with page.notebook(LESSON) as notebook:
        assert_one_of_each(notebook)
        assert notebook.panels() == []


def test_after_a_reload_the_pictures_move_and_the_choice_is_marked(lesson_01):
    lesson_01.reload()
    lesson_01.wait_for_a_panel()
    assert_one_of_each(lesson_01)
    choice = panel(lesson_01, PREDICTION).node.query_selector("button")
    assert choice.get_attribute("aria-pressed") == "true", "the choice made is no longer marked"
    assert panel(lesson_01, PREDICTION).state()["sentence"], "its explanation is gone"
    picture = panel(lesson_01, PICTURE)
    slider = next(c for c in moving.controls(picture) if c.evaluate(moving.KIND) == "slider")
    assert hands.slider_by_keys(picture, slider) == []
    assert recorded(lesson_01) == lesson_01.recorded


def test_after_a_restart_the_panels_say_that_nobody_listens(lesson_01):
    lesson_01.restart()
    says = "node => getComputedStyle(node, '::before').content"
    for found in lesson_01.panels():
        assert "run the cell again" in found.node.evaluate(says), found.place
    assert_one_of_each(lesson_01)
    assert recorded(lesson_01) == lesson_01.recorded


def test_after_restart_and_reload_the_stills_are_seen(lesson_01):
    lesson_01.reload()
    assert_one_of_each(lesson_01)
    assert lesson_01.panels() == []


def test_run_again_it_lives_again_and_nothing_recorded_is_lost(lesson_01):
    lesson_01.run_all()
    assert_one_of_each(lesson_01)
    assert recorded(lesson_01) == lesson_01.recorded
    choose(lesson_01)
    again = recorded(lesson_01)
    assert again == lesson_01.recorded, f"a prediction made again counts as {again}"
