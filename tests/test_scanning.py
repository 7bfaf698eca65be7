"""From ink on paper to the pixels of a digit."""

import numpy as np
import pytest

from course.data.scanning import scan


def test_blank_paper_is_blank():
    assert not scan(np.zeros((32, 32))).any()


def test_ink_is_counted_in_sixteenths():
    pixels = scan(np.random.default_rng(0).random((32, 32)))
    assert pixels.shape == (64,)
    assert np.array_equal(16 * pixels, np.round(16 * pixels))
    assert 0 <= pixels.min() <= pixels.max() <= 1


def test_a_small_drawing_in_a_corner_fills_the_grid():
    ink = np.zeros((32, 32))
    ink[1:13, 3:5] = 1
    pixels = scan(ink).reshape(8, 8)
    assert pixels.any(axis=1).all()  # from top to bottom
    assert np.array_equal(np.flatnonzero(pixels.any(axis=0)), [3, 4])  # in the middle
    assert np.allclose(pixels, pixels[:, ::-1])


def test_a_wide_drawing_keeps_inside():
    ink = np.zeros((32, 32))
    ink[10:14] = 1
    columns = np.flatnonzero(scan(ink).reshape(8, 8).any(axis=0))
    assert columns.min() >= 0
    assert len(columns) in (7, 8)


def test_a_dot_stays_a_dot():
    ink = np.zeros((32, 32))
    ink[20:22, 20:22] = 1
    assert 0 < scan(ink).sum() <= 4


def test_paper_has_one_form():
    with pytest.raises(ValueError, match=r"\(8, 8\), expected \(32, 32\)"):
        scan(np.zeros((8, 8)))
