"""The controls that an answer is given with, by kind of question, and how they are read.

They stand in forms, so that choosing costs no run of the page. An order is put right item after item: that works with the
keyboard and on a phone, where dragging does not.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from egov_challenges import questions
from egov_challenges.model import Course
from egov_challenges.question import Estimate, Question
from egov_challenges.questions import Given
from egov_challenges.ui.quiz.sitting import AMISS, key_of, offered, progress, show, take
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View

Buttons = Callable[..., bool]


def answering(view: View, question: Question) -> None:
    """Draw the controls and the buttons that check the answer and show the solution; with that shown, they are gone."""
    if progress(view.course, question).done:
        return
    if question.kind == "order":
        _order(view, question)
        _buttons(view, question, st.button)
    else:
        with st.form(f"{key_of(view.course, question)}_form", border=False):
            {"one": _one, "several": _several, "estimate": _estimate}[question.kind](view, question)
            _buttons(view, question, st.form_submit_button)


def _buttons(view: View, question: Question, button: Buttons) -> None:
    text, course, key = view.language.text, view.course, key_of(view.course, question)
    with st.container(horizontal=True, gap="small"):
        button(
            plain(text("quiz.check")),
            key=f"{key}_check",
            type="primary",
            on_click=_check,
            args=(course, question),
        )
        if progress(course, question).wrong:
            button(plain(text("quiz.show")), key=f"{key}_show", on_click=show, args=(course, question))
    if st.session_state.pop(AMISS, False):
        st.warning(plain(text("quiz.incomplete_order" if question.kind == "order" else "quiz.incomplete")))


def _check(course: Course, question: Question) -> None:
    take(course, question, _given(course, question))


def _given(course: Course, question: Question) -> Given | None:
    """What the controls say, or nothing where they say nothing yet."""
    key, keys = key_of(course, question), offered(course, question)
    held = st.session_state.get(key)
    match question.kind:
        case "estimate":
            return None if held is None else (repr(float(held)),)
        case "several":
            chosen = {option for number, option in enumerate(keys) if st.session_state.get(f"{key}_{number}")}
            return tuple(option.key for option in question.options if option.key in chosen) or None
        case "order":
            placed = _placed(key)
            return placed if len(placed) == len(keys) else None
        case _:
            return None if held is None else (str(held),)


def _one(view: View, question: Question) -> None:
    course = view.course
    st.radio(
        plain(questions.said(course, question, question.ask)),
        offered(course, question),
        index=None,
        format_func=lambda option: plain(questions.label(course, question, option)),
        key=key_of(course, question),
        label_visibility="collapsed",
        persist_state="session",
    )


def _several(view: View, question: Question) -> None:
    course = view.course
    st.caption(plain(view.language.text("quiz.several")))
    with st.container(gap="xsmall"):
        for number, option in enumerate(offered(course, question)):
            st.checkbox(
                plain(questions.label(course, question, option)),
                key=f"{key_of(course, question)}_{number}",
                persist_state="session",
            )


def _estimate(view: View, question: Question) -> None:
    course, range_ = view.course, question.estimate
    assert isinstance(range_, Estimate)  # noqa: S101 - of this kind every question has one
    numbers = (range_.lowest, range_.highest, range_.step)
    lowest, highest, step = map(int, numbers) if all(number == int(number) for number in numbers) else numbers
    st.number_input(
        plain(view.language.text("quiz.guess", lowest=lowest, highest=highest)),
        lowest,
        highest,
        None,
        step,
        key=key_of(course, question),
        width=260,
        persist_state="session",
    )


def _order(view: View, question: Question) -> None:
    """A button per item: pressed, it takes the next place; pressed again, it gives it back.

    It keeps its type: of another type it would be another button to the browser, and lose the focus.
    """
    course, text = view.course, view.language.text
    key = key_of(course, question)
    placed = _placed(key)
    st.caption(plain(text("quiz.order")))
    with st.container(gap="xsmall"):
        for number, option in enumerate(offered(course, question)):
            label = questions.label(course, question, option)
            st.button(
                plain(text("quiz.placed", n=placed.index(option) + 1, item=label) if option in placed else label),
                key=f"{key}_{number}",
                icon=":material/radio_button_checked:" if option in placed else ":material/radio_button_unchecked:",
                on_click=_toggle,
                args=(key, option),
                width="stretch",
            )


def _placed(key: str) -> Given:
    placed: Given = st.session_state.get(f"{key}_order", ())
    return placed


def _toggle(key: str, option: str) -> None:
    placed = _placed(key)
    kept = tuple(other for other in placed if other != option)
    st.session_state[f"{key}_order"] = kept if option in placed else (*placed, option)
