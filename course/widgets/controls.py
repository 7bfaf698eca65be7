"""The controls our panels use, sized alike so that they line up and no label is cut off."""

from collections.abc import Iterable

from ipywidgets import Button, Dropdown, FloatSlider, Layout, Text, ToggleButton

_LABEL = {"description_width": "7em"}
_LAYOUT = {"width": "auto", "flex": "0 1 calc(50% - 4px)", "min_width": "280px"}  # two in a row


def slider(label: str, value: float, low: float, high: float, step: float = 0.1) -> FloatSlider:
    """A number moved by mouse or keyboard; the picture follows while it moves."""
    return FloatSlider(
        value,
        min=low,
        max=high,
        step=step,
        description=label,
        readout_format=".2f" if step < 0.1 else ".1f",
        continuous_update=True,
        style=_LABEL,
        layout=Layout(**_LAYOUT),
    )


def dropdown(label: str, options: Iterable[str], value: str) -> Dropdown:
    """One of a few names."""
    return Dropdown(
        options=list(options),
        value=value,
        description=label,
        style=_LABEL,
        layout=Layout(**_LAYOUT),
    )


def text(label: str, value: str) -> Text:
    """Something to type, taken when Enter is pressed or the box is left."""
    return Text(
        value,
        description=label,
        continuous_update=False,
        style=_LABEL,
        layout=Layout(**_LAYOUT | {"flex": "1 1 100%"}),
    )


class ActionButton(Button):
    """A button whose failures are raised where it was clicked: `Button` only logs them."""

    def __init__(self, label: str, action):
        super().__init__(description=label, layout=Layout(width="110px"))
        self._action = action

    def click(self) -> None:
        """Do what the button is for."""
        self._action()


def play_button() -> ToggleButton:
    """The toggle that starts and stops playing."""
    return ToggleButton(description="Play", icon="play", layout=Layout(width="110px"))
