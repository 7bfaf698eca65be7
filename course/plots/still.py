"""Show a picture in a notebook, with its text alternative.

JupyterLab gives an ``image/png`` output no ``alt``, so the same picture goes out as an HTML image
too, which has one; viewers that do not show HTML have the PNG, and a terminal has the words.
"""

import base64
import html

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from course.plots import theme
from course.plots.canvas import encode_small


def show(picture: Axes | Figure, alt: str) -> None:
    """Display ``picture`` in the notebook; ``alt`` says in words what there is to see."""
    # Heavy, and needed in a notebook only.
    from IPython.display import display

    figure = picture if isinstance(picture, Figure) else picture.get_figure()
    display(bundle(figure, alt), raw=True)


def bundle(figure: Figure, alt: str) -> dict[str, str]:
    """``figure`` as the MIME bundle of a notebook output."""
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError(
            f"alt is {alt!r}: a picture needs a sentence that says what it shows, "
            "for those who cannot see it. Write show(ax, alt='...')."
        )
    agg = FigureCanvasAgg(figure)
    agg.draw()
    return image(encode_small(agg), theme.shown_width(figure), alt)


def image(png: bytes, width: int, alt: str) -> dict[str, str]:
    """PNG bytes as a MIME bundle, shown ``width`` CSS pixels wide."""
    data = base64.b64encode(png).decode()
    tag = f'<img alt="{html.escape(alt)}" width="{width}" src="data:image/png;base64,{data}">'
    return {"text/html": tag, "image/png": data, "text/plain": alt}
