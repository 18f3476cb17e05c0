"""What to practise, and where one stands with it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from egov_challenges import practice
from egov_challenges.choice import valid
from egov_challenges.ui.memory import work
from egov_challenges.ui.quiz.sitting import choose_topic
from egov_challenges.ui.text import plain, table
from egov_challenges.ui.view import View


def topics(view: View) -> None:
    """The topics as pills: all of them together and each."""
    st.session_state["pick_about"] = view.choice.about
    st.pills(
        plain(view.language.text("quiz.topics")),
        ("", *valid(view.course)["about"]),
        format_func=lambda about: plain(name_of(view, about)),
        key="pick_about",
        on_change=choose_topic,
        label_visibility="collapsed",
        width="content",
        wrap=True,
    )


def name_of(view: View, about: str) -> str:
    """What a topic is called, or all of them."""
    return practice.topic_name(view.course, about) if about else view.language.text("quiz.all")


def standing(view: View) -> None:
    """How many questions of the chosen topic are answered and how many are to be looked at again."""
    found = practice.standing(view.course, work(), view.choice.about)
    text = view.language.text
    if found.asked:
        st.caption(plain(text("quiz.standing", n=found.asked, total=found.total, again=found.again)))
    elif found.total:
        st.caption(plain(text("quiz.standing_new", n=found.total)))


def standings(view: View) -> None:
    """The same for every topic, as a table."""
    text = view.language.text
    found = {about: practice.standing(view.course, work(), about) for about in valid(view.course)["about"]}
    rows = [
        (name_of(view, about), *map(view.language.shown, (its.known, its.again, its.new)))
        for about, its in found.items()
        if its.total
    ]
    heads = (text("quiz.topics"), text("quiz.known"), text("quiz.again"), text("quiz.new"))
    st.markdown(table(pd.DataFrame(rows, columns=heads)))
