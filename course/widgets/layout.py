"""How the controls of a panel stand on the page."""

from collections.abc import Iterable, Mapping

from ipywidgets import HTML, Box, DOMWidget, Layout, VBox

_LETTER = 0.55  # em, of a label


def row(children: Iterable[DOMWidget]) -> Box:
    """Side by side, and on a second line where there is no room."""
    return Box(list(children), layout=Layout(flex_flow="row wrap", max_width="720px"))


def columns(groups: Mapping[str, Iterable[DOMWidget]]) -> Box:
    """Each group under its title, the groups side by side."""
    return row(_column(title, controls) for title, controls in groups.items())


def _column(title: str, controls: Iterable[DOMWidget]) -> VBox:
    controls = list(controls)
    longest = max(len(control.description) for control in controls)
    for control in controls:
        control.layout = Layout(width="100%", margin="1px 0")
        control.style.description_width = f"{_LETTER * longest:.1f}em"
    heading = HTML(f"<b>{title}</b>", layout=Layout(margin="0"))
    least = f"{120 + 7 * longest}px"  # with less, the column goes under the others
    column = VBox([heading, *controls], layout=Layout(flex=f"1 1 {least}", padding="0 8px 0 0"))
    column.add_class("course-group")
    return column


def close(widget: DOMWidget) -> None:
    """Close ``widget`` and all that it holds: what stays open is kept for ever."""
    for child in getattr(widget, "children", ()):
        close(child)
    widget.close()
