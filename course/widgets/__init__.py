"""Pictures that move, and predictions to make before looking."""

from course.widgets.activations import activations
from course.widgets.drawing import draw_digit
from course.widgets.neuron import neuron
from course.widgets.perceptron import perceptron
from course.widgets.predict import predict
from course.widgets.training import train_and_watch

__all__ = ["activations", "draw_digit", "neuron", "perceptron", "predict", "train_and_watch"]
