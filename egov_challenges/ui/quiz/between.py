"""Before a round and after it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from egov_challenges import practice, questions
from egov_challenges.question import Question
from egov_challenges.ui.links import to_view
from egov_challenges.ui.quiz.attention import attend
from egov_challenges.ui.quiz.sitting import Progress, begin, progress, sitting, turn_to
from egov_challenges.ui.quiz.topics import standing, standings
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def between(view: View) -> None:
    """Draw the end of a round that is over, or offer one."""
    course, about = view.course, view.choice.about
    if not practice.of_topic(course, about):
        st.info(plain(view.language.text("quiz.nothing_on_topic")))
        return
    over = sitting(course, about).ended
    with st.container(key="quiz_between"):
        (_end if over else _start)(view)
    attend("between", int(over))


def _start(view: View) -> None:
    """Offer a round, or the rest of one."""
    text, course, about = view.language.text, view.course, view.choice.about
    asked = sitting(course, about).asked
    open_ = [id_ for id_ in asked if not progress(course, course.questions[id_]).done]
    standing(view)
    with st.container(horizontal=True, gap="small"):
        if open_:
            place = text("quiz.resume", n=asked.index(open_[0]) + 1, total=len(asked))
            st.button(plain(place), type="primary", on_click=turn_to, args=(open_[0],))
        st.button(plain(text("quiz.start")), type="secondary" if open_ else "primary", on_click=begin, args=(course, about))
    st.caption(plain(text("quiz.rounds")))
    _by_topic(view)


def _end(view: View) -> None:
    """What is known, what is to be looked at again, each with its view; and another round."""
    text, course, about = view.language.text, view.course, view.choice.about
    found = [(it, progress(course, it)) for it in map(course.questions.__getitem__, sitting(course, about).asked)]
    knew = [it for it, its in found if its.at_once]
    again = [it for it, its in found if its.tries.given and not its.at_once]
    st.header(plain(text("quiz.end", n=len(knew), total=len(found))), anchor=False)
    st.markdown(plain(text("quiz.end_links")))
    for heading, those in ((text("quiz.again"), again), (text("quiz.known"), knew)):
        if those:
            _list(view, heading, those)
    _open(view, [its for _, its in found])
    st.button(plain(text("quiz.another")), type="primary", on_click=begin, args=(course, about))
    standing(view)
    _by_topic(view)


def _list(view: View, heading: str, those: Sequence[Question]) -> None:
    st.subheader(plain(heading), anchor=False)
    with st.container(gap="xxsmall"):
        for question in those:
            to_view(questions.said(view.course, question, question.ask), question.view)


def _open(view: View, found: Sequence[Progress]) -> None:
    left = sum(not its.tries.given for its in found)
    if left:
        st.markdown(plain(view.language.text("quiz.left", n=left)))


def _by_topic(view: View) -> None:
    with st.expander(plain(view.language.text("quiz.by_topic"))):
        standings(view)
