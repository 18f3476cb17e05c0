"""Links: to another page of the app in the same tab, and from text to entries of the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, quote

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from egov_challenges.model import Course
from egov_challenges.reference import Reference
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import along

PAGES = "pages_by_key"  # session key: the pages of the menu
WORDS = 10  # of the printed entry: authors, year and the first of the title, which no other entry has together


def remember(pages: Mapping[str, StreamlitPage]) -> None:
    """Keep the pages of the menu by their keys, for the links of this run."""
    st.session_state[PAGES] = dict(pages)


def link(label: str, page: str, /, **params: str) -> None:
    """A link to a page of the menu, opened with these parts of the address and, in a lesson, with the step of it."""
    leading(label, page, params, ":material/arrow_forward:")


def leading(label: str, page: str, params: Mapping[str, str], icon: str) -> None:
    """Such a link with an icon of its own. Without any part it keeps all of the choice, as the menu does."""
    opened = {**along(), **params} if params else {}
    st.page_link(st.session_state[PAGES][page], label=plain(label), icon=icon, query_params=opened)


def address(page: str) -> str:
    """The address of a page of the menu, as seen from any other: all of them are on one level."""
    return f"./{st.session_state[PAGES][page].url_path}"


def page_of(view: str) -> str:
    """The key of the page of a view that data names as ``page?part=value``."""
    return view.partition("?")[0]


def to_view(label: str, view: str) -> None:
    """A link to such a view: that one, whatever else the reader has chosen before."""
    params = dict(parse_qsl(view.partition("?")[2]))
    link(label, page_of(view), **params or {"guess": "shown"})  # a link without a part would keep the choice


def to_entry(course: Course, reference: Reference) -> str:
    """Its number as a Markdown link that opens the page Sources with this entry alone."""
    name = course.language.text("method.entry", n=reference.custom.number)
    return f"[{plain(name)}](sources?q={quote(' '.join(reference.printed.split()[:WORDS]), safe='')})"


def printed(course: Course, references: Iterable[Reference]) -> str:
    """Entries as printed, each behind its link, as a Markdown list."""
    return "\n".join(f"- {to_entry(course, reference)}. {plain(reference.printed)}" for reference in references)
