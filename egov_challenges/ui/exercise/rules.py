"""The rules at hand: what the codebook says of themes or of places, without its cases, which would tell answers."""

from __future__ import annotations

import streamlit as st

from egov_challenges.model import Course
from egov_challenges.ui.links import link
from egov_challenges.ui.method.codebook import name_of, rule_words
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View

FIELDS = {"themes": ("themes", "label"), "places": ("places", "inferred")}  # the fields of the codebook that say how


def rules(view: View, part: str) -> None:
    """A popover with the rules, drawn when it is open."""
    text = view.language.text
    box = st.popover(
        plain(text("exercise.rules")), icon=":material/menu_book:", type="tertiary", key=f"rules_{part}", on_change="rerun"
    )
    if box.open:
        with box:
            st.markdown(_rules(view.course, part))
            st.caption(plain(text("exercise.cases")))
            link(text("exercise.codebook"), "method")


def _rules(course: Course, part: str) -> str:
    book = course.codebook
    listed = [*(book.themes if part == "themes" else ()), *(rule for rule in book.fields if rule.id in FIELDS[part])]
    return "\n\n".join([plain(book.unit), *(f"**{plain(name_of(course, it.id))}**\n\n{rule_words(course, it)}" for it in listed)])
