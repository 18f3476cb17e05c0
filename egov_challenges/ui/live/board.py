"""The board of a room: what is asked and what came of it beside the way in; below, for who steers, what to do next."""

from __future__ import annotations

import streamlit as st

from egov_challenges.live.rooms import Asked, Room
from egov_challenges.live.sight import Sight
from egov_challenges.ui.live.asking import CHOOSING, asking, how_to_answer
from egov_challenges.ui.live.door import letters, picture
from egov_challenges.ui.live.following import numbers
from egov_challenges.ui.live.mine import refused
from egov_challenges.ui.live.results import results
from egov_challenges.ui.live.steering import leaving, steering
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def board(view: View, sight: Sight, *, answered: bool) -> None:
    """Draw it. ``answered``: the browser has said whether it can steer; before that nothing is said about who can."""
    room, steers = sight.room, sight.yours and sight.room.paper == view.course.paper.paper.id
    left, right = st.columns([5, 2], gap="large")
    with left:
        if room.now is None or (steers and st.session_state.get(CHOOSING)):
            _between(view, room, steers=steers)
        else:
            _question(view, sight, room.now)
            if steers:
                steering(view, room, room.now)
    with right:
        if room.now is not None:
            letters(view, room.code)
        numbers(view, room)
        picture(view, room.code)
    _whose(view, sight, answered=answered)
    if steers:
        leaving(view, room)


def _between(view: View, room: Room, *, steers: bool) -> None:
    """No question is on the board: phones come in, and who steers chooses what to ask."""
    text = view.language.text
    st.title(plain(text("live.choose" if room.now else "live.join")), anchor=False)
    if room.now is None:
        letters(view, room.code)
    if steers:
        if room.now is not None:
            st.button(plain(text("live.back")), type="tertiary", icon=":material/arrow_back:", key="live_back", on_click=_back)
        asking(view, room)


def _back() -> None:
    st.session_state[CHOOSING] = False


def _question(view: View, sight: Sight, asked: Asked) -> None:
    """What is asked, how far the class is with it, and the answers to choose from or, once they are shown, the results."""
    text, standing = view.language.text, asked.standing
    with st.container(key="live_question", gap="xsmall"):
        state = "revealed" if standing.revealed else "shown" if standing.shown else "open" if standing.open else "closed"
        said = [text(f"live.state_{state}"), how_to_answer(view, asked.ask)]
        if standing.round > 1:
            said.insert(0, text("live.round", n=standing.round))
        st.title(plain(asked.ask.ask), anchor=False)
        st.caption(plain(" · ".join(said)))
        if not standing.shown and asked.ask.options:
            st.markdown("\n".join(f"{n}. {plain(option.text)}" for n, option in enumerate(asked.ask.options, start=1)))
    results(view, sight)


def _whose(view: View, sight: Sight, *, answered: bool) -> None:
    """Who steers this room, where it is not this board, or not after a reload."""
    text = view.language.text
    if sight.room.paper != view.course.paper.paper.id:
        st.info(plain(text("live.foreign")))
    elif not sight.yours and answered:
        st.caption(plain(text("live.watching")))
    elif sight.yours and refused(sight.room.code):
        st.info(plain(text("live.refused")))
