"""Unit 01: the weighted sum, the threshold, a batch at once, the perceptron's update."""

from course.checks.unit_01_neurons import fires, perceptron_update, predict_batch, weighted_sum

EXERCISES = tuple(
    module.EXERCISE for module in (weighted_sum, fires, predict_batch, perceptron_update)
)
