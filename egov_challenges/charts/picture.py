"""A chart as a picture that leaves the app: what changes in its layout, and what it says there besides.

On the page a chart has its finding above it, its note below it and the colour of its text from the page. A picture says all
that itself, with its source and its licence, in one size and on white, whatever screen it is asked on.
"""

from __future__ import annotations

import math
import textwrap
import unicodedata
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from egov_challenges.charts.looks import TEMPLATE, TEXT_SIZE, plain

WIDTH, LEAST_HEIGHT = 960, 540  # px; a wide slide in points, so that the texts have on it the sizes that they have here
SCALE = 8 / 3  # of the PNG, which is then 2560 px wide
TITLE_SIZE, SMALL_SIZE = 22, 12  # px
LINE = 1.3  # plotly's distance between lines, in sizes of their text
PAD, GAP = 16, 12  # px: around everything; between head, chart and foot
TICKS, AXIS_TITLE = 28, 22  # px that the labels of an axis take, and its title
INK, PAPER = "#0F1720", "#FFFFFF"
FONT = "Arial, Helvetica, Liberation Sans, sans-serif"  # what is at hand in every program that a picture is put into
NARROW = frozenset(" .,:;'’‘!|()[]-/fijlrtI")
FLUSH = {"xref": "paper", "yref": "paper", "align": "left", "showarrow": False, "borderpad": 0, "borderwidth": 0}


def picture(figure: go.Figure, title: str, chosen: str, foot: Sequence[str]) -> dict[str, Any]:
    """What the layout of a figure becomes in its picture: title and choice above it, the lines of the foot below.

    As tall as the figure needs, and no less than a slide is.
    """
    titles, subtitles = wrapped(title, TITLE_SIZE), wrapped(chosen, TEXT_SIZE)
    feet = [line for text in foot for line in wrapped(text, SMALL_SIZE)]
    title_ends = PAD + LINE * TITLE_SIZE * len(titles)
    head = title_ends + LINE * TEXT_SIZE * len(subtitles) + GAP
    below = GAP + LINE * SMALL_SIZE * len(feet) + PAD
    left, right, over, under = _surroundings(figure)
    blocks = (
        _block(titles, {"size": TITLE_SIZE, "weight": 600}, right, top=head + over - PAD),
        _block(subtitles, {"size": TEXT_SIZE}, right, top=head + over - title_ends),
        _block(feet, {"size": SMALL_SIZE}, right, bottom=below + under - PAD),
    )
    return {
        "width": WIDTH,
        "height": 3 * math.ceil(max(LEAST_HEIGHT, head + figure.layout.height + below) / 3),  # times the scale: whole dots
        "autosize": False,
        "paper_bgcolor": PAPER,
        "font": {"family": FONT, "size": TEXT_SIZE, "color": INK},
        "margin": {"l": PAD + left, "r": PAD + right, "t": head + over, "b": below + under},
        "annotations": [*(note.to_plotly_json() for note in figure.layout.annotations), *filter(None, blocks)],
    }


def wrapped(text: str, size: float) -> list[str]:
    """The lines of a text of this size between the margins; too short rather than too long, for no font is at hand here."""
    if not text:
        return []
    each = size * sum(map(_ems, text)) / len(text)
    return textwrap.wrap(text, int((WIDTH - 2 * PAD) / each), break_on_hyphens=False)


def _ems(letter: str) -> float:
    """The width of a letter in sizes of its text, a little more than Arial's."""
    if letter in "MW@%" or unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter in NARROW:
        return 0.36
    return 0.8 if letter.isupper() or letter in "mw" else 0.57


def _block(lines: list[str], font: dict[str, Any], right: float, top: float = 0, bottom: float = 0) -> dict[str, Any] | None:
    """Lines ``top`` px above the plot or ``bottom`` px below it, over the whole width.

    They hang on the right corners of the plot: the left ones move with the labels of an axis.
    """
    if not lines:
        return None
    across = {"x": 1, "xanchor": "right", "xshift": right, "width": WIDTH - 2 * PAD}
    down = {"y": 1, "yanchor": "top", "yshift": top} if top else {"y": 0, "yanchor": "bottom", "yshift": -bottom}
    return {"text": "<br>".join(map(plain, lines)), "font": font, **FLUSH, **across, **down}


def _surroundings(figure: go.Figure) -> tuple[float, float, float, float]:
    """The room left and right of the plot, above and below it, that the figure asks for and that its years or names take."""
    left, right, over, under = (
        float(TEMPLATE.layout.margin[side] if (own := figure.layout.margin[side]) is None else own) for side in "lrtb"
    )
    axis = figure.layout.xaxis
    if axis.visible is False or not any("x" in trace for trace in figure.data):
        return left, right, over, under
    room = TICKS + (AXIS_TITLE if axis.title.text else 0)
    return (left, right, over + room, under) if axis.side == "top" else (left, right, over, under + room)
