"""How a sketch becomes SVG, PNG or PDF: with the same bytes every time, whatever the user's settings are."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from typing import Any, Final

from matplotlib import rc_context, rcdefaults, rcParams
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, FancyArrowPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.text import Text

from coder.reports.figures.font.file import FAMILY, FONT, SPARE
from coder.reports.figures.sketch import Form, Mark, Ribbon, Sketch, Stroke, Words

DOTS: Final = 200
"""Of a PNG, per inch."""
_SETTINGS: Final[dict[Any, Any]] = {
    "pdf.fonttype": 42,  # letters that can be copied and edited
    "svg.hashsalt": "coder",
    "path.simplify": False,
}
_NO_DATE: Final[Mapping[str, Mapping[str, None]]] = {
    "svg": {"Date": None},
    "pdf": {"CreationDate": None},
    "png": {"Software": None},
}


def drawn(sketch: Sketch, suffix: str, *, text: bool = False) -> bytes:
    """Draw as `svg`, `png` or `pdf`; `text` keeps words in an SVG as words: its readers need the font."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of its cache of fonts
    if all(font.name != FAMILY for font in fontManager.ttflist):
        fontManager.addfont(str(FONT))
    with rc_context():
        rcdefaults()
        rcParams.update({**_SETTINGS, "svg.fonttype": "none" if text else "path"})
        figure = Figure(figsize=(sketch.width, sketch.height), dpi=DOTS, facecolor="white")
        FigureCanvasAgg(figure)
        for order, mark in enumerate(sketch.marks):
            artist = _artist(mark, figure, sketch.height)
            artist.set_zorder(order)
            figure.add_artist(artist)
        file = io.BytesIO()
        title = {} if suffix == "png" else {"Title": sketch.title}
        figure.savefig(file, format=suffix, metadata={**_NO_DATE[suffix], **title})
    return file.getvalue()


def _artist(mark: Mark, figure: Figure, height: float) -> Any:
    """Make a mark; inches here count upwards."""
    inches = figure.dpi_scale_trans
    if isinstance(mark, Words):
        return _words(mark, inches, height)
    if isinstance(mark, Stroke):
        return _stroke(mark, inches, height)
    if isinstance(mark, Ribbon):
        return _ribbon(mark, inches, height)
    return _form(mark, inches, height)


def _words(mark: Words, inches: Any, height: float) -> Text:
    return Text(
        mark.x,
        height - mark.y,
        mark.text,
        color=mark.color,
        fontproperties=FontProperties(family=[FAMILY, SPARE], size=mark.size),
        horizontalalignment=mark.across,
        verticalalignment="center_baseline",
        rotation=mark.angle,
        rotation_mode="anchor",
        transform=inches,
        parse_math=False,
    )


def _stroke(mark: Stroke, inches: Any, height: float) -> Any:
    points = [(x, height - y) for x, y in mark.points]
    style: Any = (0, (1.2, 1.6)) if mark.dotted else "solid"
    if mark.arrow:
        return FancyArrowPatch(
            points[-2],
            points[-1],
            arrowstyle="-|>",
            mutation_scale=8 + mark.width,
            linewidth=mark.width,
            color=mark.color,
            shrinkA=0,
            shrinkB=0,
            transform=inches,
        )
    xs, ys = zip(*points, strict=True)
    return Line2D(
        xs,
        ys,
        linewidth=mark.width,
        color=mark.color,
        linestyle=style,
        transform=inches,
        dash_capstyle="butt",
    )


def _ribbon(mark: Ribbon, inches: Any, height: float) -> PathPatch:
    (x0, y0), (x1, y1) = mark.left, mark.right
    y0, y1, middle = height - y0, height - y1, (x0 + x1) / 2
    t = mark.thickness
    points = [
        *((x0, y0), (middle, y0), (middle, y1), (x1, y1)),
        *((x1, y1 - t), (middle, y1 - t), (middle, y0 - t), (x0, y0 - t), (x0, y0)),
    ]
    curve = [Outline.CURVE4] * 3
    codes = [Outline.MOVETO, *curve, Outline.LINETO, *curve, Outline.CLOSEPOLY]
    outline = Outline(points, codes)
    return PathPatch(outline, facecolor=mark.fill, alpha=0.55, linewidth=0, transform=inches)


def _form(mark: Form, inches: Any, height: float) -> Any:
    x, y, w, h = mark.x, height - mark.y, mark.width / 2, mark.height / 2
    look = {"facecolor": mark.fill, "edgecolor": mark.border, "linewidth": 0.8, "transform": inches}
    if mark.shape == "circle":
        return Ellipse((x, y), 2 * w, 2 * h, **look)
    if mark.shape in {"square", "box"}:
        return Rectangle((x - w, y - h), 2 * w, 2 * h, **look)
    corners = {
        "triangle": [(x - w, y - h), (x + w, y - h), (x, y + h)],
        "diamond": [(x - w, y), (x, y - h), (x + w, y), (x, y + h)],
    }
    return Polygon(corners[mark.shape], closed=True, **look)
