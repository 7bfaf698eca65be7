"""A neuron to turn by hand: inputs, weights and bias move, the line and the sum follow."""

from course.plots import neuron as plot
from course.widgets.controls import slider
from course.widgets.panel import Panel


def neuron(x=(1.0, 2.0), w=(0.8, -0.5), b: float = 0.3) -> Panel:
    """Return a panel with one neuron; ``x`` and ``w`` are the two inputs and weights to start."""
    figure, artists = plot.draw()
    controls = {
        "x1": slider("input x₁", x[0], -3, 3),
        "x2": slider("input x₂", x[1], -3, 3),
        "w1": slider("weight w₁", w[0], -2, 2),
        "w2": slider("weight w₂", w[1], -2, 2),
        "b": slider("bias b", b, -3, 3),
    }

    def update(x1, x2, w1, w2, b):
        plot.move(artists, (x1, x2), (w1, w2), b)
        return plot.describe((x1, x2), (w1, w2), b)

    return Panel(figure, artists.values(), controls, update)
