"""Guess first, then see: charts stay covered until a guess about them is in, and then guess and truth are one picture above them.

Covered means that the answer is not in the page. A guess is kept as the student's work; what the buttons beside it decide holds
for this visit. Who opened the page in another picture is not asked on the way back to this one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import pandas as pd
import plotly.graph_objects as plotly
import streamlit as st

from egov_challenges import charts, frames, readouts
from egov_challenges.choice import Choice
from egov_challenges.frames import Known
from egov_challenges.language import Language
from egov_challenges.model import Course
from egov_challenges.readouts import Readout
from egov_challenges.ui.figure import LOOKS_AT, Finished
from egov_challenges.ui.memory import keep, refused, work
from egov_challenges.ui.projector import room_for
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View
from egov_challenges.versions import versions
from egov_challenges.work import Guess

STATES = "guess_states"  # session key: by what is guessed, one of these five
COVERED, BESIDE, ALONE = "covered", "beside", "alone"  # no charts; guess and truth, then the charts; the charts alone
ASKED, ELSEWHERE = "asked", "elsewhere"  # nothing is decided yet: the question was seen; the page was opened in another picture
EMPTY = "guess_empty"  # session key: what was to be guessed when nothing was given
WIDTH = 300  # px, of what a guess is put into
STILL = {"displayModeBar": False, "staticPlot": True}
# The parts of the address that the covered charts look at: where one of them is set, it is another picture.
PARTS: Mapping[str, tuple[str, ...]] = {
    "years": (*LOOKS_AT[frames.years], "show"),
    "places": LOOKS_AT[frames.places],
    "rank": LOOKS_AT[frames.world],
}
Count = Callable[[Course, int], pd.DataFrame]
Draw = Callable[[pd.DataFrame, Language, str], plotly.Figure]
Say = Callable[[pd.DataFrame, Language], Readout]
PICTURES: Mapping[str, tuple[Count, Draw, Say]] = {
    "years": (frames.guessed_years, charts.guessed_years, readouts.guessed_years),
    "places": (frames.guessed_places, charts.guessed_places, readouts.guessed_places),
    "rank": (frames.guessed_rank, charts.guessed_rank, readouts.guessed_rank),
}


def guessed(view: View, what: str, covered: Callable[[View], None]) -> None:
    """Ask for a guess, or draw what was covered, below the guess where there is one; ``what`` is one of ``frames.GUESSES``."""
    known = frames.known(view.course, what)
    if known is None or view.choice.only(*PARTS[what]) != Choice():
        _decide(what, _decided(what) or ELSEWHERE)
        covered(view)
        return
    guess = _kept(view.course, what, known)
    state = _state(view, what, guess)
    if state == COVERED:
        _decide(what, _decided(what) or ASKED)
        _card(view, what, known)
        return
    if state == BESIDE and guess and guess.value:
        _beside(view, what, int(guess.value))
    covered(view)


def _kept(course: Course, what: str, known: Known) -> Guess | None:
    """The guess that was made about what is still so; without a value where it was only asked to be shown."""
    kept = work().get(f"guess/{what}")
    if kept is None or kept.of != versions(course)[f"guess/{what}"] or not isinstance(kept.what, Guess):
        return None
    value = kept.what.value
    possible = value is None or value in map(str, range(known.lowest, known.highest + 1))
    return kept.what if possible else None  # a code from elsewhere may hold anything


def _state(view: View, what: str, guess: Guess | None) -> str:
    if view.choice.guess == "shown":
        return ALONE
    decided = _decided(what)
    if decided == COVERED or (guess and decided in {BESIDE, ALONE}):  # without a guess, it was deleted since
        return decided
    if view.choice.guess == "first":
        return COVERED
    if guess is None:
        return ALONE if decided == ELSEWHERE else COVERED
    return BESIDE


def _decided(what: str) -> str:
    states: Mapping[str, str] = st.session_state.get(STATES, {})
    return states.get(what, "")


def _decide(what: str, state: str) -> None:
    st.session_state[STATES] = {**st.session_state.get(STATES, {}), what: state}


def _card(view: View, what: str, known: Known) -> None:
    """The question in place of the charts."""
    text = view.language.text
    place, _ = st.columns([3, 2])
    with place, st.form(f"guess_form_{what}"):
        st.header(plain(readouts.question(view.course, what)), anchor=False)
        label = plain(text(f"guess.{what}_label", n=known.highest))
        if what == "years":
            years = range(known.lowest, known.highest + 1)
            st.selectbox(label, years, index=None, placeholder=text("guess.choose"), key=f"guess_{what}", width=WIDTH)
        else:
            st.number_input(label, known.lowest, known.highest, value=None, step=1, key=f"guess_{what}", width=WIDTH)
        if st.session_state.pop(EMPTY, "") == what:
            st.info(plain(text("guess.empty")))
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button(plain(text("guess.submit")), type="primary", on_click=_guess, args=(view.course, what))
            st.form_submit_button(plain(text("guess.show")), on_click=_show, args=(view.course, what))
        st.caption(plain(f"{text('guess.covered')} {text('guess.not_kept' if refused() else 'guess.kept')}"))


def _guess(course: Course, what: str) -> None:
    value = st.session_state[f"guess_{what}"]
    if value is None:
        st.session_state[EMPTY] = what
        return
    keep("guess", what, versions(course)[f"guess/{what}"], Guess(value=str(value)))
    _decide(what, BESIDE)


def _show(course: Course, what: str) -> None:
    """Uncover the charts; a guess that was made before stays kept."""
    known = frames.known(course, what)
    if known and not _kept(course, what, known):
        keep("guess", what, versions(course)[f"guess/{what}"], Guess())
    _decide(what, ALONE)


@lru_cache(maxsize=256)
def _drawn(course: Course, what: str, guess: int) -> tuple[Finished, Readout]:
    count, draw, say = PICTURES[what]
    frame = count(course, guess)
    return Finished(draw(frame, course.language, charts.colour(None))), say(frame, course.language)


def _beside(view: View, what: str, guess: int) -> None:
    """Guess and truth in one picture."""
    text = view.language.text
    picture, readout = _drawn(view.course, what, guess)
    with st.container(gap="xxsmall"):
        st.header(plain(readout.title), anchor=False)
        key = f"chart_guess_{what}"  # style.css knows charts by their key
        room_for(key, picture.to_dict())
        st.plotly_chart(picture, key=key, theme=None, height="content", config=STILL, alt=readout.alt)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(plain(readout.note), width="stretch")
            for name, state in (("again", COVERED), ("hide", ALONE)):
                st.button(
                    plain(text(f"guess.{name}")), type="tertiary", on_click=_decide, args=(what, state), key=f"guess_{name}"
                )
