"""A chart on a page: its finding, the picture, how it was counted, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd
import plotly.graph_objects as plotly
import streamlit as st

from egov_challenges import charts, frames
from egov_challenges.choice import Choice, valid
from egov_challenges.language import Language
from egov_challenges.model import NONE, Course
from egov_challenges.readouts import Readout
from egov_challenges.ui.download import CSV, download
from egov_challenges.ui.text import plain, table
from egov_challenges.ui.view import View, course, go

Frame = Callable[[Course, Choice], pd.DataFrame]
Chart = Callable[[pd.DataFrame, Language, str], plotly.Figure]
Words = Callable[[pd.DataFrame, Language], Readout]
CONFIG = {"displayModeBar": False, "topojsonURL": "map/"}  # plotly would ask a CDN for outlines; app.py serves them


class Finished(plotly.Figure):  # type: ignore[misc]  # plotly is without types here
    """A figure that nobody changes any more: Streamlit asks for its dictionary in every run, and gets the same one."""

    def to_dict(self) -> dict[str, Any]:
        """The figure as plotly sends it, made at the first call."""
        if "_finished" not in self.__dict__:
            self.__dict__["_finished"] = super().to_dict()
        finished: dict[str, Any] = self.__dict__["_finished"]
        return finished


@dataclass(frozen=True)
class Drawn:
    """A chart, ready to be shown: built once and never changed."""

    figure: Finished
    readout: Readout
    table: str  # the read-out's table as Markdown


@lru_cache(maxsize=256)
def drawn(of: Course, choice: Choice, frame: Frame, chart: Chart, words: Words) -> Drawn:
    """Build a chart once per course and choice: it is costly, and a class asks for the same ones."""
    counted = frame(of, choice)
    position = valid(of)["theme"].index(choice.theme) if choice.theme not in ("", NONE) else None
    readout = words(counted, of.language)
    picture = chart(counted, of.language, charts.colour(position))
    return Drawn(Finished(picture), readout, table(readout.table))


def figure(view: View, frame: Frame, chart: Chart, words: Words) -> None:
    """Draw a chart; a click on one of its marks chooses what it stands for."""
    make = drawn.__wrapped__ if view.choice.q else drawn  # searches are many and seldom asked twice: they take no room
    shown = make(view.course, view.choice.put(), frame, chart, words)
    key = f"chart_{chart.__name__}"
    with st.container(gap="xxsmall"):
        st.header(plain(shown.readout.title), anchor=False)
        st.plotly_chart(
            shown.figure,
            key=key,
            theme=None,
            height="content",
            on_select=partial(_clicked, key),
            selection_mode="points",
            config=CONFIG,
            alt=shown.readout.alt,
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.caption(plain(shown.readout.note), width="stretch")
            box = st.popover(plain(view.language.text("chart.table")), type="tertiary", key=f"{key}_table", on_change="rerun")
            if box.open:  # closed, it would cost every run a table that nobody sees
                with box:
                    _table(view, shown, chart.__name__)


def _table(view: View, shown: Drawn, name: str) -> None:
    # Something in a popover must take the focus, or the keyboard cannot scroll it.
    download(view.language.text("chart.csv"), lambda: frames.csv(shown.readout.table), f"{name}.csv", CSV)
    st.markdown(shown.table)


def _clicked(key: str) -> None:
    points = st.session_state[key].selection.points
    links = [point["customdata"] for point in points if point.get("customdata")]
    if links:
        link = links[0] if isinstance(links[0], str) else links[0][0]
        go(lambda choice: _towards(choice, dict(parse_qsl(link, keep_blank_values=True))))


def _towards(choice: Choice, clicked: dict[str, str]) -> Choice:
    """The choice after a click: narrowed by it or, where nothing would be left, what was clicked alone."""
    wanted = choice.toggled(**clicked)
    return wanted if frames.chosen(course(), wanted) else choice.reset().put(**clicked)
