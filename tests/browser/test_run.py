"""Every lesson runs from top to bottom, in the page."""


def test_no_cell_fails(lesson):
    failed = [f"cell {row['cell']}: {row['error']}" for row in lesson.outputs() if row["error"]]
    assert not failed, f"{lesson.path}: expected no error output, got\n" + "\n".join(failed)


def test_every_cell_ran(lesson):
    left = [row["cell"] for row in lesson.outputs() if not row["ran"]]
    assert not left, f"{lesson.path}: these cells did not run: {left}"


def test_every_widget_is_displayed(lesson):
    bad = ("Error displaying widget", "model not found", "Loading widget")
    failed = [
        f"cell {row['cell']}: {row['text'][:200]}"
        for row in lesson.outputs()
        if any(words in row["text"] for words in bad)
    ]
    assert not failed, f"{lesson.path}: a widget is not displayed in\n" + "\n".join(failed)


def test_where_a_still_is_kept_one_picture_is_seen(lesson):
    failed = [
        f"cell {row['cell']}: {row['pictures']} are visible"
        for row in lesson.outputs()
        if row["stored"] and row["pictures"] != 1
    ]
    assert not failed, f"{lesson.path}: expected one picture or question, live or still\n" + (
        "\n".join(failed)
    )


def test_nothing_is_said_on_stderr(lesson):
    said = [f"cell {row['cell']}: {row['stderr']}" for row in lesson.outputs() if row["stderr"]]
    assert not said, f"{lesson.path}: warnings in\n" + "\n".join(said)
