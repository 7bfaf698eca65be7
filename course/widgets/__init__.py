"""Pictures that move, and predictions to make before looking."""

from course.widgets.activations import activations
from course.widgets.bumps import bump_layers, bumps
from course.widgets.descent import descent
from course.widgets.drawing import draw_digit
from course.widgets.hidden import xor_twice
from course.widgets.loss_surface import loss_surface
from course.widgets.losses import losses
from course.widgets.neuron import neuron
from course.widgets.perceptron import perceptron
from course.widgets.predict import predict
from course.widgets.training import train_and_watch

__all__ = [
    "activations",
    "bump_layers",
    "bumps",
    "descent",
    "draw_digit",
    "loss_surface",
    "losses",
    "neuron",
    "perceptron",
    "predict",
    "train_and_watch",
    "xor_twice",
]
