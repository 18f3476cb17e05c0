"""What the class has said, once it is shown: the picture, who moved, and after the reveal what is right and why."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as plotly
import streamlit as st

from egov_challenges.charts import live as charts
from egov_challenges.language import Language
from egov_challenges.live import tally
from egov_challenges.live.rooms import Ask
from egov_challenges.live.sight import Sight
from egov_challenges.readouts import Readout
from egov_challenges.readouts import live as readouts
from egov_challenges.ui.projector import room_for
from egov_challenges.ui.text import plain, table
from egov_challenges.ui.view import View

Chart = Callable[[pd.DataFrame, Language], plotly.Figure]
CONFIG = {"displayModeBar": False, "displayNotifier": False}


def results(view: View, sight: Sight) -> None:
    """Draw the results of what is asked now; only of what is shown."""
    asked, language = sight.room.now, view.language
    if asked is None or not asked.standing.shown:
        return
    match asked.ask.kind:
        case "one" | "several":
            counted = tally.chosen(asked, sight.votes, sight.hands)
            _figure(view, counted, charts.choices, readouts.choices(counted, language))
        case "estimate":
            counted = tally.guessed(asked, sight.votes)
            _figure(view, counted, charts.guesses, readouts.guesses(counted, language))
        case "word":
            counted = tally.words(sight.votes)
            _figure(view, counted, charts.words, readouts.words(counted, language))
    if asked.standing.round > 1 and asked.ask.kind != "word":
        _moves(view, sight)
    if asked.standing.revealed:
        _solution(view, asked.ask)


def _figure(view: View, counted: pd.DataFrame, chart: Chart, readout: Readout) -> None:
    """A chart with its finding, how it was counted, and its numbers. It is drawn for the class that sees it, and kept by none."""
    with st.container(gap="xxsmall", key="live_finding"):
        st.header(plain(readout.title), anchor=False)
        if len(counted):
            figure = chart(counted, view.language)
            room_for("chart_live", figure.to_dict())
            st.plotly_chart(figure, key="chart_live", theme=None, height="content", config=CONFIG, alt=readout.alt)
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.caption(plain(readout.note), width="stretch")
            _table(view, readout, "live_table")


def _table(view: View, readout: Readout, key: str) -> None:
    box = st.popover(plain(view.language.text("live.table")), type="tertiary", key=key, on_change="rerun")
    if box.open:
        box.markdown(table(readout.table))


def _moves(view: View, sight: Sight) -> None:
    """Who changed between the rounds. The ways between guesses would be as many as there are phones: they are only counted."""
    asked = sight.room.now
    moved = tally.moves(asked, sight.votes) if asked else pd.DataFrame()
    if asked is None or moved.empty:
        return
    names = {option.key: option.text for option in asked.ask.options}
    readout = readouts.moves(moved, tally.ways(moved), names, view.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="live_moves"):
        st.markdown(f"**{plain(readout.title)}** {plain(readout.note)}", width="stretch")
        if asked.ask.options:
            _table(view, readout, "live_moves_table")


def _solution(view: View, ask: Ask) -> None:
    """What is right and why, what there is to say to each answer, and whose figures these are."""
    text = view.language.text
    with st.container(border=True, key="live_solution"):
        if ask.solution:
            st.markdown(plain(ask.solution))
        st.markdown("\n".join(f"- {line}" for line in _said(view, ask)))
        if ask.source or not ask.question:
            st.caption(plain(ask.source or text("live.source_typed")))


def _said(view: View, ask: Ask) -> list[str]:
    text = view.language.text
    if ask.kind == "estimate":
        off = text("live.tolerance", off=round(ask.tolerance, 2), unit=readouts.measured_in(ask.unit))
        return [plain(off), *(plain(text(f"live.said_{way}", said=said)) for way in _WAYS if (said := getattr(ask, way)))]
    lines = []
    for option in ask.options:
        role = text("live.is_right" if option.right else "live.is_wrong")
        said = f": {plain(option.feedback)}" if option.feedback else ""
        lines.append(f"**{plain(option.text)}** {plain(f'({role})')}{said}")
    return lines


_WAYS = ("low", "close", "high")
