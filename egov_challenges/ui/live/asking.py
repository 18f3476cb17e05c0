"""What to ask next: the question of the lesson's step, one of the bank, or one that is typed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from egov_challenges import questions, readouts
from egov_challenges.choice import valid
from egov_challenges.live.asking import (
    KINDS,
    LONGEST_ASK,
    LONGEST_UNIT,
    MOST_OPTIONS,
    CannotAskError,
    Typed,
    from_bank,
    from_typed,
    left_out,
    offered,
    planned,
)
from egov_challenges.live.rooms import MOST_ASKED, Ask, Room
from egov_challenges.model import Course
from egov_challenges.question import Question
from egov_challenges.readouts.live import measured_in
from egov_challenges.ui.links import link
from egov_challenges.ui.live.mine import now, steered
from egov_challenges.ui.quiz.topics import name_of
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View, course, picked

CHOOSING = "live_choosing"  # session key: whether the next question is being chosen
AMISS = "live_amiss"  # session key: what is wrong with what was typed, as a key of the words and its names
FIELDS = ("ask", "options", "lowest", "highest", "truth", "unit")  # of the form, each behind live_typed_


def asking(view: View, room: Room) -> None:
    """Draw the choice of the next question."""
    text = view.language.text
    if len(room.asked) >= MOST_ASKED:
        st.info(plain(text("live.full", n=MOST_ASKED)))
        return
    if question := planned(view.course, view.choice.lesson, view.choice.step):
        with st.container(border=True):
            st.caption(plain(text("live.from_lesson")))
            _preview(view, question)
            _ask_button(view, room, question, text("live.ask_planned"), "live_ask_planned")
    bank, typed = text("live.from_bank"), text("live.typed")
    sources = [bank, typed] if view.course.questions else [typed]
    source = st.segmented_control(
        plain(text("live.source")), sources, default=sources[0], required=True, key="live_source", label_visibility="collapsed"
    )
    if source == bank:
        _bank(view, room)
    else:
        _typed(view, room)


def lesson_link(view: View) -> None:
    """The way back to the step of the lesson that led here; the room goes along."""
    choice = view.choice
    if choice.lesson in view.course.lessons:
        params = {"lesson": choice.lesson, "step": choice.step, "room": choice.room}
        link(view.language.text("live.to_lesson"), "lesson", **{name: value for name, value in params.items() if value})


# --- the bank -------------------------------------------------------------------------------------------------------------


def _bank(view: View, room: Room) -> None:
    text, about = view.language.text, view.choice.about
    found = {question.id: question for question in offered(view.course, about)}
    st.session_state["pick_about"] = about
    st.pills(
        plain(text("live.topic")),
        ("", *valid(view.course)["about"]),
        format_func=lambda each: plain(name_of(view, each)),
        key="pick_about",
        on_change=picked,
        args=("about",),
        label_visibility="collapsed",
        wrap=True,
    )
    if found:
        st.session_state["pick_question"] = view.choice.question if view.choice.question in found else next(iter(found))
        st.selectbox(
            plain(text("live.question")),
            list(found),
            format_func=lambda id_: questions.said(view.course, found[id_], found[id_].ask),
            key="pick_question",
            on_change=picked,
            args=("question",),
        )
        question = found[st.session_state["pick_question"]]
        with st.container(border=True):
            _preview(view, question)
            _ask_button(view, room, question, text("live.ask"), "live_ask")
    if n := left_out(view.course, about):
        st.caption(plain(text("live.no_orders", n=n)))


def _preview(view: View, question: Question) -> None:
    """The question as phones will have it: nothing here tells what is right."""
    asked = _of_bank(view.course, question)
    st.markdown(f"**{plain(asked.ask)}**")
    if asked.options:
        st.markdown("\n".join(f"- {plain(option.text)}" for option in asked.options))
    st.caption(plain(how_to_answer(view, asked)))


def how_to_answer(view: View, asked: Ask) -> str:
    """How many answers can be given, or what number."""
    if asked.kind == "estimate":
        unit = measured_in(asked.unit)
        return view.language.text("live.kind_estimate_in", lowest=asked.lowest, highest=asked.highest, unit=unit)
    return view.language.text(f"live.kind_{asked.kind}")


def _of_bank(of: Course, question: Question) -> Ask:
    return from_bank(of, question, readouts.origin(of, question.source))


def _ask_button(view: View, room: Room, question: Question, label: str, key: str) -> None:
    st.button(plain(label), type="primary", key=key, on_click=_ask_of_bank, args=(question.id, room.code))


def _ask_of_bank(id_: str, code: str) -> None:
    found = course()
    _ask(_of_bank(found, found.questions[id_]), code)


def _ask(asked: Ask, code: str) -> bool:
    done = steered(lambda store, code, secret, _: store.ask(code, secret, asked, now()), code)
    if done:
        st.session_state[CHOOSING] = False
    return done


# --- what is typed --------------------------------------------------------------------------------------------------------


def _typed(view: View, room: Room) -> None:
    text = view.language.text
    kind = st.segmented_control(
        plain(text("live.kind")),
        KINDS,
        default=KINDS[0],
        required=True,
        format_func=lambda each: plain(text(f"live.type_{each}")),
        key="live_typed_kind",
    )
    with st.form("live_typed", border=True):
        st.text_area(plain(text("live.typed_ask")), key="live_typed_ask", max_chars=LONGEST_ASK, height=80)
        if kind in {"one", "several"}:
            help_ = plain(text("live.typed_right"))
            st.text_area(plain(text("live.typed_options", most=MOST_OPTIONS)), key="live_typed_options", height=140)
            st.caption(help_)
        if kind == "estimate":
            _range(view)
        if amiss := st.session_state.pop(AMISS, None):
            problem, values = amiss
            st.warning(plain(text(f"live.amiss_{problem}", **values)))
        st.form_submit_button(
            plain(text("live.ask")), type="primary", key="live_ask_typed", on_click=_ask_typed, args=(room.code,)
        )


def _range(view: View) -> None:
    text = view.language.text
    columns = st.columns(4)
    for column, name in zip(columns, ("lowest", "highest", "truth"), strict=False):
        with column:
            st.number_input(plain(text(f"live.typed_{name}")), value=None, key=f"live_typed_{name}", format="%g", step=1.0)
    with columns[3]:
        st.text_input(plain(text("live.typed_unit")), key="live_typed_unit", max_chars=LONGEST_UNIT)
    st.caption(plain(text("live.typed_near")))


def _ask_typed(code: str) -> None:
    held = partial(st.session_state.get, default=None)
    given = {name: value for name in FIELDS if (value := held(f"live_typed_{name}")) is not None}
    try:
        asked = from_typed(Typed(kind=str(held("live_typed_kind")), **{"ask": "", **given}))
    except CannotAskError as error:
        st.session_state[AMISS] = (error.problem, error.values)
        return
    if _ask(asked, code):
        for name in FIELDS:
            st.session_state.pop(f"live_typed_{name}", None)
