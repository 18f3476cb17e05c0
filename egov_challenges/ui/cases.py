"""The cases abroad: which one, what the list has and lacks about it, and its figures beside those of the paper's country."""

from __future__ import annotations

import streamlit as st

from egov_challenges import frames, readouts
from egov_challenges.choice import Choice
from egov_challenges.frames.cases import RULE
from egov_challenges.readouts.cases import Sourced
from egov_challenges.ui.links import link
from egov_challenges.ui.sources import source_list
from egov_challenges.ui.text import plain, table
from egov_challenges.ui.view import View, picked


def case(view: View) -> None:
    """The cases to choose from and the chosen one; without a choice, all of them in a table."""
    overview = frames.overview(view.course)
    _choose(view, dict(zip(overview["place"], overview["works"], strict=True)))
    if view.choice.country in frames.cases(view.course):
        _case(View(view.course, Choice(country=view.choice.country, rule=RULE, page=view.choice.page)))
    else:
        st.markdown(table(readouts.overview(overview, view.language)))


def _choose(view: View, works: dict[str, int]) -> None:
    text = view.language.text
    st.session_state["pick_country"] = view.choice.country if view.choice.country in works else None
    st.pills(
        plain(text("cases.choose")),
        list(works),
        format_func=lambda place: plain(text("cases.option", place=view.course.place_name(place), n=int(works[place]))),
        key="pick_country",
        on_change=picked,
        args=("country",),
        label_visibility="collapsed",
        wrap=True,
    )


def _case(view: View) -> None:
    counted = frames.case(view.course, view.choice.country)
    text = view.language.text
    words, figures = st.columns([2, 3], gap="large")
    with words:
        st.header(plain(text("cases.has", place=counted.attrs["name"])), anchor=False)
        st.markdown(_sentences(view, readouts.has(counted, view.language)))
        st.header(plain(text("cases.lacks")), anchor=False)
        st.markdown(_sentences(view, readouts.lacks(counted, view.language)))
    with figures:
        _figures(view, counted.attrs["country"], counted.attrs["name"])
    source_list(view)


def _sentences(view: View, said: list[Sourced]) -> str:
    text = view.language.text
    lines = [text("cases.sourced", sentence=sentence, badge=text(f"badge.{kind}")) for sentence, kind in said]
    return "\n".join(f"- {plain(line)}" for line in lines)


def _figures(view: View, country: bool, name: str) -> None:
    text = view.language.text
    home = view.course.place_name(view.course.paper.countries[0])
    st.header(plain(text("cases.beside", place=name, country=home)), anchor=False)
    if not country:
        st.markdown(plain(text("cases.no_series", place=name)))
        return
    counted = frames.beside_home(view.course, view.choice.country)
    st.markdown(table(readouts.beside_home(counted, view.language)))
    st.caption(plain(text("cases.beside_note")))
    link(text("cases.lines", place=name), "then-and-now", compare=view.choice.country)


def case_link(view: View) -> None:
    """From a chosen country or region to its case, where it is one."""
    if view.choice.country in frames.cases(view.course):
        label = view.language.text("cases.open", place=view.course.place_name(view.choice.country))
        link(label, "cases", country=view.choice.country)
