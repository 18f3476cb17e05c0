"""Links from one page of the app to another, in the same tab."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from egov_challenges.ui.text import plain

PAGES = "pages_by_key"  # session key: the pages of the menu


def remember(pages: Mapping[str, StreamlitPage]) -> None:
    """Keep the pages of the menu by their keys, for the links of this run."""
    st.session_state[PAGES] = dict(pages)


def link(label: str, page: str, **params: str) -> None:
    """A link to a page of the menu, opened with these parts of the address."""
    st.page_link(st.session_state[PAGES][page], label=plain(label), icon=":material/arrow_forward:", query_params=params)
