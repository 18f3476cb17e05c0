"""A finished figure of our own charts as a vector picture (SVG), drawn without a browser.

Marks, colours, order and words are those of the plotly figure: only what plotly leaves to its script, the place of each mark in
pixels, is reckoned here. It knows the parts of plotly that ``charts`` uses, and no others. Text stays text.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import plotly.graph_objects as plotly
from markupsafe import Markup

from egov_challenges.charts.looks import QUIET, TEMPLATE, TEXT_SIZE
from egov_challenges.handout import globe
from egov_challenges.handout.axes import Axis, axis, ticks, width_of
from egov_challenges.handout.markup import joined, tag

WIDTH = 640.0  # px; the text width of an A4 page
TICKS, STANDOFF = 24.0, 6.0  # px: the labels of an axis below or above the plot; between labels and plot
UNDER = 0.35  # of its size, how far the foot of a text lies below its middle
BAR = 0.75  # of the room of a category
INK, EDGE = "#000000", 0.6
STYLE = "font-family:'Source Sans',Arial,Helvetica,'Liberation Sans',sans-serif"
# The simple marking that the texts of our figures have, for plotly reads it.
RUNS = re.compile(r'<b>(?P<bold>.*?)</b>|<span style="color:(?P<colour>#\w+)">(?P<dot>.*?)</span>|(?P<plain>[^<]+)')
ANCHORS = {"left": "start", "center": "middle", "right": "end"}


@dataclass(frozen=True)
class Plot:
    """A figure and the room for its marks: left, right, top and bottom, in px."""

    figure: plotly.Figure
    left: float
    right: float
    top: float
    bottom: float

    def axis(self, name: str) -> Axis:
        """The axis of this plotly name."""
        return axis(self.figure, name, (self.left, self.right) if name[0] == "x" else (self.bottom, self.top))

    def place(self, ref: str, value: float) -> float:
        """Where a value lies that an annotation or a shape names, by an axis or by its share of the plot."""
        if ref.endswith("paper"):
            raise ValueError(ref)
        return self.axis(ref).at(value)

    def across(self, ref: str | None, value: float) -> float:
        """``place`` from left to right."""
        return self.left + value * (self.right - self.left) if ref == "paper" else self.place(ref or "x", value)

    def down(self, ref: str | None, value: float) -> float:
        """``place`` from bottom to top."""
        return self.bottom + value * (self.top - self.bottom) if ref == "paper" else self.place(ref or "y", value)


def svg(figure: plotly.Figure, alt: str) -> Markup:
    """The picture of a figure; ``alt`` is what it says. A map takes the shapes of its countries from ``land``."""
    maps = [trace for trace in figure.data if trace.type == "choropleth"]
    marks, height = _map(maps) if maps else _plot(figure)
    return tag(
        "svg",
        marks,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:g} {height:.0f}",
        role="img",
        aria_label=alt,
        style=STYLE,
        font_size=TEXT_SIZE,
        fill=INK,
    )


# --- plots on axes -------------------------------------------------------------------------------------------------------


def _plot(figure: plotly.Figure) -> tuple[Markup, float]:
    """All marks of a figure with axes, and its height."""
    height = float(figure.layout.height)
    margin = {side: _or(figure.layout.margin[side], TEMPLATE.layout.margin[side]) for side in "lrtb"}
    above = figure.layout.xaxis.side == "top"
    room = 0 if figure.layout.xaxis.visible is False else TICKS
    plot = Plot(
        figure,
        left=margin["l"] + _labels_width(figure),
        right=WIDTH - margin["r"],
        top=margin["t"] + (room if above else 0),
        bottom=height - margin["b"] - (0 if above else room),
    )
    parts = [*_shapes(plot), *_bars(plot), *_lines(plot), *_words(plot), *_ticks(plot), *_annotations(plot)]
    return joined(parts), height


def _or(value: float | None, otherwise: float) -> float:
    return float(otherwise if value is None else value)


def _names(figure: plotly.Figure, letter: str) -> list[str]:
    return list(dict.fromkeys(trace[f"{letter}axis"] or letter for trace in figure.data))


def _labels_width(figure: plotly.Figure) -> float:
    """The room that the labels left of the plot take."""
    labels = [label for _, label in ticks(figure, "y", axis(figure, "y", (100, 0)))]
    return max((width_of(label) + STANDOFF for label in labels), default=0)


def _bars(plot: Plot) -> Iterator[Markup]:
    """Bars, each stacked on those before it in the same place."""
    heaps: dict[tuple[str, str], float] = {}
    for trace in (it for it in plot.figure.data if it.type == "bar"):
        upright = trace.orientation == "v"
        along, across = (trace.y, trace.x) if upright else (trace.x, trace.y)
        xaxis, yaxis = plot.axis(trace.xaxis or "x"), plot.axis(trace.yaxis or "y")
        length, place = (yaxis, xaxis) if upright else (xaxis, yaxis)
        for name, value in zip(across, along, strict=True):
            start = heaps.get(key := (trace.yaxis or "y", str(name)), 0.0)
            heaps[key] = start + float(value)
            ends = sorted((length.at(start), length.at(start + float(value))))
            middle, half = place.at(name), place.unit * BAR / 2
            if ends[0] < ends[1]:
                sides = (middle - half, ends[0], 2 * half, ends[1] - ends[0])
                yield _rect(*(sides if upright else (sides[1], sides[0], sides[3], sides[2])), fill=trace.marker.color)


def _rect(x: float, y: float, width: float, height: float, **looks: object) -> Markup:
    return tag("rect", x=f"{x:.1f}", y=f"{y:.1f}", width=f"{width:.1f}", height=f"{height:.1f}", **looks)


def _lines(plot: Plot) -> Iterator[Markup]:
    """Lines with a dot at each value; where a value is missing, the line is broken."""
    for trace in (it for it in plot.figure.data if it.type == "scatter" and "lines" in it.mode):
        xaxis, yaxis = plot.axis(trace.xaxis or "x"), plot.axis(trace.yaxis or "y")
        known = [not math.isnan(value) for value in trace.y]
        points = [
            (f"{xaxis.at(x):.1f}", f"{yaxis.at(y):.1f}") if there else None
            for x, y, there in zip(trace.x, trace.y, known, strict=True)
        ]
        steps = [f"{'L' if place and points[place - 1] else 'M'}{' '.join(point)}" for place, point in enumerate(points) if point]
        colour = trace.line.color
        yield tag("path", d="".join(steps), fill="none", stroke=colour, stroke_width=trace.line.width, stroke_linejoin="round")
        dots = [tag("circle", cx=point[0], cy=point[1], r=trace.marker.size / 2) for point in points if point]
        yield tag("g", *dots, fill=colour)


def _words(plot: Plot) -> Iterator[Markup]:
    """Words at the ends of bars."""
    for trace in (it for it in plot.figure.data if it.type == "scatter" and it.mode == "text"):
        xaxis, yaxis = plot.axis(trace.xaxis or "x"), plot.axis(trace.yaxis or "y")
        over = trace.textposition == "top center"
        for x, y, words in zip(trace.x, trace.y, trace.text, strict=True):
            if words.strip():
                at = (xaxis.at(x), yaxis.at(y) - 4) if over else (xaxis.at(x) + 4, yaxis.at(y) + UNDER * TEXT_SIZE)
                yield _text(words.strip(), *at, "center" if over else "left")


def _ticks(plot: Plot) -> Iterator[Markup]:
    for name in _names(plot.figure, "x"):
        over = plot.figure.layout.xaxis.side == "top"
        y = plot.top - STANDOFF - 2 if over else plot.bottom + TICKS - STANDOFF
        for x, label in ticks(plot.figure, name, plot.axis(name)):
            half = width_of(label) / 2  # a label at the edge keeps within the picture
            yield _text(label, min(WIDTH - half, max(half, x)), y, "center")
    for name in _names(plot.figure, "y"):
        side = plot.axis("x" + name[1:] if f"xaxis{name[1:]}" in plot.figure.layout else "x").start
        for y, label in ticks(plot.figure, name, plot.axis(name)):
            yield _text(label, side - STANDOFF, y + UNDER * TEXT_SIZE, "right")


def _shapes(plot: Plot) -> Iterator[Markup]:
    for shape in plot.figure.layout.shapes:
        left, right = (plot.across(shape.xref, value) for value in (shape.x0, shape.x1))
        bottom, top = (plot.down(shape.yref, value) for value in (shape.y0, shape.y1))
        yield _rect(left, top, right - left, bottom - top, fill=shape.fillcolor, opacity=shape.opacity)


def _annotations(plot: Plot) -> Iterator[Markup]:
    for note in plot.figure.layout.annotations:
        size = note.font.size or TEXT_SIZE
        x = plot.across(note.xref, note.x) + (note.xshift or 0)
        below = {"bottom": -UNDER * size, "middle": UNDER * size, "top": size}[note.yanchor or "middle"]
        yield _text(note.text, x, plot.down(note.yref, note.y) + below, note.xanchor or "center", size)


def _text(text: str, x: float, y: float, align: str, size: float = TEXT_SIZE) -> Markup:
    """A text of plotly, in which some is bold or has a colour of its own."""
    runs: list[Markup | str] = []
    for run in RUNS.finditer(text):
        said = html.unescape(run["bold"] or run["dot"] or run["plain"] or "")
        looks = {"font_weight": 600 if run["bold"] else None, "fill": run["colour"]}
        runs.append(tag("tspan", said, **looks) if run["plain"] is None else said)
    return tag(
        "text",
        *runs,
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        text_anchor=None if align == "left" else ANCHORS[align],
        font_size=None if size == TEXT_SIZE else f"{size:g}",
        style="white-space:pre" if "  " in text else None,
    )


# --- maps ----------------------------------------------------------------------------------------------------------------

Shade = tuple[float, float, float, float]


def land(outlines: bytes) -> Markup:
    """The shapes of all countries, for every map of a page: ``outlines`` is GeoJSON. Itself it shows nothing."""
    shapes = [tag("path", id=f"land-{code}", d=path) for code, path in globe.paths(outlines, WIDTH).items()]
    return tag("svg", tag("defs", *shapes), width=0, height=0, aria_hidden="true", class_="land")


def _map(traces: Sequence[Any]) -> tuple[Markup, float]:
    """The countries of all traces, and below them what the colours mean, where the figure says it."""
    height = globe.height_of(WIDTH)
    parts: list[Markup] = []
    for trace in traces:
        lowest, highest = (trace.zmin, trace.zmax) if trace.zmin is not None else (0, 1)
        for code, value in zip(trace.locations, trace.z, strict=True):
            share = min(1.0, max(0.0, (float(value) - lowest) / (highest - lowest)))
            parts.append(tag("use", href=f"#land-{code}", fill=_colour(_shade(trace, share))))
    drawn = tag("g", *parts, stroke=QUIET, stroke_width=EDGE, stroke_linejoin="round")
    legend = [_legend(trace, height + 8) for trace in traces if trace.showscale is not False]
    return joined([drawn, *legend]), height + (40 if legend else 0)


def _shade(trace: Any, share: float) -> Shade:
    """The colour of a share of the scale of a trace, on white."""
    scale = [(float(place), _parsed(colour)) for place, colour in trace.colorscale]
    share = 1 - share if trace.reversescale else share
    for (start, below), (end, above) in pairwise(scale):
        if share <= end and end > start:
            part = (share - start) / (end - start)
            red, green, blue, clear = (one + part * (other - one) for one, other in zip(below, above, strict=True))
            return red, green, blue, clear
    return scale[-1][1]


def _parsed(colour: str) -> Shade:
    if colour.startswith("#"):
        red, green, blue = (float(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
        return red, green, blue, 1.0
    red, green, blue, clear = map(float, re.findall(r"[\d.]+", colour))
    return red, green, blue, clear


def _colour(shade: Shade) -> str:
    """The colour without transparency: on paper nothing shines through."""
    clear = shade[3]
    return "#" + "".join(f"{round(255 + clear * (part - 255)):02x}" for part in shade[:3])


def _legend(trace: Any, top: float) -> Markup:
    """A bar of the colours with the values along it."""
    left, width, pieces = WIDTH / 4, WIDTH / 2, 40
    bar = [
        _rect(left + width * piece / pieces, top, width / pieces + 0.5, 10, fill=_colour(_shade(trace, (piece + 0.5) / pieces)))
        for piece in range(pieces)
    ]
    values = plotly.Figure(layout={"xaxis": {"range": [trace.zmin, trace.zmax], "nticks": 6}})
    along = axis(values, "x", (left, left + width))
    labels = [_text(label, x, top + 26, "center") for x, label in ticks(values, "x", along)]
    return tag("g", *bar, *labels)
