"""Pictures that move, and predictions to make before looking."""

from course.widgets.activations import activations
from course.widgets.bar import progress_bar
from course.widgets.bumps import bump_layers, bumps
from course.widgets.descent import descent
from course.widgets.drawing import draw_digit
from course.widgets.graph import graph_stepper
from course.widgets.hidden import xor_twice
from course.widgets.loss_surface import loss_surface
from course.widgets.losses import losses
from course.widgets.neuron import neuron
from course.widgets.neuron_graph import neuron_graph
from course.widgets.perceptron import perceptron
from course.widgets.playground import playground
from course.widgets.predict import predict
from course.widgets.stepper import stepper
from course.widgets.training import train_and_watch
from course.widgets.your_digits import examine, train_yours

__all__ = [
    "activations",
    "bump_layers",
    "bumps",
    "descent",
    "draw_digit",
    "examine",
    "graph_stepper",
    "loss_surface",
    "losses",
    "neuron",
    "neuron_graph",
    "perceptron",
    "playground",
    "predict",
    "progress_bar",
    "stepper",
    "train_and_watch",
    "train_yours",
    "xor_twice",
]
