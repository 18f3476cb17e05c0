"""One question: what is asked, how it is answered, what is said to the answer, where to go from it."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from egov_challenges import practice, questions
from egov_challenges.question import Question
from egov_challenges.ui.quiz.answering import answering
from egov_challenges.ui.quiz.attention import attend
from egov_challenges.ui.quiz.feedback import feedback, solution
from egov_challenges.ui.quiz.sitting import begin, finish, progress, sitting, turn_to
from egov_challenges.ui.quiz.topics import name_of
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View

WIDTH = 760  # pixels; longer lines are hard to read


def question(view: View, asked: Question) -> None:
    """Draw a question. Nothing of its answer is on the page before it is given."""
    course = view.course
    with st.container(width=WIDTH, key="quiz_question"):
        with st.container(gap=None):
            _place(view, asked)
            st.header(plain(questions.said(course, asked, asked.ask)), anchor=False)
        answering(view, asked)
        feedback(view, asked)
        if progress(course, asked).done:
            solution(view, asked)
        _ways(view, asked)
    attend(asked.id, progress(course, asked).steps)


def _place(view: View, asked: Question) -> None:
    """Its topic and, in a round, its number; and the way back."""
    round_ = sitting(view.course, view.choice.about).asked
    said = [name_of(view, asked.about)]
    if asked.id in round_:
        said.insert(0, view.language.text("quiz.place", n=round_.index(asked.id) + 1, total=len(round_)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            plain(view.language.text("quiz.leave")), type="tertiary", icon=":material/arrow_back:", on_click=turn_to, args=("",)
        )
        st.caption(plain(" · ".join(said)), width="content")


def _ways(view: View, asked: Question) -> None:
    """To the questions before and after it: of the round or, where it was opened by a link, of the topic."""
    text, course, about = view.language.text, view.course, view.choice.about
    round_ = sitting(course, about).asked
    in_round = asked.id in round_
    topic = tuple(it.id for it in practice.of_topic(course, about))
    ids = round_ if in_round else topic if asked.id in topic else tuple(course.questions)
    here, done = ids.index(asked.id), progress(course, asked).done
    onward: Literal["primary", "secondary"] = "primary" if done else "secondary"
    with st.container(horizontal=True, gap="small"):
        if here > 0:
            st.button(plain(text("quiz.previous")), on_click=turn_to, args=(ids[here - 1],))
        if here + 1 < len(ids):
            following = text("quiz.following") if done else text("quiz.skip")
            st.button(plain(following), type=onward, on_click=turn_to, args=(ids[here + 1],))
        elif in_round:
            st.button(plain(text("quiz.finish")), type=onward, on_click=finish)
        if not in_round:
            st.button(plain(text("quiz.start")), on_click=begin, args=(course, about))
