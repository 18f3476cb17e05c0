"""One step of a lesson as the class sees it, on the board and on phones: nothing of the notes is on this page."""

from __future__ import annotations

import streamlit as st

from egov_challenges import lessons, questions
from egov_challenges.lesson import Lesson
from egov_challenges.live.asking import in_class
from egov_challenges.question import Question
from egov_challenges.ui import links
from egov_challenges.ui.lesson.turning import ICONS, described, turning
from egov_challenges.ui.terms import explained
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View

LETTERS = "ABCDEFGH"  # an answer is called by its letter in the room


def step(view: View, planned: Lesson, place: int) -> None:
    """Draw a step: what it is, what to do, and the way to what it shows or asks."""
    course, text = view.course, view.language.text
    shown = planned.steps[place - 1]
    turning(view.course, planned, place, "step")
    with st.container(key="lesson_step"):
        st.markdown(plain(described(course, planned, place)))
        st.title(plain(lessons.said(course, shown.title, shown.view)), anchor=False)
        st.markdown(explained(course, lessons.said(course, shown.text, shown.view)))
        if shown.question:
            _asked(view, course.questions[shown.question])
        with st.container(horizontal=True, gap="small", key="lesson_open"):
            if shown.question:
                here = {"lesson": planned.id, "step": str(place)}
                links.leading(text("lesson.ask_live"), "live", here, ICONS["ask"])
            if shown.view:
                links.to_view(text("lesson.see", page=text(f"menu.{links.page_of(shown.view)}")), shown.view)


def _asked(view: View, question: Question) -> None:
    """The question with its answers, in letters for a show of hands; which one is right is not on the page."""
    st.header(plain(questions.said(view.course, question, question.ask)), anchor=False)
    said = [questions.label(view.course, question, key) for key in in_class(view.course, question)]
    st.markdown("\n\n".join(f"**{letter}** {plain(words)}" for letter, words in zip(LETTERS, said, strict=False)))
