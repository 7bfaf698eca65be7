"""Pictures that move, and predictions to make before looking."""

from course.widgets.activations import activations
from course.widgets.neuron import neuron
from course.widgets.perceptron import perceptron
from course.widgets.predict import predict

__all__ = ["activations", "neuron", "perceptron", "predict"]
