"""The published series: which one, beside whom; three figures; everybody then and now; whose figures these are."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from egov_challenges import charts, frames, readouts
from egov_challenges.choice import MOST_COMPARED, NEIGHBOURS, comparable, compared, offered, shown_indicator
from egov_challenges.indicator import Indicator
from egov_challenges.model import Course
from egov_challenges.ui.credits import credit_lines
from egov_challenges.ui.download import CSV, download
from egov_challenges.ui.figure import figure
from egov_challenges.ui.text import plain, table
from egov_challenges.ui.view import View, go, picked

NAMED, OWN = "named", "own"  # ways to choose the comparison, beside NEIGHBOURS


def then_and_now(view: View) -> None:
    """Draw all of it: three figures beside the lines, a year beside its map, and the credits."""
    figures, lines = st.columns([1, 3], gap="large")
    with figures:
        _indicator(view)
        _figures(view)
    with lines:
        figure(view, frames.series, charts.series, readouts.series)
        _comparison(view)
    moment, world = st.columns([1, 3], gap="large")
    with moment:
        _map_year(view)
    with world:
        figure(view, frames.world, charts.world, readouts.world)
    _sources(view)


def _comparison(view: View) -> None:
    """The countries beside the paper's own: a group of them, or any."""
    group, countries = st.columns([2, 3], gap="medium")
    with group:
        _group(view)
    with countries:
        _countries(view)


def _indicator(view: View) -> None:
    """The series of the theme, one of them chosen."""
    text = view.language.text
    on_theme = offered(view.course, view.choice.theme)
    if not on_theme:
        st.info(plain(text("then_and_now.nothing")))
    st.session_state["pick_indicator"] = shown_indicator(view.course, view.choice).id
    st.pills(
        plain(text("then_and_now.indicator")),
        [it.id for it in on_theme or offered(view.course, "")],
        format_func=lambda id_: plain(view.course.indicator_words[id_].name),
        key="pick_indicator",
        on_change=picked,
        args=("indicator",),
        required=True,
        wrap=True,
    )


def _group(view: View) -> None:
    text = view.language.text
    chosen = {"": NAMED, NEIGHBOURS: NEIGHBOURS}.get(view.choice.compare, OWN)
    st.session_state["pick_group"] = chosen
    st.pills(
        plain(text("then_and_now.group")),
        [NAMED, NEIGHBOURS, *([OWN] if chosen == OWN else [])],
        format_func=lambda group: plain(text(f"then_and_now.{group}")),
        key="pick_group",
        on_change=_grouped,
        required=True,
        wrap=True,
    )


def _grouped() -> None:
    group = st.session_state["pick_group"]
    if group in {NAMED, NEIGHBOURS}:
        go(lambda choice: choice.put(compare="" if group == NAMED else group))


def _countries(view: View) -> None:
    text = view.language.text
    st.session_state["pick_compare"] = list(compared(view.course, view.choice))
    st.multiselect(
        plain(text("then_and_now.compare")),
        comparable(view.course),
        format_func=view.course.place_name,
        key="pick_compare",
        on_change=_compared,
        max_selections=MOST_COMPARED,
        filter_mode="contains",  # else "Fran" finds the Faroe Islands, too
        select_all=False,  # else it is the first option, and Enter takes every match
        placeholder=text("then_and_now.compare_hint"),
        wrap=True,
    )


def _compared() -> None:
    codes = ",".join(st.session_state["pick_compare"])
    go(lambda choice: choice.put(compare=codes))


def _figures(view: View) -> None:
    """Then, latest and change of the paper's country; on request, of all the compared ones."""
    for label, value, meaning in _moments(view.course, shown_indicator(view.course, view.choice)):
        with st.container(gap="xxsmall"):
            st.metric(plain(label), plain(value))  # it reads Markdown, too
            st.caption(plain(meaning))
    box = st.popover(
        plain(view.language.text("then_and_now.table")), type="tertiary", key="then_and_now_table", on_change="rerun"
    )
    if box.open:
        shown = readouts.then_and_now(frames.then_and_now(view.course, view.choice), view.language)
        with box:  # something in a popover must take the focus, or the keyboard cannot scroll it
            download(view.language.text("chart.csv"), lambda: frames.csv(shown), "then_and_now.csv", CSV)
            st.markdown(table(shown))


@lru_cache(maxsize=64)
def _moments(course: Course, indicator: Indicator) -> list[tuple[str, str, str]]:
    return readouts.moments(frames.beside(course, indicator, course.paper.countries), course.language)


def _map_year(view: View) -> None:
    """The year of the world map, by a slider that the keyboard moves."""
    years = frames.map_years(view.course, view.choice)
    if len(years) < 2:
        return
    st.session_state["pick_at"] = str(frames.map_year(view.course, view.choice))
    label = plain(view.language.text("then_and_now.at"))
    st.select_slider(label, [str(year) for year in years], key="pick_at", on_change=picked, args=("at",))


def _sources(view: View) -> None:
    """Whose figures the page shows: publisher, title, edition, licence, how obtained and checked, what was left out."""
    dataset = view.course.dataset(shown_indicator(view.course, view.choice).dataset)
    st.header(plain(view.language.text("then_and_now.sources")), anchor=False)
    lines = [*credit_lines(view, dataset), plain(view.language.text("then_and_now.ranks"))]
    st.markdown("\n".join(f"- {line}" for line in lines))
