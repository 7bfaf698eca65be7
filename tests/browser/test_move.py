"""Every control of every widget, moved by mouse and by keyboard: picture and sentence follow."""

import pytest

from browser import hands, moving


@pytest.mark.parametrize("hand", [hands.MOUSE, hands.KEYBOARD], ids=["mouse", "keyboard"])
def test_every_control_moves_its_picture(lesson, hand):
    failed = []
    for panel in lesson.panels():
        with panel.alone():
            failed += moving.move_all(panel, hand)
    assert not failed, "\n".join(failed)


def test_every_widget_has_one_picture_and_a_sentence(lesson):
    failed = []
    for panel in lesson.panels():
        state = panel.settled()
        failed += [f"{panel.place}: {wrong}" for wrong in state["wrong"]]
        if state["picture"] and not state["sentence"]:
            failed.append(f"{panel.place}: expected a sentence under the picture, found none")
    assert not failed, "\n".join(failed)
