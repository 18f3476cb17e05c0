"""Figures of the counts over the reference list: columns, bars, rows of columns and the map.

On the map, countries with few works are paler. Every mark carries, as ``customdata``, the parameters of the address that a
click on it sets (``year=2008``).
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from egov_challenges.charts.looks import LAND, OUTLINES_AT, QUIET, faded, laid_out, plain
from egov_challenges.language import Language

COLUMNS_HEIGHT, ROW_HEIGHT, GROUP_HEIGHT, MAP_HEIGHT = 150, 20, 72, 350  # px


def years(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """Columns of ``frames.years``: the chosen works in the strong colour, the others quiet above them."""
    links = [f"year={year}" for year in frame["year"]]
    return _columns(frame["year"], frame, links, language, strong)


def months(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """Columns of ``frames.months``."""
    links = [f"read={month}" for month in frame["month"]]
    return _columns(frame["date"].map(language.short_month), frame, links, language, strong)


def places(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """Bars of ``frames.places``, the longest on top, each with its name and its number."""
    labels = [plain(name) for name in frame["name"]]
    links = [f"country={place}" for place in frame["place"]]
    figure = go.Figure([*_stack(labels, frame, links, strong, "h"), _numbers(labels, frame, language, "h")])
    figure.update_yaxes(type="category", autorange="reversed")
    figure.update_xaxes(visible=False, range=[0, _most(frame) * 1.18])
    return laid_out(figure, ROW_HEIGHT * len(frame) + 16)


def groups(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """``frames.groups`` as one row of columns per group, all on one scale, each named at its left."""
    names = list(dict.fromkeys(frame["name"]))
    traces: list[go.Bar | go.Scatter] = []
    axes: dict[str, object] = {"xaxis": {"type": "category", "anchor": "free", "position": 1, "side": "top"}}
    labels: list[dict[str, object]] = []
    for row, name in enumerate(names):
        part = frame[frame["name"] == name]
        links = [
            f"{frame.attrs['choice'].show}={group}&year={year}" for group, year in zip(part["group"], part["year"], strict=True)
        ]
        years = list(part["year"])
        bars = [*_stack(years, part, links, strong, "v"), _numbers(years, part, language, "v")]
        traces += [trace.update(yaxis="y" if row == 0 else f"y{row + 1}") for trace in bars]
        bottom = 1 - (row + 1) / len(names)
        domain = [bottom + 0.1 / len(names), bottom + 0.66 / len(names)]  # above it the name, below it a gap
        axes[f"yaxis{row + 1}"] = {"domain": domain, "visible": False, "range": [0, _most(frame) * 1.4], "anchor": "x"}
        label = f"<b>{plain(name)}</b>  {_number(int(part['chosen'].sum()), int(part['works'].sum()), language)}"
        at = {"x": 0, "y": domain[1], "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
        labels.append({"text": label, "showarrow": False, **at})
    # All at once: plotly looks through what a figure holds at each addition.
    return laid_out(go.Figure(traces, {**axes, "annotations": labels}), GROUP_HEIGHT * len(names) + 40)


def outlines(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """``frames.outlines`` as a map: the more works, the stronger the colour, on one scale from 0; the others pale."""
    links = [f"country={place}" if works else "" for place, works in zip(frame["place"], frame["works"], strict=True)]
    words = [f"{plain(name)}: {language.shown(works)}" for name, works in zip(frame["name"], frame["chosen"], strict=True)]
    figure = go.Figure(
        go.Choropleth(
            geojson=OUTLINES_AT,
            locations=frame["place"],
            z=frame["chosen"],
            zmin=0,
            zmax=_most(frame),
            colorscale=[[0, LAND], [1e-6, LAND], [1e-6, faded(strong)], [1, strong]],
            showscale=False,
            marker={"line": {"color": QUIET, "width": 0.6}},
            customdata=links,
            text=words,
            hoverinfo="text",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    return laid_out(figure, MAP_HEIGHT)


# --- shared by the figures above ---------------------------------------------------------------------------------------


def _columns(names: Iterable[str], frame: pd.DataFrame, links: list[str], language: Language, strong: str) -> go.Figure:
    labels = [plain(name) for name in names]
    figure = go.Figure([*_stack(labels, frame, links, strong, "v"), _numbers(labels, frame, language, "v")])
    figure.update_xaxes(type="category")
    figure.update_yaxes(visible=False, range=[0, _most(frame) * 1.2])
    return laid_out(figure, COLUMNS_HEIGHT)


def _most(frame: pd.DataFrame) -> float:
    """The length of the longest bar, 1 at least."""
    return max([1.0, *map(float, frame["works"])])


def _stack(labels: list[str], frame: pd.DataFrame, links: list[str], strong: str, orientation: str) -> list[go.Bar]:
    """The chosen part of each bar and, stacked on it, the rest; ``orientation`` is plotly's ``v`` or ``h``."""
    rest = frame["works"] - frame["chosen"]
    return [_bar(labels, frame["chosen"], links, strong, orientation), _bar(labels, rest, links, QUIET, orientation)]


def _bar(labels: list[str], lengths: pd.Series, links: list[str], shade: str, orientation: str) -> go.Bar:
    along, across = ("y", "x") if orientation == "v" else ("x", "y")
    return go.Bar(
        {along: lengths, across: labels},
        orientation=orientation,
        customdata=links,
        marker={"color": shade, "line": {"width": 0}},
        hoverinfo="none",  # no label, but clicks: "skip" would take these away too
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _numbers(labels: list[str], frame: pd.DataFrame, language: Language, orientation: str) -> go.Scatter:
    """The number at the end of each bar: "chosen/all" where a part is chosen, else all works; none at an empty bar."""
    pairs = zip(frame["chosen"], frame["works"], strict=True)
    words = [f" {_number(round(chosen, 2), round(works, 2), language)} " for chosen, works in pairs]
    along, across, position = ("y", "x", "top center") if orientation == "v" else ("x", "y", "middle right")
    return go.Scatter(
        {along: frame["works"], across: labels},
        text=words,
        textposition=position,
        mode="text",
        hoverinfo="skip",
        cliponaxis=False,
    )


def _number(chosen: float, works: float, language: Language) -> str:
    if not works:
        return ""
    return f"{language.shown(chosen)}/{language.shown(works)}" if 0 < chosen < works else language.shown(works)
