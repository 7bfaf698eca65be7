import hashlib
from pathlib import Path

import numpy as np
import pytest

import course.data
from course.data import blobs, circles, digits, labels, moons, one_hot, spirals, truth_table, xor

SETS = [blobs, xor, moons, circles, spirals]
COUNTS = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
HERE = Path(course.data.__file__).parent


@pytest.mark.parametrize(
    ("name", "f"),
    [
        ("and", lambda p, q: p and q),
        ("or", lambda p, q: p or q),
        ("nand", lambda p, q: not (p and q)),
        ("xor", lambda p, q: p != q),
    ],
)
def test_truth_tables(name, f):
    X, y = truth_table(name)
    assert (X.shape, X.dtype, y.shape) == ((4, 2), np.float64, (4,))
    assert len(np.unique(X, axis=0)) == 4
    assert [bool(f(*row)) for row in X] == y.astype(bool).tolist()


def test_unknown_truth_table():
    with pytest.raises(ValueError, match="unknown truth table 'nor': give one of and, or, nand"):
        truth_table("nor")


def test_what_is_given_out_is_a_copy():
    truth_table("and")[1][:] = 7
    digits().X_train[:] = 7
    assert truth_table("and")[1].max() == 1
    assert digits().X_train.max() == 1


@pytest.mark.parametrize("points", SETS)
@pytest.mark.parametrize("n", [1, 2, 7, 100])
def test_point_sets_have_their_shape_and_equal_classes(points, n):
    X, y = points(n, 0.1, np.random.default_rng(0))
    assert (X.shape, X.dtype, y.shape) == ((n, 2), np.float64, (n,))
    assert y.dtype.kind == "i"
    assert np.bincount(y, minlength=2).tolist() == [n - n // 2, n // 2]


@pytest.mark.parametrize("points", SETS)
def test_point_sets_depend_on_rng_alone_and_fit_the_square(points):
    X, _ = points(200, 0.0, np.random.default_rng(3))
    np.testing.assert_array_equal(X, points(200, 0.0, 3)[0])
    assert np.abs(X).max() <= 1.01
    noisy, _ = points(200, 0.2, 3)
    assert 0.15 < (noisy - X).std() < 0.25


def test_the_sets_are_what_their_names_say():
    X, y = blobs(50, 0, 0)
    np.testing.assert_array_equal(X.sum(axis=1) > 0, y)
    X, y = xor(50, 0, 0)
    np.testing.assert_array_equal(X[:, 0] * X[:, 1] < 0, y)
    assert len(np.unique(X, axis=0)) == 4
    X, y = circles(50, 0, 0)
    np.testing.assert_allclose(np.hypot(*X.T), np.where(y, 0.4, 0.9))
    X, y = spirals(50, 0, 0)
    turn = 3 * np.pi * (np.hypot(*X.T) - 0.1) / 0.9 + np.pi * y
    np.testing.assert_allclose(np.cos(turn - np.arctan2(X[:, 1], X[:, 0])), 1)
    X, y = moons(50, 0, 0)
    centers = np.where(y, 1, -1)[:, None] * [0.3, 0.15]
    np.testing.assert_allclose(np.hypot(*(X - centers).T), 0.6)
    np.testing.assert_array_equal((X - centers)[:, 1] < 0, y)


@pytest.mark.parametrize("points", SETS)
def test_bad_numbers_of_points_and_noise(points):
    for n in (0, -3, 2.5, None):
        with pytest.raises(ValueError, match="n must be a positive whole number"):
            points(n, 0.1, 0)
    with pytest.raises(ValueError, match=r"noise must be 0 or more, got -0\.1"):
        points(4, -0.1, 0)


def test_one_hot_and_back():
    y = np.array([2, 0, 1, 2])
    Y = one_hot(y, 4)
    np.testing.assert_array_equal(Y, [[0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]])
    np.testing.assert_array_equal(labels(Y), y)
    np.testing.assert_array_equal(labels([[0.2], [0.5], [0.9]]), [0, 1, 1])


def test_labels_that_are_none():
    for y in ([0, 3], [-1, 0], [0.5, 1], [[0], [1]]):
        with pytest.raises(ValueError, match="whole numbers from 0 to 2"):
            one_hot(y, 3)
    with pytest.raises(ValueError, match=r"got shape \(3,\)"):
        labels(np.zeros(3))


def test_the_digits_file_is_the_original():
    with np.load(HERE / "digits.npz") as file:
        images, y = file["images"], file["labels"]
    assert (images.shape, images.dtype, y.shape) == ((1797, 8, 8), np.uint8, (1797,))
    assert (images.min(), images.max()) == (0, 16)
    assert np.bincount(y).tolist() == COUNTS
    digest = hashlib.sha256(images.tobytes() + y.tobytes()).hexdigest()
    assert digest in (HERE / "LICENSE-DIGITS").read_text(encoding="utf-8")


@pytest.mark.parametrize("rng", [None, 0, 1])
@pytest.mark.parametrize("test_fraction", [0.1, 0.25, 0.5])
def test_digits_are_split_by_class_and_none_is_in_both_parts(rng, test_fraction):
    X, y, X_test, y_test = digits(rng, test_fraction)
    assert X.dtype == X_test.dtype == np.float64
    assert (X.min(), X.max()) == (X_test.min(), X_test.max()) == (0, 1)
    assert len(y) + len(y_test) == 1797
    assert len(np.unique(np.vstack([X, X_test]), axis=0)) == 1797  # so all images are different
    assert np.bincount(y_test).tolist() == [int(count * test_fraction) for count in COUNTS]


def test_the_split_is_fixed_unless_rng_is_given():
    for part, again in zip(digits(), digits(), strict=True):
        np.testing.assert_array_equal(part, again)
    assert not np.array_equal(digits().X_test, digits(rng=0).X_test)
    np.testing.assert_array_equal(digits(rng=0).X_test, digits(rng=0).X_test)


def test_pixels_belong_to_their_labels():
    X, y, X_test, y_test = digits()
    means = np.stack([X[y == digit].mean(axis=0) for digit in range(10)])
    nearest = ((X_test[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)
    assert (nearest == y_test).mean() > 0.85


@pytest.mark.parametrize("test_fraction", [0, 1, -0.1, 25])
def test_bad_fractions(test_fraction):
    with pytest.raises(ValueError, match="test_fraction must lie between 0 and 1"):
        digits(test_fraction=test_fraction)
