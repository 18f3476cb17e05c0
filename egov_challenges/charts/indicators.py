"""Figures of the published series: lines over time, a panel for each scale, and the world in one year.

Every point carries, as ``customdata``, the parameter of the address that a click on it sets (``at=2012``, ``compare=…``).
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from egov_challenges.charts.looks import COUNTRIES, LAND, QUIET, STEADY, TEXT_SIZE, THEMES, faded, laid_out, plain
from egov_challenges.indicator import Indicator
from egov_challenges.language import Language

LINES_HEIGHT, WORLD_HEIGHT = 330, 380  # px
LABEL_HEIGHT, LABEL_WIDTH = 17, 7.6  # px; of a line of text, and of one letter of it
TOP = 26  # px above the lines, for the words about the paper's moment
BETWEEN = 0.11  # share of the width between two scales
OTHERS = (*THEMES, "#6B7A1F", "#7A4FBF", "#A33B3B", "#3B7A8C", "#8A5A2B", "#5F6B76", "#B0457A", "#2E6F40")  # lines beside it
PALEST = 0.3  # how much of the strong colour the lowest value on the map has


def series(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """Lines of ``frames.series``: the paper's countries strong, the others thin; each named at its right end, gaps left open."""
    shades = _shades(frame, strong)
    panels = frame.attrs["scales"]
    lengths = [frame.loc[frame["scale"] == scale.id, "year"].nunique() for scale in panels]
    figure = go.Figure()
    start = 0.0
    for number, (scale, length) in enumerate(zip(panels, lengths, strict=True), start=1):
        width = (1 - BETWEEN * (len(panels) - 1)) * length / sum(lengths)
        part = frame[frame["scale"] == scale.id]
        figure.add_traces(list(_lines(part, number, shades, language)))
        _axes(figure, frame, scale, number, (start, start + width))
        start += width + BETWEEN
    figure.update_layout(annotations=list(_names(frame, figure, shades)))
    _moment(figure, frame, language)
    longest = max(len(name) for name in frame["name"])
    return laid_out(figure, LINES_HEIGHT).update_layout(
        margin={"t": TOP, "r": 14 + LABEL_WIDTH * min(longest, 22)}, hovermode="closest"
    )


def world(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """``frames.world``: the better the value, the stronger the colour, one scale for all years; palest without data."""
    scale: Indicator = frame.attrs["scale"]
    known, add = frame[frame["value"].notna()], frame.attrs["add"]
    colours = [[0, faded(strong, PALEST)], [1, strong]]
    words = [f"{plain(name)}: {language.shown(value)}" for name, value in zip(known["name"], known["value"], strict=True)]
    figure = go.Figure(
        [
            _land(frame[frame["value"].isna()], language),
            go.Choropleth(
                locations=known["place"],
                z=known["value"],
                zmin=scale.lowest,
                zmax=frame.attrs["top"],
                colorscale=colours,
                reversescale=scale.direction == "down",
                colorbar={
                    "orientation": "h",
                    "thickness": 10,
                    "len": 0.5,
                    "y": -0.06,
                    "yanchor": "top",
                    "outlinewidth": 0,
                    "nticks": 5,
                },
                customdata=[f"compare={add[place]}" if place in add else "" for place in known["place"]],
                text=words,
                **COUNTRIES,
            ),
        ]
    )
    return laid_out(figure, WORLD_HEIGHT).update_layout(margin={"b": 56})


def _land(unknown: pd.DataFrame, language: Language) -> go.Choropleth:
    return go.Choropleth(
        locations=unknown["place"],
        z=[0] * len(unknown),
        colorscale=[[0, LAND], [1, LAND]],
        showscale=False,
        text=[f"{plain(name)}: {language.text('world.no_data')}" for name in unknown["name"]],
        **COUNTRIES,
    )


def _shades(frame: pd.DataFrame, strong: str) -> dict[str, str]:
    """A colour for each country: the strong one for the paper's, others for the rest."""
    free = [shade for shade in OTHERS if shade != strong]
    others = frame.loc[~frame["home"], "country"].unique()
    shades = {country: free[place % len(free)] for place, country in enumerate(others)}
    return shades | dict.fromkeys(frame.loc[frame["home"], "country"].unique(), strong)


def _lines(part: pd.DataFrame, panel: int, shades: dict[str, str], language: Language) -> Iterable[go.Scatter]:
    for country, line in reversed(list(part.groupby("country", sort=False))):  # the paper's own is drawn last, on top
        home = bool(line["home"].iloc[0])
        name = plain(line["name"].iloc[0])
        yield go.Scatter(
            x=line["year"],
            y=line["value"],
            mode="lines+markers",
            connectgaps=False,
            line={"color": shades[str(country)], "width": 4 if home else 1.6},
            marker={"size": 7 if home else 4.5},
            customdata=[f"at={year}" for year in line["year"]],
            text=[f"{name}, {year}: {language.shown(value)}" for year, value in zip(line["year"], line["value"], strict=True)],
            hoverinfo="text",
            **STEADY,
            xaxis=_axis("x", panel),
            yaxis=_axis("y", panel),
        )


def _axis(letter: str, panel: int) -> str:
    return letter if panel == 1 else f"{letter}{panel}"


def _axes(figure: go.Figure, frame: pd.DataFrame, scale: Indicator, panel: int, domain: tuple[float, float]) -> None:
    """The two axes of a scale: its years, and its values from the lowest possible to a little above the highest shown."""
    part = frame[frame["scale"] == scale.id]
    years = part["year"].unique()
    first = min(years[0], frame.attrs["then"]) if panel == 1 else years[0]
    highest = part["value"].max() if part["value"].max() > scale.lowest else scale.highest
    low, high = scale.lowest, min(scale.highest, 1.08 * highest)
    low = low - 0.04 * (high - low)
    figure.update_layout(
        {
            f"xaxis{panel}": {
                "domain": domain,
                "anchor": _axis("y", panel),
                "range": [first - 0.6, years[-1] + 0.6],
                "tickformat": "d",
                "dtick": 2 if years[-1] - first <= 16 and len(frame.attrs["scales"]) == 1 else 4,
                "tick0": years[-1],
            },
            f"yaxis{panel}": {
                "anchor": _axis("x", panel),
                "range": [high, low] if scale.direction == "down" else [low, high],
                **({"tickvals": [1, *range(50, 1 + int(high), 50)]} if scale.unit == "rank" else {"nticks": 5}),
            },
        }
    )


def _names(frame: pd.DataFrame, figure: go.Figure, shades: dict[str, str]) -> Iterable[dict[str, object]]:
    """The name of each country at the end of its line, moved up or down where two would overlap."""
    panel = len(frame.attrs["scales"])
    last = frame[(frame["scale"] == frame.attrs["scales"][-1].id) & frame["value"].notna()].groupby("country", sort=False).tail(1)
    bottom, top = figure.layout[f"yaxis{panel}"].range
    px = (LINES_HEIGHT - TOP - 30) / (top - bottom)
    ends = zip(last["value"], last["country"], last["name"], last["home"], strict=True)
    wanted = sorted(((value - bottom) * px, country, name, home) for value, country, name, home in ends)
    at = [height for height, *_ in wanted]
    for place in range(1, len(at)):
        at[place] = max(at[place], at[place - 1] + LABEL_HEIGHT)
    over = max(0.0, at[-1] - (LINES_HEIGHT - TOP - 36)) if at else 0.0
    for place in reversed(range(len(at))):  # what was pushed out at the top comes back, and pushes those below
        limit = at[place + 1] - LABEL_HEIGHT if place + 1 < len(at) else at[-1] - over
        at[place] = min(at[place], limit)
    for height, (_, country, name, home) in zip(at, wanted, strict=True):
        yield {
            "text": f'<span style="color:{shades[country]}">●</span> ' + (f"<b>{plain(name)}</b>" if home else plain(name)),
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 6,
            "y": bottom + height / px,
            "yref": _axis("y", panel),
            "yanchor": "middle",
            "showarrow": False,
        }


def _moment(figure: go.Figure, frame: pd.DataFrame, language: Language) -> None:
    """A band from the reading of the list to the printing of the paper, with words above it."""
    read, printed = frame.attrs["read"], frame.attrs["printed"]
    start = read.year - 0.5 + (read.month - 1) / 12 if read else printed - 0.5  # a year is as wide as from half to half
    figure.add_shape(
        type="rect", x0=start, x1=printed + 0.5, xref="x", y0=0, y1=1, yref="paper", fillcolor=QUIET, opacity=0.22,
        line={"width": 0}, layer="below",
    )  # fmt: skip
    figure.add_annotation(
        text=plain(language.text("series.moment")), x=(start + printed + 0.5) / 2, xref="x", y=1, yref="paper", yanchor="bottom",
        showarrow=False, font={"size": TEXT_SIZE - 1},
    )  # fmt: skip
