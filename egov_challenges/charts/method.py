"""Figures of how the numbers come about: the spectrum of the years, and the entries with a link label."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from egov_challenges.charts.bars import bar, ends, most, numbers, rows, stack
from egov_challenges.charts.looks import QUIET, laid_out, plain
from egov_challenges.language import Language

SPECTRUM_HEIGHT = 330  # px
COUNTS, DEVIATIONS = (0.6, 0.93), (0.0, 0.44)  # where the two pictures stand, as shares of the height, from below


def spectrum(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """``frames.spectrum``: above, the works of each year; below, their distance from the median, on a zero line."""
    labels = [plain(year) for year in frame["year"]]
    links = [f"year={year}" for year in frame["year"]]
    year = frame.attrs["choice"].year
    chosen = frame["year"].map(lambda each: year in {"", each})
    figure = go.Figure([*stack(labels, frame, links, strong, "v"), ends(labels, frame["works"], numbers(frame, language), "v")])
    for part, shade in ((chosen, strong), (~chosen, QUIET)):
        figure.add_trace(bar(labels, frame["deviation"].where(part, 0), links, shade, "v").update(yaxis="y2"))
    below = ["bottom center" if deviation < 0 else "top center" for deviation in frame["deviation"]]
    words = [language.signed(deviation) for deviation in frame["deviation"]]
    figure.add_trace(ends(labels, frame["deviation"], words, "v").update(yaxis="y2", textposition=below))
    low, high = min(0.0, frame["deviation"].min()), max(1.0, frame["deviation"].max())
    room = 0.22 * (high - low)  # for the numbers beyond the bars
    figure.update_layout(
        yaxis={"domain": COUNTS, "visible": False, "range": [0, most(frame) * 1.2]},
        yaxis2={"domain": DEVIATIONS, "visible": False, "range": [low - room, high + room], "anchor": "x"},
        shapes=[{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y2", "y0": 0, "y1": 0, "line": {"color": QUIET}}],
    )
    figure.update_xaxes(type="category", anchor="free", position=0)
    for text, (_, top) in ((language.text("spectrum.counts"), COUNTS), (language.text("spectrum.deviations"), DEVIATIONS)):
        figure.add_annotation(
            text=f"<b>{plain(text)}</b>",
            x=0,
            y=top,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
        )
    return laid_out(figure, SPECTRUM_HEIGHT)


def labelled_kinds(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """Bars of ``frames.labelled_kinds``: the entries with a label in the strong colour, the others quiet behind them."""
    return _kept(frame, "kind", language, strong)


def labelled_places(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """Bars of ``frames.labelled_places``."""
    return _kept(frame.rename(columns={"place": "country"}), "country", language, strong)


def labelled_themes(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """Bars of ``frames.labelled_themes``."""
    return _kept(frame, "theme", language, strong)


def _kept(frame: pd.DataFrame, name: str, language: Language, strong: str) -> go.Figure:
    """Each bar with "kept/all" at its end, also where nothing or everything is kept."""
    links = [f"{name}={value}" for value in frame[name]]
    words = [
        f"{language.shown(kept)}/{language.shown(works)}" for kept, works in zip(frame["chosen"], frame["works"], strict=True)
    ]
    return rows(frame, links, words, strong)
