"""The playground in the page: it pauses at once, and a run or a restart leaves nothing running."""

import pytest

TASKS = "len(__import__('asyncio').all_tasks())"


@pytest.fixture(scope="module")
def notebook(page):
    with page.scratch("from course.widgets import playground", 'playground("moons")') as notebook:
        notebook.idle_tasks = tasks(notebook)
        yield notebook


def tasks(notebook) -> float:
    return notebook.ask(tasks=TASKS)["tasks"]


def press(notebook, label: str) -> None:
    [panel] = notebook.panels()
    [button] = [b for b in panel.node.query_selector_all("button") if label in b.inner_text()]
    button.click()


def play(notebook) -> dict:
    """Play until the picture has changed; what it shows then."""
    [panel] = notebook.panels()
    before = panel.settled()
    press(notebook, "Play")
    now = panel.changed(before, seconds=10)
    assert now["sentence"] != before["sentence"], "Play: nothing changed in 10 s"
    return now


def assert_at_rest(notebook) -> None:
    """Nothing moves any more, and nothing runs in the kernel that did not run before."""
    [panel] = notebook.panels()
    before = panel.settled()
    notebook.page.wait_for_timeout(700)
    assert panel.state() == before, "it goes on moving"
    assert tasks(notebook) == notebook.idle_tasks, "a task is left in the kernel"


def test_pause_answers_at_once_and_play_goes_on(notebook):
    play(notebook)
    press(notebook, "Pause")
    assert_at_rest(notebook)
    [panel] = notebook.panels()
    paused = panel.state()["sentence"]
    assert play(notebook)["sentence"] != paused
    press(notebook, "Pause")


def test_the_page_answers_while_it_plays(notebook):
    """A menu acts and the kernel answers in the middle of the training."""
    play(notebook)
    [panel] = notebook.panels()
    panel.node.query_selector("select").select_option(index=2)
    notebook.settle()
    assert tasks(notebook) == notebook.idle_tasks + 1, "it no longer plays"
    press(notebook, "Pause")
    assert_at_rest(notebook)


def test_the_cell_run_again_begins_anew_and_stops_the_old_one(notebook):
    play(notebook)
    notebook.run_all()
    assert_at_rest(notebook)


def test_a_restart_while_it_plays_leaves_nothing_running(notebook):
    play(notebook)
    notebook.restart()
    notebook.run_all()
    assert_at_rest(notebook)
    play(notebook)
    press(notebook, "Pause")
