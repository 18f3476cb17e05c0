"""Before there is a room: the button that opens one, and the way back into one that was opened before."""

from __future__ import annotations

import streamlit as st

from egov_challenges import questions
from egov_challenges.live.asking import planned
from egov_challenges.ui.live.asking import lesson_link
from egov_challenges.ui.live.door import spelt
from egov_challenges.ui.live.mine import codes, know, now, steered
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View, course, go


def opening(view: View) -> None:
    """Draw the start: what a room is, and how to open it."""
    text = view.language.text
    planned_next(view)
    st.markdown("\n".join(f"- {plain(text(f'live.rule_{rule}'))}" for rule in ("phones", "names", "ends")))
    mine = codes()
    with st.container(horizontal=True, gap="small"):
        if mine:
            label = plain(text("live.return", code=spelt(mine[0])))
            st.button(label, type="primary", key="live_return", on_click=_enter, args=(mine[0],))
        st.button(
            plain(text("live.open")),
            type="secondary" if mine else "primary",
            icon=":material/add:",
            key="live_open",
            on_click=_open,
        )
    lesson_link(view)


def planned_next(view: View) -> None:
    """What the lesson asks next, where a step of it led here."""
    if question := planned(view.course, view.choice.lesson, view.choice.step):
        said = questions.said(view.course, question, question.ask)
        st.info(plain(view.language.text("live.planned", ask=said)))


def ended(view: View) -> None:
    """A room that is no more, or never was."""
    st.info(plain(view.language.text("live.gone", code=view.choice.room)))
    opening(view)


def _open() -> None:
    opened = []
    if steered(lambda store, *_: opened.append(store.create(course().paper.paper.id, now())), ""):
        know(opened[0].code, opened[0].secret)
        _enter(opened[0].code)


def _enter(code: str) -> None:
    go(lambda choice: choice.put(room=code))
