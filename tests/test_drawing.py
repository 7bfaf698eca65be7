"""Drawing a digit: ink goes in, pixels, bars and words come out."""

import asyncio
import threading

import numpy as np
import pytest

from course.data import digits, one_hot
from course.network import mlp
from course.optimizers import SGD
from course.training import fit
from course.widgets import drawing, page
from course.widgets.drawing import BLANK, draw_digit

X, y, X_TEST, Y_TEST = digits()


def sees_seven(pixels):
    return np.eye(10)[[7]] * 0.83 + np.eye(10)[[1]] * 0.17


def stroke(top=2, bottom=30, left=14, right=18):
    ink = np.zeros((32, 32), np.uint8)
    ink[top:bottom, left:right] = 255
    return ink.tobytes()


# The paper


def test_it_begins_blank():
    paper = draw_digit(sees_seven)
    assert paper.sentence == BLANK
    assert paper.paper.probabilities == []


def test_ink_brings_pixels_bars_and_words():
    drawn = draw_digit(sees_seven)
    drawn.paper.ink = stroke()
    assert drawn.pixels.shape == (64,)
    assert list(drawn.paper.pixels) == (16 * drawn.pixels).tolist()
    assert np.argmax(drawn.paper.probabilities) == 7
    words = drawn.sentence.replace("\u00a0", " ")
    assert words == "I see a 7 (83 %); second guess 1 (17 %)."


def test_the_function_gets_one_row_between_0_and_1():
    asked = []
    drawn = draw_digit(lambda X: asked.append(X) or sees_seven(X))
    drawn.paper.ink = stroke()
    assert asked[-1].shape == (1, 64)
    assert 0 <= asked[-1].min() < asked[-1].max() <= 1


def test_clear_takes_a_new_sheet():
    drawn = draw_digit(sees_seven)
    drawn.paper.ink = stroke()
    drawn.clear()
    assert (drawn.sentence, drawn.paper.probabilities) == (BLANK, [])
    assert not any(drawn.paper.pixels)


def test_what_the_browser_sends_is_taken_as_bytes():
    drawn = draw_digit(sees_seven)
    drawn.paper.set_state({"ink": memoryview(stroke())})
    assert drawn.sentence.startswith("I see a 7")


@pytest.mark.parametrize("digit", range(10))
def test_real_digits_arrive_exactly_and_in_turn(digit):
    drawn, of_this = draw_digit(sees_seven), X_TEST[digit == Y_TEST]
    for image in of_this[:3]:
        drawn.show_example(digit)
        assert np.array_equal(drawn.pixels, image)
        assert drawn.sentence.startswith(f"This is a real {digit} from the test digits. I see")


def test_a_real_digit_that_was_drawn_on_is_not_real_any_more():
    drawn = draw_digit(sees_seven)
    drawn.show_example(3)
    ink = bytearray(drawn.paper.ink)
    ink[0:40] = b"\xff" * 40
    drawn.paper.ink = bytes(ink)
    assert drawn.sentence.startswith("I see a 7")


def test_the_buttons_ask_for_real_digits():
    drawn = draw_digit(sees_seven)
    drawn.paper._handle_custom_msg({"show": 5}, [])
    assert "a real 5" in drawn.sentence


def test_a_trained_network_reads_the_real_digits():
    network = mlp([64, 32, 10], rng=0)
    fit(network, X, one_hot(y, 10), epochs=20, batch_size=32, optimizer=SGD(0.1), rng=0)
    drawn = draw_digit(network.probabilities)
    for digit in range(10):
        drawn.show_example(digit)
        assert int(np.argmax(drawn.paper.probabilities)) == digit


# What goes wrong


@pytest.mark.parametrize(
    ("predict", "error", "words"),
    [
        (np.eye(10), TypeError, "a function that guesses, got ndarray"),
        (lambda X: np.zeros(3), ValueError, r"shape \(3,\), expected \(1, 10\)"),
        (mlp([64, 10], rng=0), ValueError, "pass network.probabilities|Pass network.probabilities"),
        (lambda X: np.full((1, 10), np.nan), ValueError, "between 0 and 1"),
    ],
)
def test_a_function_that_cannot_answer_is_told_at_once(predict, error, words):
    with pytest.raises(error, match=words):
        draw_digit(predict)


def test_a_failure_is_shown_kept_and_raised():
    broken = []

    def predict(pixels):
        if broken:
            raise RuntimeError("out of ideas")
        return sees_seven(pixels)

    drawn = draw_digit(predict)
    drawn.paper.ink = stroke()
    broken.append(True)
    with pytest.raises(RuntimeError, match="out of ideas"):
        drawn.paper.ink = stroke(right=20)
    assert drawn.paper.trouble == "The network gave no guess. RuntimeError: out of ideas"
    assert (drawn.sentence, drawn.paper.probabilities) == ("", [])
    assert isinstance(drawn.error, RuntimeError)
    broken.clear()
    drawn.paper.ink = stroke()
    assert drawn.paper.trouble == ""


def test_other_threads_hand_their_ink_over():
    async def main():
        asked_on = []
        drawn = draw_digit(lambda X: asked_on.append(threading.get_ident()) or sees_seven(X))
        for right in (17, 18, 19):
            await asyncio.to_thread(setattr, drawn.paper, "ink", stroke(right=right))
        await asyncio.sleep(0)
        assert drawn.sentence.startswith("I see")
        assert set(asked_on) == {threading.get_ident()}

    asyncio.run(main())


def test_the_saved_notebook_keeps_a_still(monkeypatch):
    shown = []
    monkeypatch.setattr(drawing, "display_live", lambda box, still: shown.append((box, still)))
    drawn = draw_digit(sees_seven)
    drawn._ipython_display_()
    ((box, still),) = shown
    assert box is drawn.box
    assert "image/png" in still
    assert 'alt="A 4 on a grid of 8 × 8; the network sees a 7."' in still["text/html"]
    assert still["text/plain"] == "A 4 on a grid of 8 × 8; the network sees a 7."
    assert page.RUN_AGAIN in still["text/html"]
