"""Which entries: the set and its link, how many of it are coded, and one of them to go to."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import streamlit as st

from egov_challenges import exercise
from egov_challenges.choice import SETS, Choice
from egov_challenges.reference import Reference
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View, go, picked


def chosen(view: View, entries: Sequence[Reference], coded: AbstractSet[str]) -> None:
    """Draw the entries of the set, and behind a button the set itself."""
    text = view.language.text
    done = [entry.id in coded for entry in entries]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.session_state["pick_entry"] = view.choice.entry
        st.pills(
            plain(text("exercise.entries")),
            [str(place) for place in range(1, len(entries) + 1)],
            format_func=lambda place: plain(text("exercise.coded", place=place) if done[int(place) - 1] else place),
            key="pick_entry",
            on_change=picked,
            args=("entry",),
            required=True,
            wrap=True,
            label_visibility="collapsed",
        )
        st.markdown(f"**{plain(text('exercise.progress', n=sum(done), total=len(entries)))}**", width="content")
        _set(view, len(entries))


def _set(view: View, total: int) -> None:
    """A popover with the link to the set, how it was drawn, and another one; drawn when it is open."""
    text, number = view.language.text, view.choice.set
    box = st.popover(plain(text("exercise.set", set=number)), type="tertiary", key="exercise_set", on_change="rerun")
    if box.open:
        with box:
            st.markdown(f"[{plain(text('exercise.link', set=number))}](code-the-sources?set={number})")
            st.markdown(plain(text("exercise.drawn", n=exercise.showing(view.course), total=total)))
            st.button(plain(text("exercise.another")), on_click=go, args=(_another,), icon=":material/shuffle:")


def _another(choice: Choice) -> Choice:
    """The same view with another set, by chance."""
    other = (int(choice.set) + secrets.randbelow(SETS - 1)) % SETS + 1
    return choice.put(set=str(other), entry="1")
