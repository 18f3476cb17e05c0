"""All lesson plans to choose from, and one of them as a whole."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from egov_challenges import lessons
from egov_challenges.choice import Choice
from egov_challenges.lesson import Lesson
from egov_challenges.ui.lesson.turning import BEGUN, ICONS, turn
from egov_challenges.ui.terms import explained
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View, go


def plans(view: View) -> None:
    """The plans beside each other: how long each is, what it answers, what learners can do afterwards."""
    text = view.language.text
    st.title(plain(text("lesson.title")), anchor=False)
    st.markdown(explained(view.course, text("lesson.intro")))
    if not view.course.lessons:
        st.info(plain(text("lesson.empty")))
        return
    for planned, column in zip(view.course.lessons.values(), st.columns(len(view.course.lessons), gap="large"), strict=True):
        with column.container(border=True):
            st.header(plain(lessons.said(view.course, planned.title)), anchor=False)
            _list(view, text("lesson.questions"), planned.questions)
            _list(view, text("lesson.objectives"), planned.objectives, text("lesson.objectives_lead"))
            label = plain(text("lesson.open", n=planned.minutes))
            st.button(label, icon=":material/arrow_forward:", on_click=_open, args=(planned.id,))
    st.caption(plain(text("lesson.ours")))


def plan(view: View, planned: Lesson) -> None:
    """One plan: what it is for, its steps with their times, and the way into it."""
    text = view.language.text
    st.button(plain(text("lesson.plans")), type="tertiary", icon=":material/arrow_back:", on_click=go, args=(_left,))
    st.title(plain(lessons.said(view.course, planned.title)), anchor=False)
    st.caption(plain(f"{text('lesson.length', n=planned.minutes)} · {text('lesson.ours')}"))
    with st.container(horizontal=True, gap="small"):
        st.button(plain(text("lesson.start")), type="primary", icon=":material/play_arrow:", on_click=_start, args=(planned.id,))
        apart = urlencode({"lesson": planned.id, "step": "1", "notes": "teacher"})
        st.link_button(plain(text("lesson.notes")), f"lesson?{apart}", icon=":material/open_in_new:")
    words, steps = st.columns([2, 3], gap="large")
    with words:
        _list(view, text("lesson.questions"), planned.questions)
        _list(view, text("lesson.objectives"), planned.objectives, text("lesson.objectives_lead"))
        _list(view, text("lesson.prerequisites"), planned.prerequisites)
    with steps:
        _steps(view, planned)
        _list(view, text("lesson.key_points"), planned.key_points)


def _open(id_: str) -> None:
    go(lambda choice: replace(choice, lesson=id_, step=""))


def _left(choice: Choice) -> Choice:
    return replace(choice, lesson="", step="")


def _start(id_: str) -> None:
    """From the first step on, with the clock at nought: the browser takes the time when it hears of a new start."""
    st.session_state[BEGUN] = {"lesson": id_, "at": time.time_ns()}
    go(lambda choice: replace(choice, lesson=id_, step="1"))


def _list(view: View, heading: str, items: Iterable[str], lead: str = "") -> None:
    st.header(plain(heading), anchor=False)
    said = "\n".join("- " + explained(view.course, lessons.said(view.course, item)) for item in items)
    st.markdown(f"{plain(lead)}\n\n{said}" if lead else said)


def _steps(view: View, planned: Lesson) -> None:
    """A line a step: from which minute to which, what sort of step it is, and its title as the way to it."""
    text = view.language.text
    st.header(plain(text("lesson.steps")), anchor=False)
    with st.container(gap=None, key="lesson_steps"):
        for place, step in enumerate(planned.steps, start=1):
            begins = planned.begins(place)
            with st.container(horizontal=True, gap="small", vertical_alignment="center", wrap=False):
                st.markdown(plain(text("lesson.from_to", first=begins, last=begins + step.minutes)), width=64)
                st.markdown(plain(text(f"lesson.kind_{step.kind}")), width=76)
                title = lessons.said(view.course, step.title, step.view)
                key = f"lesson_step_{place}"
                st.button(plain(title), key=key, type="tertiary", icon=ICONS[step.kind], on_click=turn, args=(place,))
