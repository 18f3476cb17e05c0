"""How the lecturer steers: what comes next as one button, what else can be done beside it, words, hands, and the end."""

from __future__ import annotations

from functools import partial

import streamlit as st

from egov_challenges import frames, live
from egov_challenges.live.asking import next_step
from egov_challenges.live.rooms import Asked, Command, NotNowError, Room
from egov_challenges.live.sight import raised, results, waiting
from egov_challenges.live.store import NoRoomError, NoStoreError, NotYoursError, Store
from egov_challenges.ui.download import CSV, download
from egov_challenges.ui.live.asking import CHOOSING, lesson_link
from egov_challenges.ui.live.door import spelt
from egov_challenges.ui.live.mine import now, secret, steered
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View

ICONS = {
    Command.CLOSE: ":material/lock:",
    Command.REOPEN: ":material/lock_open:",
    Command.AGAIN: ":material/forum:",
    Command.SHOW: ":material/bar_chart:",
    Command.REVEAL: ":material/check:",
}
LOST = (NoRoomError, NoStoreError, NotYoursError)  # the next run of the page says so
MOST_HANDS = 1000


def steering(view: View, room: Room, asked: Asked) -> None:
    """Draw the buttons."""
    text, next_ = view.language.text, next_step(asked)
    possible = asked.standing.possible(asked.ask)
    ordered = [next_, *(command for command in possible if command != next_)] if next_ else list(possible)
    with st.container(horizontal=True, gap="small", key="live_steering"):
        if next_ is None:
            st.button(plain(text("live.next")), type="primary", key="live_next", on_click=choose)
        for command in ordered:
            st.button(
                plain(text(f"live.do_{command}")),
                type="primary" if command == next_ else "secondary",
                icon=ICONS[command],
                key=f"live_do_{command}",
                on_click=_steer,
                args=(room.code, command, asked),
            )
        if next_ is not None:
            st.button(plain(text("live.another")), type="tertiary", key="live_next", on_click=choose)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if asked.ask.kind == "word":
            _words(view, room, asked)
        if asked.ask.options:
            _hands(view, room, asked)
    lesson_link(view)


def choose() -> None:
    """Callback: to the choice of the next question."""
    st.session_state[CHOOSING] = True


def _steer(code: str, command: Command, seen: Asked) -> None:
    """Do it to what was on the board: where another board has steered on meanwhile, the press was meant for something else."""

    def act(store: Store, code: str, secret: str, time: int) -> None:
        if store.look(code, time).now != seen:
            raise NotNowError(command)
        store.steer(code, secret, command, time)

    steered(act, code)


# --- words ----------------------------------------------------------------------------------------------------------------


def _words(view: View, room: Room, asked: Asked) -> None:
    """The words that wait, behind a button: on the projector the class would see them before they are let through."""
    box = st.popover(plain(view.language.text("live.words")), icon=":material/visibility:", key="live_words", on_change="rerun")
    if box.open:
        with box:
            st.warning(plain(view.language.text("live.words_warning")))
            _waiting(view, room, asked)


@st.fragment(run_every=2.0)
def _waiting(view: View, room: Room, asked: Asked) -> None:
    text = view.language.text
    try:
        found = waiting(live.store(), room.code, secret(room.code), now())
    except LOST:
        st.rerun()
    if found.empty:
        st.caption(plain(text("live.words_none")))
        return
    if not found["let"].all():
        words = dict.fromkeys(found.loc[~found["let"], "word"], True)
        _let_button(room, asked, text("live.let_all", n=len(words)), words, "live_let_all")
    for place, (word, n, let) in enumerate(zip(found["word"], found["n"], found["let"], strict=True)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(plain(text("live.word_given", word=word, n=int(n))), width="stretch")
            label = text("live.take_back") if let else text("live.let")
            _let_button(room, asked, label, {word: not let}, f"live_let_{place}")


def _let_button(room: Room, asked: Asked, label: str, words: dict[str, bool], key: str) -> None:
    st.button(plain(label), key=key, on_click=_let, args=(room.code, asked.position, words))


def _let(code: str, position: int, words: dict[str, bool]) -> None:
    steered(lambda store, code, secret, time: store.let(code, secret, position, words, time), code)


# --- hands ----------------------------------------------------------------------------------------------------------------


def _hands(view: View, room: Room, asked: Asked) -> None:
    """A show of hands: the counts of each option in a round, added to the votes of the phones."""
    text, position = view.language.text, asked.position
    box = st.popover(plain(text("live.hands")), icon=":material/back_hand:", key="live_hands", on_change="rerun")
    if not box.open:
        return
    with box:
        try:
            held = raised(live.store(), room.code, secret(room.code), now())
        except LOST:
            st.rerun()
        st.caption(plain(text("live.hands_what")))
        rounds = list(range(1, asked.standing.round + 1))
        round_ = rounds[-1]
        if len(rounds) > 1:
            chosen = st.segmented_control(
                plain(text("live.round_head")), rounds, default=round_, required=True, key=f"live_hands_round_{position}"
            )
            round_ = chosen or round_
        with st.form(f"live_hands_{position}_{round_}", border=False):
            for place, option in enumerate(asked.ask.options, start=1):
                st.markdown(plain(f"{place}. {option.text}"))
                st.number_input(
                    plain(text("live.hands_for", n=place)),
                    min_value=0,
                    max_value=MOST_HANDS,
                    value=held.get(round_, {}).get(option.key, 0),
                    key=f"live_hands_{position}_{round_}_{option.key}",
                )
            st.form_submit_button(plain(text("live.hands_done")), on_click=_raise, args=(room.code, asked, round_))


def _raise(code: str, asked: Asked, round_: int) -> None:
    hands = {
        option.key: int(st.session_state.get(f"live_hands_{asked.position}_{round_}_{option.key}") or 0)
        for option in asked.ask.options
    }
    steered(lambda store, code, secret, time: store.raise_hands(code, secret, asked.position, round_, hands, time), code)


# --- the end --------------------------------------------------------------------------------------------------------------


def leaving(view: View, room: Room) -> None:
    """What can be taken along, when the room ends by itself, and how to end it now."""
    text = view.language.text
    hours = max(1, round((room.ends - now()) / 3600))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.caption(plain(text("live.ends", n=hours)), width="content")
        if room.asked:
            _results(view, room, "live_results")
        with st.popover(plain(text("live.end")), key="live_end"):
            st.markdown(plain(text("live.end_what", code=spelt(room.code))))
            if room.asked:
                _results(view, room, "live_results_first")
            st.button(plain(text("live.end_now")), key="live_end_now", on_click=_end, args=(room.code,))


def _results(view: View, room: Room, key: str) -> None:
    download(view.language.text("live.csv"), partial(_csv, room.code, secret(room.code)), f"live-{room.code}.csv", CSV, key=key)


def _csv(code: str, secret_: str) -> bytes:
    return frames.csv(results(live.store(), code, secret_, now()))


def _end(code: str) -> None:
    steered(lambda store, code, secret, time: store.end(code, secret, time), code)
