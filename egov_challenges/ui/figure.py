"""A chart on a page: its finding, the picture, how it was counted, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import parse_qsl

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from egov_challenges import charts, frames
from egov_challenges.choice import NONE, Choice, valid
from egov_challenges.language import Language
from egov_challenges.model import Course
from egov_challenges.readouts import Readout
from egov_challenges.ui.text import plain, table
from egov_challenges.ui.view import View
from egov_challenges.ui.view import go as change

Frame = Callable[[Course, Choice], pd.DataFrame]
Chart = Callable[[pd.DataFrame, Language, charts.Look], go.Figure]
Words = Callable[[pd.DataFrame, Language], Readout]
CONFIG = {"displayModeBar": False, "topojsonURL": "map/"}  # plotly would ask a CDN for outlines; app.py serves them


@lru_cache(maxsize=256)
def drawn(course: Course, choice: Choice, theme: str, frame: Frame, chart: Chart, words: Words) -> tuple[go.Figure, Readout]:
    """Figures are costly to build and never changed afterwards: each is built once per course, choice and light or dark."""
    counted = frame(course, choice)
    position = valid(course)["theme"].index(choice.theme) if choice.theme not in ("", NONE) else None
    return chart(counted, course.language, charts.look(position, theme)), words(counted, course.language)


def figure(view: View, frame: Frame, chart: Chart, words: Words) -> None:
    """Draw a chart; a click on one of its marks chooses what it stands for."""
    theme = st.context.theme.type or "light"
    picture, readout = drawn(view.course, view.choice.put(), theme, frame, chart, words)
    key = f"chart_{chart.__name__}"
    with st.container(gap="xxsmall"):
        st.header(plain(readout.title), anchor=False)
        st.plotly_chart(
            picture,
            key=key,
            theme=None,
            height="content",
            on_select=lambda: _clicked(key),
            selection_mode="points",
            config=CONFIG,
            alt=readout.alt,
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.caption(plain(readout.note), width="stretch")
            with st.popover(plain(view.language.text("chart.table")), type="tertiary"):
                # Something in a popover must take the focus, or the keyboard cannot scroll it.
                st.download_button(
                    plain(view.language.text("chart.csv")),
                    lambda: frames.csv(readout.table),
                    file_name=f"{chart.__name__}.csv",
                    mime="text/csv",
                    icon=":material/download:",
                    on_click="ignore",
                    key=f"{key}_csv",
                )
                st.markdown(table(readout.table))


def _clicked(key: str) -> None:
    points = st.session_state[key].selection.points
    links = [point["customdata"] for point in points if point.get("customdata")]
    if links:
        link = links[0] if isinstance(links[0], str) else links[0][0]
        change(lambda choice: choice.toggled(**dict(parse_qsl(link))))
