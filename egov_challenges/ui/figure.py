"""A chart on a page: its finding, the picture, how it was counted, and its numbers as a table and for taking along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache, partial
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd
import plotly.graph_objects as plotly
import streamlit as st

from egov_challenges import charts, frames, readouts
from egov_challenges.choice import FILTERS, Choice, valid
from egov_challenges.language import Language
from egov_challenges.model import NONE, Course
from egov_challenges.readouts import Readout
from egov_challenges.ui.download import CSV, download
from egov_challenges.ui.picture import file_name, pictures
from egov_challenges.ui.projector import room_for
from egov_challenges.ui.text import plain, table
from egov_challenges.ui.view import ALONG, View, course, go

Frame = Callable[[Course, Choice], pd.DataFrame]
Chart = Callable[[pd.DataFrame, Language, str], plotly.Figure]
Words = Callable[[pd.DataFrame, Language], Readout]
# The parts of a choice that a chart depends on: it is not drawn anew when another one changes. A frame that is not named here
# looks at everything but the page of the list, and what links take along.
EVERYTHING = tuple(field.name for field in fields(Choice) if field.name not in {"page", *ALONG})
SERIES = ("theme", "indicator", "compare")
LOOKS_AT: dict[Frame, tuple[str, ...]] = {
    frames.years: (*FILTERS, "rule"),
    frames.months: (*FILTERS, "rule"),
    frames.groups: (*FILTERS, "rule", "show"),
    frames.places: (*FILTERS, "rule", "count"),
    frames.outlines: (*FILTERS, "rule", "count"),
    frames.spectrum: ("year", "edges"),
    frames.labelled_kinds: (),
    frames.labelled_places: (),
    frames.labelled_themes: (),
    frames.series: SERIES,
    frames.world: (*SERIES, "at"),
}
CONFIG = {
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],  # not shown; picture.py presses it
    "displayNotifier": False,
    "topojsonURL": "map/",  # plotly would ask a CDN for outlines; app.py serves them
}


class Finished(plotly.Figure):  # type: ignore[misc]  # plotly is without types here
    """A figure that nobody changes any more: Streamlit asks for its dictionary in every run, and gets the same one.

    It holds nothing else: a second figure, with all that a change would need, would cost as much as the first.
    """

    def __init__(self, figure: plotly.Figure) -> None:
        self.__dict__["_finished"] = figure.to_dict()

    def to_dict(self) -> dict[str, Any]:
        """The figure as plotly sends it."""
        finished: dict[str, Any] = self.__dict__["_finished"]
        return finished


@dataclass(frozen=True)
class Drawn:
    """A chart, ready to be shown: built once and never changed."""

    counted: pd.DataFrame
    chart: plotly.Figure  # what a picture is made from
    figure: Finished
    readout: Readout

    @cached_property
    def table(self) -> str:
        """The read-out's table as Markdown, made when somebody opens it."""
        return table(self.readout.table)


@lru_cache(maxsize=256)
def drawn(of: Course, choice: Choice, frame: Frame, chart: Chart, words: Words) -> Drawn:
    """Build a chart once per course and choice: it is costly, and a class asks for the same ones."""
    counted = frame(of, choice)
    position = valid(of)["theme"].index(choice.theme) if choice.theme not in ("", NONE) else None
    readout = words(counted, of.language)
    picture = chart(counted, of.language, charts.colour(position))
    return Drawn(counted, picture, Finished(picture), readout)


def figure(view: View, frame: Frame, chart: Chart, words: Words) -> None:
    """Draw a chart; a click on one of its marks chooses what it stands for."""
    choice = view.choice.only(*LOOKS_AT.get(frame, EVERYTHING))
    make = drawn.__wrapped__ if choice.q else drawn  # searches are many and seldom asked twice: they take no room
    shown = make(view.course, choice, frame, chart, words)
    key = f"chart_{chart.__name__}"
    with st.container(gap="xxsmall"):
        st.header(plain(shown.readout.title), anchor=False)
        room_for(key, shown.figure.to_dict())
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
                    _taken_along(view, choice, shown, chart.__name__)


def _taken_along(view: View, choice: Choice, shown: Drawn, noun: str) -> None:
    # Something in a popover must take the focus, or the keyboard cannot scroll it.
    with st.container(horizontal=True, gap="small"):
        pictures(view, choice, noun, shown.chart, shown.counted, shown.readout)
        name = f"{file_name(choice, noun)}.csv"
        download(view.language.text("chart.csv"), lambda: frames.csv(shown.counted), name, CSV, key=noun)
    st.markdown(shown.table)
    st.caption(plain(readouts.source(shown.counted, view.course)))


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
