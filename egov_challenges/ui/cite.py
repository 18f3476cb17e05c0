"""How to cite what is on the screen: the paper, this app and its data; and the address that brings the view back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from egov_challenges.bibliography import FORMATS, apa, citable
from egov_challenges.model import Course
from egov_challenges.ui.download import download
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import address


@dataclass(frozen=True)
class Citation:
    """One thing that can be cited: its name in the list, and its citation as text after APA and as BibTeX."""

    name: str
    apa: str
    bibtex: str


@lru_cache(maxsize=2)
def citations(course: Course) -> tuple[Citation, ...]:
    """All that can be cited; made once per course, for printing one takes some 10 ms."""
    text = course.language.text
    names = [text("cite.paper"), text("cite.app"), *(dataset.title for dataset in course.datasets)]
    return tuple(
        Citation(name, apa.entries([item])[0], FORMATS["bibtex"].write([item]).decode().strip())
        for name, item in zip(names, citable(course), strict=True)
    )


def cite(course: Course) -> None:
    """A popover with the citations, drawn when it is open."""
    box = st.popover(
        plain(course.language.text("cite.open")), icon=":material/format_quote:", type="tertiary", key="cite", on_change="rerun"
    )
    if box.open:
        with box, st.container(gap="xsmall"):
            _citations(course)


def _citations(course: Course) -> None:
    """The citation of one thing out of a list. All stands in plain text elements, so that it can be copied as it is."""
    text = course.language.text
    listed = citations(course)
    picked = st.selectbox(
        plain(text("cite.what")),
        range(len(listed)),
        format_func=lambda place: listed[place].name,
        key="cite_what",
    )
    for caption, citation in (("cite.apa", listed[picked].apa), ("cite.bibtex", listed[picked].bibtex)):
        st.caption(plain(text(caption)))
        st.text(citation)
    bibtex = FORMATS["bibtex"]
    download(text("cite.download"), lambda: bibtex.write(citable(course)), f"citations.{bibtex.suffix}", bibtex.mime)
    st.caption(plain(text("cite.view")))
    st.text(address())
