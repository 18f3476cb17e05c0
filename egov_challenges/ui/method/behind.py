"""The whole list for the method's pictures, and the entries behind one of their bars."""

from __future__ import annotations

import streamlit as st

from egov_challenges.choice import Choice
from egov_challenges.reference import Reference
from egov_challenges.ui.filters import lists
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View, go


def over_the_list(view: View, *names: str) -> View:
    """The view with no filter but these: a picture of the method shows the whole list."""
    kept = {name: getattr(view.choice, name) for name in names}
    return View(view.course, view.choice.reset().put(rule="studied", count="whole", **kept))


def choose(view: View, *names: str) -> tuple[Reference, ...]:
    """Lists to choose a bar from, and all again; gives the chosen references, none where nothing is chosen."""
    text = view.language.text
    st.header(plain(text("method.behind")), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        lists(view, *names)
        if view.choice.narrowed():
            st.button(plain(text("filter.reset")), on_click=go, args=(Choice.reset,))
    if not view.choice.narrowed():
        st.caption(plain(text("method.behind_hint")))
        return ()
    if not view.references:
        st.info(plain(text("filter.nothing")))
    return view.references
