"""The page to practise on: a topic, a round of questions or a single one, what is known by now."""

from __future__ import annotations

import streamlit as st

from egov_challenges.ui.memory import refused
from egov_challenges.ui.quiz.between import between
from egov_challenges.ui.quiz.question import question
from egov_challenges.ui.quiz.topics import topics
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def quiz(view: View) -> None:
    """Draw the question of the address; where there is none, the topics and the offer or the end of a round."""
    text = view.language.text
    if not view.course.questions:
        st.info(plain(text("quiz.nothing")))
        return
    if refused():
        st.caption(plain(text("quiz.refused")))
    if view.choice.question:
        question(view, view.course.questions[view.choice.question])
    else:
        topics(view)
        between(view)
