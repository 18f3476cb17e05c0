"""What we have of the paper and what we do not know, each with its source."""

from __future__ import annotations

import streamlit as st

from egov_challenges import frames
from egov_challenges.model import Course
from egov_challenges.ui.method.codebook import capital
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def limits(view: View) -> None:
    """Draw what we have, with the paper's keywords, beside what we lack."""
    text = view.language.text
    paper = view.course.paper
    have, lack = st.columns([2, 3], gap="large")
    with have:
        st.header(plain(text("limits.have")), anchor=False)
        lines = [
            text("limits.have_words", have=capital(view.language.listed(paper.have))),
            text("limits.keywords", keywords=view.language.listed(paper.keywords)),
        ]
        st.markdown("\n".join(f"- {_sourced(view.course, line, 'paper')}" for line in lines))
    with lack:
        st.header(plain(text("limits.lack")), anchor=False)
        st.markdown("\n".join(f"- {_sourced(view.course, line, source)}" for line, source in _unknown(view.course)))


def _unknown(course: Course) -> list[tuple[str, str]]:
    text = course.language.text
    addresses = len(frames.queries(course).get("no_address", ()))
    counts = frames.labelled_counts(course)
    return [
        (text("limits.full_text", lack=course.language.listed(course.paper.lack)), "paper"),
        (text("limits.context"), "paper"),
        (text("limits.works"), "coding"),
        (text("limits.addresses", n=addresses), "count"),
        (text("limits.dois", n=counts["kept"], total=counts["total"]), "count"),
        (text("limits.languages"), "list"),
    ]


def _sourced(course: Course, words: str, source: str) -> str:
    text = course.language.text
    return f"{plain(words)} :small[:gray[{plain(text('method.source', source=text(f'limits.source_{source}')))}]]"
