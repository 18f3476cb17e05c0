"""The looks that all figures share: colours, sizes, the plotly template.

Colours are chosen so that each has at least 3:1 against the light and the dark page and differs from the others for
colour-blind readers (after Okabe and Ito 2008, darkened where their set is too light for a white page). One set serves both.
The page gives text its own colour.
"""

from __future__ import annotations

import html

import plotly.graph_objects as go

THEMES = ("#0072B2", "#D55E00", "#AA4499", "#008A66", "#94720F")  # in the order of the codebook
ACCENT = "#4F7399"  # chosen, but not by a theme
QUIET = "#8C939C"  # the rest
LAND = "rgba(140,147,156,0.12)"  # countries that no source falls on
WEAKEST = 0.62  # how much of the strong colour one source on the map has
TEXT_SIZE = 14  # px
OUTLINES_AT = "map/outlines.geojson"  # relative address of the outlines; app.py serves them there
# The layers of plotly's own maps, all empty: it would ask a CDN for them, and ours have the outlines alone.
EMPTY = {"type": "GeometryCollection", "geometries": []}
LAYERS = ("coastlines", "land", "ocean", "lakes", "rivers", "subunits", "countries")
NO_LAYERS = {"type": "Topology", "arcs": [], "objects": dict.fromkeys(LAYERS, EMPTY)}
CLEAR = "rgba(0,0,0,0)"
# A click makes marks paler that were not clicked; here it chooses, and the figure is drawn anew.
STEADY = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
COUNTRIES = {"geojson": OUTLINES_AT, "marker": {"line": {"color": QUIET, "width": 0.6}}, "hoverinfo": "text", **STEADY}
TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": "Source Sans, sans-serif", "size": TEXT_SIZE},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "barmode": "stack",
        "bargap": 0.25,
        "showlegend": False,
        "dragmode": False,
        "margin": {"l": 0, "r": 8, "t": 4, "b": 4},
        "xaxis": {"fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True},
        "yaxis": {"fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True, "ticklabelstandoff": 6},
        "geo": {"visible": False, "bgcolor": CLEAR, "projection": {"type": "natural earth", "scale": 1.2}, "center": {"lat": 18}},
    }
)


def colour(position: int | None) -> str:
    """The strong colour of a choice: that of the theme at this position of the codebook, else the accent."""
    return ACCENT if position is None else THEMES[position % len(THEMES)]


def plain(text: str) -> str:
    """Text for plotly, which reads some HTML in its texts."""
    return html.escape(str(text), quote=False)


def faded(shade: str, strength: float = WEAKEST) -> str:
    """A paler shade, clear to the page: on a map, what the least value has where ``shade`` is that of the most."""
    red, green, blue = (int(shade[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength})"


def laid_out(figure: go.Figure, height: int) -> go.Figure:
    """The figure in the looks of all, ``height`` px high."""
    return figure.update_layout(template=TEMPLATE, height=height)
