"""Bars that figures share: a chosen part and, stacked on it, the rest, with a number at the end of each."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from egov_challenges.charts.looks import QUIET, STEADY, laid_out, plain
from egov_challenges.language import Language

COLUMNS_HEIGHT, ROW_HEIGHT = 150, 20  # px


def columns(names: Iterable[str], frame: pd.DataFrame, links: list[str], language: Language, strong: str) -> go.Figure:
    """Upright bars of a frame with works and chosen, under their names."""
    labels = [plain(name) for name in names]
    figure = go.Figure([*stack(labels, frame, links, strong, "v"), ends(labels, frame["works"], numbers(frame, language), "v")])
    figure.update_xaxes(type="category")
    figure.update_yaxes(visible=False, range=[0, most(frame) * 1.2])
    return laid_out(figure, COLUMNS_HEIGHT)


def rows(frame: pd.DataFrame, links: list[str], words: list[str], strong: str) -> go.Figure:
    """Lying bars of a frame with name, works and chosen, the first on top, each with its name and, at its end, its words."""
    labels = [plain(name) for name in frame["name"]]
    figure = go.Figure([*stack(labels, frame, links, strong, "h"), ends(labels, frame["works"], words, "h")])
    figure.update_yaxes(type="category", autorange="reversed")
    figure.update_xaxes(visible=False, range=[0, most(frame) * 1.18])
    return laid_out(figure, ROW_HEIGHT * len(frame) + 16)


def most(frame: pd.DataFrame) -> float:
    """The length of the longest bar, 1 at least."""
    return max([1.0, *map(float, frame["works"])])


def stack(labels: list[str], frame: pd.DataFrame, links: list[str], strong: str, orientation: str) -> list[go.Bar]:
    """The chosen part of each bar and, stacked on it, the rest; ``orientation`` is plotly's ``v`` or ``h``."""
    rest = frame["works"] - frame["chosen"]
    return [bar(labels, frame["chosen"], links, strong, orientation), bar(labels, rest, links, QUIET, orientation)]


def bar(labels: list[str], lengths: pd.Series, links: list[str], shade: str, orientation: str) -> go.Bar:
    """Bars of these lengths; a click on one sets what its link says."""
    along, across = ("y", "x") if orientation == "v" else ("x", "y")
    return go.Bar(
        {along: lengths, across: labels},
        orientation=orientation,
        customdata=links,
        marker={"color": shade, "line": {"width": 0}},
        hoverinfo="none",  # no label, but clicks: "skip" would take these away too
        **STEADY,
    )


def numbers(frame: pd.DataFrame, language: Language) -> list[str]:
    """What stands at the end of each bar: "chosen/all" where a part is chosen, else all works; nothing at an empty bar."""
    pairs = zip(frame["chosen"], frame["works"], strict=True)
    return [number(round(chosen, 2), round(works, 2), language) for chosen, works in pairs]


def number(chosen: float, works: float, language: Language) -> str:
    """Either "chosen/all" where a part is chosen, else all works; nothing for none."""
    if not works:
        return ""
    return f"{language.shown(chosen)}/{language.shown(works)}" if 0 < chosen < works else language.shown(works)


def ends(labels: list[str], lengths: pd.Series, words: list[str], orientation: str) -> go.Scatter:
    """Words at the ends of bars."""
    along, across, position = ("y", "x", "top center") if orientation == "v" else ("x", "y", "middle right")
    return go.Scatter(
        {along: lengths, across: labels},
        text=[f" {word} " for word in words],
        textposition=position,
        mode="text",
        hoverinfo="skip",
        cliponaxis=False,
    )
