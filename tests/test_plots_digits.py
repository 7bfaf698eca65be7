"""Pictures of digits, of guesses about them, and of a network that learns to read them."""

import numpy as np
import pytest

from course.data import digits
from course.plots import digits as plot
from course.plots import theme, training
from course.plots.canvas import Canvas

NOTHING = np.zeros(64)
IMAGES = digits().X_test[:12]


def one(p, digit=7, second=1, q=0.0):
    """Ten probabilities, ``p`` for one digit and ``q`` for another."""
    answer = np.full(10, (1 - p - q) / 8)
    answer[[digit, second]] = p, q
    return answer


def test_numbers_count_ink_in_sixteenths():
    image = IMAGES[4]
    texts = [text.get_text() for text in plot.digit(image, numbers=True).texts]
    assert texts == [str(round(16 * ink)) for ink in image]


def test_numbers_stand_out_from_their_pixels():
    first, second = plot.digit([0.0, 1.0, 0.0, 1.0], numbers=True).texts[:2]
    assert (first.get_color(), second.get_color()) == ("black", "white")


def test_wrong_guesses_are_marked_by_words_and_by_a_frame():
    right, wrong = plot.digits_grid([NOTHING, NOTHING], [3, 4], 2, guesses=[3, 9]).axes
    assert (right.get_title(), wrong.get_title()) == ("3 ✓", "4, read as 9")
    assert right.spines["left"].get_linewidth() < wrong.spines["left"].get_linewidth()


def test_guesses_need_labels():
    with pytest.raises(ValueError, match="without labels"):
        plot.digits_grid([NOTHING], guesses=[1])


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (one(0.83, q=0.09), "I see a 7 (83 %); second guess 1 (9 %)."),
        (one(0.5, 8, q=0.4), "I see an 8 (50 %); second guess 1 (40 %)."),
        (one(0.999), "I see a 7 (over 99 %)."),
        (one(0.97), "I see a 7 (97 %)."),
    ],
)
def test_a_guess_in_words(answer, words):
    assert plot.describe(answer).replace("\u00a0", " ") == words


def test_a_guess_is_drawn_beside_its_digit():
    left, right = plot.draw_guess(IMAGES[0], one(0.9)).axes
    assert np.array_equal(left.images[0].get_array().ravel(), IMAGES[0])
    assert right.patches[7].get_facecolor() != right.patches[1].get_facecolor()


# A network that learns

SEEN, UNSEEN, LABELS = [0.1, 0.6, 0.8], [0.12, 0.5, 0.7], np.arange(12) % 10


def moved(guesses=LABELS, seen=SEEN, unseen=UNSEEN):
    figure, artists = training.draw(IMAGES, epochs=4)
    training.move(artists, seen, unseen, LABELS, guesses, 4)
    assert Canvas(figure, artists.values()).png().startswith(b"\x89PNG")
    return artists


def test_the_bar_and_the_curves_grow_with_the_epochs():
    artists = moved()
    assert artists["bar"].get_width() == 0.5
    assert artists["bar text"].get_text() == "2 of 4 epochs"
    assert artists["line seen"].get_xydata().tolist() == [[0, 0.1], [1, 0.6], [2, 0.8]]
    assert artists["line unseen"].get_xydata()[:, 1].tolist() == UNSEEN


def test_the_curves_differ_in_color_and_dash_and_bear_their_names():
    artists = moved()
    seen, unseen = artists["line seen"], artists["line unseen"]
    assert seen.get_color() != unseen.get_color()
    assert (seen.is_dashed(), unseen.is_dashed()) == (True, False)
    assert artists["label unseen"].get_text() == "unseen 70\u00a0%"
    assert artists["label unseen"].get_position()[0] > 2


@pytest.mark.parametrize("ends", [(1.0, 1.0), (0.97, 0.98), (0.98, 0.97), (0.0, 0.0), (0.9, 0.2)])
def test_the_names_of_the_curves_never_meet(ends):
    artists = moved(seen=[0, 0, ends[0]], unseen=[0, 0, ends[1]])
    heights = [artists[f"label {name}"].get_position()[1] for name in training.STYLES]
    assert abs(heights[0] - heights[1]) >= training.LABEL_GAP - 1e-9
    assert (heights[0] >= heights[1]) == (ends[0] >= ends[1])


def test_wrong_guesses_are_framed_and_called_wrong():
    artists = moved(guesses=np.where(LABELS == 3, 8, LABELS))
    assert artists["guess 3"].get_text() == "8 ✗ wrong"
    assert [artists[f"frame {i}"].get_visible() for i in (2, 3)] == [False, True]
    assert artists["guess 2"].get_text() == "2 ✓"


def test_learning_in_words():
    words = training.describe(SEEN, UNSEEN, LABELS, LABELS + (LABELS == 0), 4)
    assert words.replace("\u00a0", " ") == (
        "After 2 of 4 epochs the network reads 70 % of the digits it has never seen and 80 % of "
        "those it learns from. Of the 12 shown it reads 10."
    )
    assert training.describe([0.1], [0.1], LABELS, LABELS, 4).startswith("Before it learns the")


def test_the_accuracy_curve_counts_epochs_from_one():
    ax = training.accuracy_curve([0.5, 0.9], [0.4, 0.8])
    assert [line.get_xdata().tolist() for line in ax.lines] == [[1, 2], [1, 2]]
    own = theme.axes()
    assert training.accuracy_curve([0.5], [0.4], own) is own
