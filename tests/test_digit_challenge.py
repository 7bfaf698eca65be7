"""The challenge of unit 08: judged by what the network reads, never by its weights."""

import numpy as np
import pytest

from course.checks.judge import FAILED, PASSED, judge
from course.checks.library import find
from course.checks.outcome import call
from course.checks.unit_08_training import train_on_digits as challenge
from course.checks.unit_08_training.digit_nets import given, held_back, train, untrained
from course.checks.unit_08_training.digit_symptoms import GOOD, symptom
from course.data import digits

_, DIGITS = find("train_on_digits")


def verdict(answer):
    return judge(DIGITS, lambda case: call(answer, case), np.random.default_rng(0))


def trained(**options):
    X, Y = given()
    return train(untrained(np.random.default_rng(3)), X, Y, np.random.default_rng(3), **options)


def test_our_own_answer_is_good_whatever_the_seed():
    X, Y = given()
    for seed in range(challenge.SEEDS):
        assert symptom(challenge.train_on_digits(X, Y, seed)) == GOOD


def test_an_answer_gets_the_digits_to_learn_from_and_no_others():
    [(X, Y, seed)] = DIGITS.cases(np.random.default_rng(0))
    everything = digits()
    assert np.array_equal(X, everything.X_train)
    assert np.array_equal(Y.argmax(axis=1), everything.y_train)
    assert 0 <= seed < challenge.SEEDS
    assert np.array_equal(held_back()[0], everything.X_test)
    seen = {x.tobytes() for x in X}
    assert not any(x.tobytes() in seen for x in everything.X_test)


def test_every_mistake_of_the_bank_has_a_symptom_of_its_own():
    reads = [m for m in DIGITS.mistakes if m.name != "digits changed in place"]
    symptoms = [symptom(mistake.function(*given(), 0)) for mistake in reads]
    assert GOOD not in symptoms
    assert len(set(symptoms)) == len(symptoms) >= 12


def test_the_verdict_names_the_symptom_and_shows_no_digit():
    text = verdict(lambda X, Y, seed: untrained(np.random.default_rng(seed))).text
    assert "Of 445 digits that it was not given it reads: got 'no more than guessing" in text
    assert "expected 'at least 95 % right'." in text
    assert len(text) < 900


@pytest.mark.parametrize(
    ("answer", "mistake"),
    [
        (lambda: trained(epochs=2, lr=0.5), "too few epochs"),
        (lambda: trained(epochs=30, lr=0.1), None),  # about 95 %: it may pass
        (lambda: trained(epochs=15, lr=0.001), "learning rate far too small"),
        (lambda: trained(epochs=1, lr=0.5), "hardly begun"),
        (lambda: trained(epochs=5, lr=50.0), "learning rate far too large"),
        (lambda: trained(epochs=2, lr=-0.5), "weights updated before the error is carried back"),
        (lambda: [(W.astype(np.float32), b.tolist()) for W, b in trained(epochs=0, lr=1)],
         "untrained"),
    ],
)  # fmt: skip
def test_trainings_that_are_not_in_the_bank(answer, mistake):
    layers = answer()
    result = verdict(lambda X, Y, seed: layers)
    if mistake is None:
        assert result.status == PASSED or result.mistake == "nearly there"
    else:
        assert (result.status, result.mistake) == (FAILED, mistake)


def flat(layers):
    return [part for layer in layers for part in layer]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (flat, "The list should hold 2 and holds 4"),
        (lambda layers: [(W.T, b) for W, b in layers], "That is the transpose"),
        (lambda layers: [(W, b[None]) for W, b in layers], "Second value: The right count"),
        (lambda layers: [(b, W) for W, b in layers], "First value: "),
        (lambda layers: layers[:1], "The list should hold 2 and holds 1"),
        (lambda layers: [(W[:, :16], b[:16]) for W, b in layers], "expected a list of 2"),
        (lambda layers: None, "Is a `return` missing?"),
        (lambda layers: 0.97, "Return a list with one item for each"),
    ],
)
def test_wrong_shapes_are_said_in_words(change, said):
    layers = untrained(np.random.default_rng(0))
    result = verdict(lambda X, Y, seed: change(layers))
    assert result.status == FAILED
    assert said in result.text
    assert "W1 (64, 32), b1 (32,)" in result.text


def test_huge_weights_and_infinities_raise_nothing():
    layers = untrained(np.random.default_rng(0))
    for factor in (1e6, 1e300, np.inf, -np.inf):
        with np.errstate(all="ignore"):
            spoilt = [(W * factor, b) for W, b in layers]
        assert verdict(lambda X, Y, seed, it=spoilt: it).mistake
