"""Figures of the counts over the reference list: columns, bars, rows of columns and the map.

On the map, countries with few works are paler. Every mark carries, as ``customdata``, the parameters of the address that a
click on it sets (``year=2008``).
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from egov_challenges.charts.bars import columns, ends, most, number, numbers, rows, stack
from egov_challenges.charts.looks import COUNTRIES, LAND, faded, laid_out, plain
from egov_challenges.language import Language

GROUP_HEIGHT, MAP_HEIGHT = 72, 350  # px


def years(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """Columns of ``frames.years``: the chosen works in the strong colour, the others quiet above them."""
    links = [f"year={year}" for year in frame["year"]]
    return columns(frame["year"], frame, links, language, strong)


def months(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """Columns of ``frames.months``."""
    links = [f"read={month}" for month in frame["month"]]
    return columns(frame["date"].map(language.short_month), frame, links, language, strong)


def places(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """Bars of ``frames.places``, the longest on top, each with its name and its number."""
    links = [f"country={place}" for place in frame["place"]]
    return rows(frame, links, numbers(frame, language), strong)


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
        bars = [*stack(years, part, links, strong, "v"), ends(years, part["works"], numbers(part, language), "v")]
        traces += [trace.update(yaxis="y" if row == 0 else f"y{row + 1}") for trace in bars]
        bottom = 1 - (row + 1) / len(names)
        domain = [bottom + 0.1 / len(names), bottom + 0.66 / len(names)]  # above it the name, below it a gap
        axes[f"yaxis{row + 1}"] = {"domain": domain, "visible": False, "range": [0, most(frame) * 1.4], "anchor": "x"}
        label = f"<b>{plain(name)}</b>  {number(int(part['chosen'].sum()), int(part['works'].sum()), language)}"
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
            locations=frame["place"],
            z=frame["chosen"],
            zmin=0,
            zmax=most(frame),
            colorscale=[[0, LAND], [1e-6, LAND], [1e-6, faded(strong)], [1, strong]],
            showscale=False,
            customdata=links,
            text=words,
            **COUNTRIES,
        )
    )
    return laid_out(figure, MAP_HEIGHT)
