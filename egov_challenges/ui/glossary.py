"""The glossary: a search through the terms, all that it finds, or the one term that the address names."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from egov_challenges import glossary as terms
from egov_challenges.choice import Choice
from egov_challenges.model import Course
from egov_challenges.term import Term
from egov_challenges.ui.filters import search
from egov_challenges.ui.links import address
from egov_challenges.ui.terms import defined, listed, source
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View, go


def glossary(view: View) -> None:
    """Draw the terms, by alphabet; one term alone with the way back to all."""
    text = view.language.text
    if not view.course.glossary:
        st.info(plain(text("glossary.empty")))
        return
    if view.choice.term:
        back = plain(text("glossary.all", n=len(view.course.glossary)))
        st.button(back, icon=":material/arrow_back:", type="tertiary", on_click=go, args=(_to_all,))
        st.markdown(_entry(view.course, view.course.glossary[view.choice.term]))
        st.caption(plain(text("glossary.new_tab")))
        return
    search(view, "glossary")
    found = terms.search(view.course, view.choice.q)
    if not found:
        st.info(plain(text("glossary.nothing")))
        return
    st.caption(plain(f"{text('glossary.found', n=len(found), total=len(view.course.glossary))} {text('glossary.new_tab')}"))
    for column, shown in zip(st.columns(2, gap="large"), _halves(found), strict=True):
        column.markdown("\n\n".join(_entry(view.course, term) for term in shown))


def _to_all(choice: Choice) -> Choice:
    return choice.put(term="")


def _halves(found: Sequence[Term]) -> tuple[Sequence[Term], Sequence[Term]]:
    """The terms for two columns: read down the first and then down the second, as on a phone."""
    half = -(-len(found) // 2)
    return found[:half], found[half:]


def _entry(course: Course, term: Term) -> str:
    """One term as Markdown: what it means, where that comes from, where it is used, what is related."""
    text = course.language.text
    pages = ", ".join(f"[{plain(text(f'menu.{page}'))}]({address(page)})" for page in term.pages)
    links = [f"{plain(text('glossary.used_on'))} {pages}"]
    if term.see:
        links.append(f"{plain(text('glossary.see'))} {listed(course, term.see)}")
    links.append(f"[{plain(text('glossary.address'))}](?term={term.id})")
    small = f":small[:gray[{plain(source(course, term))}]]  \n:small[{' · '.join(links)}]"
    return "\n\n".join([f"## {plain(term.term)}", defined(course, term), small])
