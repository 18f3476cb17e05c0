"""Figures of a live class, large enough for the last row: answers by round, guesses on their scale, words by how often they came.

What an option says stands above its bars, so that a bar has all the width there is, on a phone, too.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from egov_challenges.charts.looks import ACCENT, QUIET, THEMES, laid_out, plain
from egov_challenges.language import Language
from egov_challenges.readouts.live import measured_in

RIGHT = THEMES[3]  # green, and the word beside it
TEXT = 17  # px
LINE, BAR, BETWEEN = 24, 28, 18  # px, of a line of text, a bar, the room between two options
LETTERS = 36  # of a line of text, which may be bold: what a phone has room for
SCALE_HEIGHT = 210  # px, of the guesses of one round
ROOM = 1.45  # of the width, for the numbers at the ends of the bars

Line = tuple[float, str, str, str]  # of a bar: its length, its colour, what stands before it and after it


def choices(frame: pd.DataFrame, language: Language) -> go.Figure:
    """``tally.chosen``: below each option a bar per round; what is right is green and said to be, once it is revealed."""
    rounds = sorted(set(frame["round"]))
    blocks = []
    for _, of_option in frame.groupby("key", sort=False):
        first = of_option.iloc[0]
        name = language.text("live.chart_right", option=first["name"]) if first["right"] else str(first["name"])
        lines = []
        for round_, votes in zip(of_option["round"], of_option["votes"], strict=True):
            shade = RIGHT if first["right"] else QUIET if round_ < rounds[-1] else ACCENT
            before = language.text("live.round", n=round_) if len(rounds) > 1 else ""
            lines.append((float(votes), shade, before, _share(frame, round_, votes, language)))
        blocks.append((name, lines, bool(first["right"])))
    return _listed(blocks)


def _share(frame: pd.DataFrame, round_: int, votes: int, language: Language) -> str:
    """The number of votes and, where each has one, their share of the round."""
    total = int(frame.loc[frame["round"] == round_, "votes"].sum())
    number = language.shown(int(votes))
    return number if frame.attrs["several"] or not total else f"{number} ({language.percent(votes / total)})"


def words(frame: pd.DataFrame, language: Language) -> go.Figure:
    """``tally.words``: a bar for each."""
    counted = zip(frame["word"], frame["n"], strict=True)
    return _listed([(word, [(float(n), ACCENT, "", language.shown(int(n)))], False) for word, n in counted])


def _listed(blocks: Sequence[tuple[str, Sequence[Line], bool]]) -> go.Figure:
    """Names, each with its bars below it; one unit across is a pixel. A name that is marked is bold."""
    figure = go.Figure()
    at, ends = 0.0, []
    for name, lines, marked in blocks:
        text = [plain(line) for line in textwrap.wrap(name, LETTERS)] or [""]
        said = "<br>".join(text)
        figure.add_annotation(
            text=f"<b>{said}</b>" if marked else said,
            x=0,
            xref="paper",
            xanchor="left",
            y=at,
            yanchor="top",
            align="left",
            showarrow=False,
            borderpad=0,
        )
        at += LINE * len(text)
        for line in lines:
            ends.append((at + BAR / 2, line))
            at += BAR
        at += BETWEEN
    return _barred(figure, ends, at)


def _barred(figure: go.Figure, ends: Sequence[tuple[float, Line]], height: float) -> go.Figure:
    """The figure with its bars, each at its place from above, and their numbers behind them."""
    longest = max([1.0, *(line[0] for _, line in ends)])
    y = [place for place, _ in ends]
    lengths = [line[0] for _, line in ends]
    colours = [line[1] for _, line in ends]
    figure.add_bar(x=lengths, y=y, width=BAR - 6, orientation="h", marker={"color": colours}, hoverinfo="skip")
    figure.add_scatter(
        x=lengths,
        y=y,
        text=[f" {line[3]}" for _, line in ends],
        mode="text",
        textposition="middle right",
        hoverinfo="skip",
        cliponaxis=False,
    )
    before = [line[2] for _, line in ends]
    figure.update_yaxes(range=[height, 0], tickvals=y, ticktext=before, showticklabels=any(before))
    figure.update_xaxes(visible=False, range=[0, ROOM * longest])
    return laid_out(figure, int(height)).update_layout(font_size=TEXT, margin={"l": 0, "r": 0, "t": 0, "b": 0})


def guesses(frame: pd.DataFrame, language: Language) -> go.Figure:
    """``tally.guessed``: a histogram for each round on one scale; once it is revealed, a line where the truth is."""
    rounds = sorted(set(frame["round"]))
    figure = make_subplots(rows=len(rounds), cols=1, shared_xaxes=True, vertical_spacing=0.16)
    truth = frame.attrs["truth"]
    for row, round_ in enumerate(rounds, start=1):
        part = frame[frame["round"] == round_]
        shade = QUIET if row < len(rounds) else ACCENT
        middle, width = (part["low"] + part["high"]) / 2, (part["high"] - part["low"]) * 0.94
        figure.add_bar(
            x=middle,
            y=part["n"],
            width=width,
            marker={"color": shade, "line": {"width": 0}},
            text=[language.shown(int(n)) if n else "" for n in part["n"]],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
            row=row,
            col=1,
        )
        figure.update_yaxes(visible=False, range=[0, 1.3 * max(1, part["n"].max())], row=row, col=1)
        if len(rounds) > 1:
            _named(figure, language.text("live.round", n=round_), row)
        if truth is not None:
            figure.add_vline(x=truth, line={"color": RIGHT, "width": 4}, row=row, col=1)
    figure.update_xaxes(range=[float(frame["low"].min()), float(frame["high"].max())], showticklabels=True)
    if truth is not None:
        unit = measured_in(frame.attrs["unit"])
        _truth(figure, language.text("live.chart_truth", n=round(truth, 2), unit=unit), truth)
    height = SCALE_HEIGHT * len(rounds)
    return laid_out(figure, height).update_layout(font_size=TEXT, margin={"l": 12, "r": 12, "t": 34, "b": 4})


def _truth(figure: go.Figure, name: str, truth: float) -> None:
    """Its number at the upper end of its line, on the side where there is more room."""
    low, high = figure.layout.xaxis.range
    left = truth < (low + high) / 2
    figure.add_annotation(
        text=f"<b>{plain(name)}</b>",
        x=truth,
        xref="x",
        xanchor="left" if left else "right",
        xshift=-4 if left else 4,
        y=1,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
    )


def _named(figure: go.Figure, name: str, row: int) -> None:
    figure.add_annotation(
        text=plain(name),
        x=0,
        xref="x domain",
        xanchor="left",
        y=1,
        yref="y domain" if row == 1 else f"y{row} domain",
        yanchor="top",
        showarrow=False,
    )
