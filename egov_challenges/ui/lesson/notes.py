"""What only the teacher sees of a step: in a window of its own, covered until it is asked for there."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from egov_challenges import lessons, questions
from egov_challenges.lesson import Lesson
from egov_challenges.ui.lesson.turning import described, turning
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View

SHOWN = "lesson_notes_shown"  # session key: whether the notes were asked for in this window


def notes(view: View, planned: Lesson, place: int) -> None:
    """Draw the notes. A window that was just opened shows none: it may stand on the screen of the class."""
    text, course = view.language.text, view.course
    step = planned.steps[place - 1]
    if not st.session_state.get(SHOWN):
        st.title(plain(text("lesson.notes")), anchor=False)
        st.markdown(f"{plain(text('lesson.notes_covered'))} {plain(text('lesson.notes_what'))}")
        st.button(plain(text("lesson.notes_show")), type="primary", on_click=_show)
        return
    turning(course, planned, place, "notes")
    st.caption(plain(described(course, planned, place)))
    st.title(plain(text("lesson.notes_title", title=lessons.said(course, step.title, step.view))), anchor=False)
    own, seen = st.columns([3, 2], gap="large")
    with own:
        _list(view, planned, place, text("lesson.notes_todo"), step.teacher.notes)
        _list(view, planned, place, text("lesson.notes_answers"), (*_bank(view, step.question), *step.teacher.answers))
        _list(view, planned, place, text("lesson.notes_misconceptions"), step.teacher.misconceptions)
    with seen, st.container(border=True):
        st.header(plain(text("lesson.notes_class")), anchor=False)
        st.markdown(plain(lessons.said(course, step.text, step.view)))
        if place < len(planned.steps):
            after = planned.steps[place]
            st.caption(plain(text("lesson.notes_next", title=lessons.said(course, after.title, after.view))))
    st.caption(plain(text("lesson.notes_follow")))


def _show() -> None:
    st.session_state[SHOWN] = True


def _bank(view: View, id_: str | None) -> tuple[str, ...]:
    """The right answer of the question that the step asks, and why it is so."""
    if id_ is None:
        return ()
    asked = view.course.questions[id_]
    right = view.language.text("lesson.notes_bank", answer=questions.answer(view.course, asked))
    return (right, questions.said(view.course, asked, asked.solution))


def _list(view: View, planned: Lesson, place: int, heading: str, items: Iterable[str]) -> None:
    opened = planned.steps[place - 1].view
    if said := [lessons.said(view.course, item, opened) for item in items]:
        st.header(plain(heading), anchor=False)
        st.markdown("\n".join(f"- {plain(item)}" for item in said))
