"""The pictures of our widgets, drawn by others: runs in the kernel of the benchmark's notebook."""

import ipywidgets
from IPython.display import display

from course import widgets
from course.widgets.panel import Panel


def with_sliders() -> list[str]:
    """Names of our widgets that have a slider and can be shown without arguments."""
    return [name for name in widgets.__all__ if _slider(_made(name))]


def interact_inline(name: str) -> None:
    """`interact`, and the figure as the inline backend displays it."""
    from IPython import get_ipython
    from matplotlib_inline.backend_inline import select_figure_formats

    select_figure_formats(get_ipython(), {"png"})
    panel, key, slider = _parts(name)
    values = {name: control.value for name, control in panel.controls.items()}

    def draw(value):
        panel._update(**values | {key: value})
        display(panel.canvas.figure)

    ipywidgets.interact(draw, value=slider)


def ipympl(name: str) -> None:
    """The canvas of ipympl, and a slider that redraws it."""
    from ipympl.backend_nbagg import Canvas, FigureManager

    panel, key, slider = _parts(name)
    values = {name: control.value for name, control in panel.controls.items()}
    canvas = Canvas(panel.canvas.figure)
    FigureManager(canvas, 0)

    def draw(change):
        panel._update(**values | {key: change.new})
        canvas.draw_idle()

    slider.observe(draw, "value")
    display(ipywidgets.VBox([slider, canvas]))


def _made(name: str):
    try:
        return getattr(widgets, name)()
    except TypeError:  # needs something to show
        return None


def _slider(panel) -> str | None:
    if not isinstance(panel, Panel):
        return None
    kinds = panel.controls.items()
    return next(
        (key for key, control in kinds if isinstance(control, ipywidgets.FloatSlider)), None
    )


def _parts(name: str):
    """A panel of its own whose figure is drawn as a whole, and its first slider."""
    panel = _made(name)
    for artist in panel.canvas.moving:
        artist.set_animated(False)
    key = _slider(panel)
    return panel, key, panel.controls[key]
