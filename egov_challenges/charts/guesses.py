"""Figures of a guess beside what is so: the truth filled in the strong colour, the guess an outline in another, each named.

The names stand above the marks, each in a row of its own and with a pointer over the middle of its mark: none covers another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import plotly.graph_objects as go

from egov_challenges.charts.bars import ends
from egov_challenges.charts.looks import QUIET, THEMES, faded, laid_out, plain
from egov_challenges.language import Language

GUESS = THEMES[1]  # vermilion: far from the accent, on a light page and on a dark one
COLUMNS_HEIGHT, SCALE_HEIGHT = 190, 120  # px
NAME_HEIGHT, POINTER_WIDTH = 22, 12  # px, of a row of names and of the pointer in it
TICKS = 50  # places between two numbers below the ranks
WIDEST = 50  # marked bars that would fill the row of ranks: thinner ones would not be seen on a phone

Name = tuple[float, float, str]  # where it points; that as a share of the width; what it says


def guessed_years(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """Columns of ``frames.guessed_years``: the fullest filled, the guessed one outlined."""
    works, last = frame["works"], len(frame) - 1
    years = list(frame["year"])
    numbers = [language.shown(number) if number else "" for number in works]
    figure = go.Figure([*_bars(years, works, frame, strong, 0.75), ends(years, works, numbers, "v")])
    figure.update_xaxes(type="category", range=[-0.5, last + 0.5])
    figure.update_yaxes(visible=False, range=[0, 1.25 * works.max()])
    names = [(place, (place + 0.5) / (last + 1), words) for place, words in _said(frame, "years", language)]
    return _named(laid_out(figure, COLUMNS_HEIGHT), names)


def guessed_places(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """``frames.guessed_places`` on one scale from nothing to all: the share a filled circle, the guess an open diamond."""
    guess, truth = (float(frame.loc[frame[mark], "percent"].iloc[0]) for mark in ("guess", "truth"))
    figure = go.Figure(
        [
            _line([0, 100], 1.5),
            _line([guess, truth], 5),
            _point(truth, {"symbol": "circle", "color": strong, "size": 16}),
            _point(guess, {"symbol": "diamond-open", "color": GUESS, "size": 18, "line": {"width": 3}}),
        ]
    )
    figure.update_xaxes(range=[-3, 103], tickvals=[0, 25, 50, 75, 100], ticktext=[language.percent(n / 4) for n in range(5)])
    figure.update_yaxes(visible=False, range=[-1, 1])
    at = {0: guess, 1: truth}
    names = [(at[row], at[row] / 100, words) for row, words in _said(frame, "places", language)]
    return _named(laid_out(figure, SCALE_HEIGHT), names)


def guessed_rank(frame: pd.DataFrame, language: Language, strong: str) -> go.Figure:
    """``frames.guessed_rank`` as bars, the best left: the paper's country filled, the place that was guessed outlined."""
    last = len(frame)
    marked = max(0.7, min(last / WIDEST, abs(frame.attrs["off"]) or last))  # wide enough to be seen, none over the other
    figure = go.Figure(list(_bars(list(frame["position"]), frame["value"], frame, strong, 0.7, marked)))
    figure.update_xaxes(range=[1 - last / 60, last + last / 60], tickvals=[1, *range(TICKS, last - TICKS // 2, TICKS), last])
    figure.update_yaxes(visible=False, rangemode="tozero")
    names = [(row + 1, row / last, words) for row, words in _said(frame, "rank", language)]
    return _named(laid_out(figure, COLUMNS_HEIGHT), names)


def _bars(
    across: Sequence[object], lengths: pd.Series, frame: pd.DataFrame, strong: str, width: float, marked: float = 0
) -> Iterable[go.Bar]:
    """Quiet bars and, in their own looks, the truth and the guess; a guess that is right is both at once."""
    guess, truth = frame["guess"], frame["truth"]
    outline = {"color": GUESS, "width": 3}
    looks = (
        (~guess & ~truth, QUIET, {"width": 0}, width),
        (guess & ~truth, faded(GUESS, 0.2), outline, marked or width),
        (truth & ~guess, strong, {"width": 0}, marked or width),
        (guess & truth, strong, outline, marked or width),
    )
    for mark, shade, line, wide in looks:
        shown = [length if here else None for length, here in zip(lengths, mark, strict=True)]
        yield go.Bar(x=across, y=shown, width=wide, marker={"color": shade, "line": line}, hoverinfo="skip")


def _line(ends_at: list[float], width: float) -> go.Scatter:
    return go.Scatter(x=ends_at, y=[0, 0], mode="lines", line={"color": QUIET, "width": width}, hoverinfo="skip")


def _point(at: float, marker: dict[str, object]) -> go.Scatter:
    return go.Scatter(x=[at], y=[0], mode="markers", marker=marker, hoverinfo="skip", cliponaxis=False)


def _said(frame: pd.DataFrame, what: str, language: Language) -> Iterable[tuple[int, str]]:
    """The rows of the frame that are named, and what is said there: the guess and the first truth, or both in one."""
    truth = language.listed(map(str, frame.attrs["known"].truth))
    values = {"guess": str(frame.attrs["guess"]), "truth": truth, "country": frame.attrs["country"]}
    for mark in ("guess", "truth") if frame.attrs["off"] else ("both",):
        row = frame["guess" if mark == "both" else mark].to_numpy().argmax()
        yield int(row), language.text(f"guess.{what}_{mark}", **values)


def _named(figure: go.Figure, names: Sequence[Name]) -> go.Figure:
    """Each name in its row, on the side of its pointer where there is more room."""
    for row, (at, share, words) in enumerate(names):
        left = share < 0.5
        figure.add_annotation(
            text=f"▼ {plain(words)}" if left else f"{plain(words)} ▼",
            x=at,
            xanchor="left" if left else "right",
            xshift=-POINTER_WIDTH / 2 if left else POINTER_WIDTH / 2,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=NAME_HEIGHT * (len(names) - 1 - row),
            showarrow=False,
        )
    return figure.update_layout(margin={"t": NAME_HEIGHT * 2 + 14})
