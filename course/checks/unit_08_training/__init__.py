"""Unit 08: an epoch, momentum, Adam, accuracy, and a network that reads digits it never saw."""

from course.checks.unit_08_training import (
    accuracy,
    adam_step,
    momentum_step,
    train_epoch,
    train_on_digits,
)

EXERCISES = tuple(
    module.EXERCISE for module in (train_epoch, momentum_step, adam_step, accuracy, train_on_digits)
)
