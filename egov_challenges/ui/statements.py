"""The words of a theme: its question, its statements with their sources, what to discuss, what would change our mind."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from egov_challenges import frames, practice
from egov_challenges.language import fill
from egov_challenges.readouts import origin
from egov_challenges.statement import Source, Statement
from egov_challenges.ui.links import link
from egov_challenges.ui.terms import explained
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def theme(view: View) -> None:
    """Draw the words of the chosen theme, or those of all themes together."""
    words = view.theme
    facts = frames.facts(view.course, view.choice.theme)
    st.title(plain(fill(words.question, facts)), anchor=False)
    for number, statement in enumerate(words.statements):
        _statement(view, statement, facts, f"source_{words.id}_{number}")


def class_questions(view: View) -> None:
    """Two questions to discuss, and a card that asks for doubt."""
    words = view.theme
    facts = frames.facts(view.course, view.choice.theme)
    text = view.language.text
    questions, doubt = st.columns(2, gap="large", border=True)
    with questions:
        st.header(plain(text("themes.discussion")), anchor=False)
        st.markdown("\n".join("- " + explained(view.course, fill(question, facts)) for question in words.discussion))
    with doubt:
        st.header(plain(text("themes.change_our_mind")), anchor=False)
        st.markdown(explained(view.course, fill(words.change_our_mind, facts)))
    st.caption(plain(text("source.ours")))
    if on_theme := practice.of_topic(view.course, words.id):
        link(text("themes.practise", n=len(on_theme)), "quiz", about=words.id)


def _statement(view: View, statement: Statement, facts: Mapping[str, str], key: str) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="top", wrap=False):
        known = _with_series(view, facts, statement.source)
        st.markdown(explained(view.course, fill(statement.text, known)), width="stretch")
        badge = view.language.text(f"badge.{statement.source.kind}")
        with st.popover(plain(badge), type="tertiary", key=key):
            st.markdown(plain(origin(view.course, statement.source)))
            if statement.source.indicator:
                link(view.language.text("menu.then-and-now"), "then-and-now", indicator=statement.source.indicator)


def _with_series(view: View, facts: Mapping[str, str], source: Source) -> Mapping[str, str]:
    return {**facts, **frames.indicator_facts(view.course, source.indicator)} if source.indicator else facts
