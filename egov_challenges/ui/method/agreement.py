"""Two codings of the same entries: how far they agree, where they differ, what was doubtful and how it was settled."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import streamlit as st

from egov_challenges import frames
from egov_challenges.language import Language
from egov_challenges.model import Course
from egov_challenges.ui.links import to_entry
from egov_challenges.ui.method.codebook import capital, name_of
from egov_challenges.ui.terms import explained
from egov_challenges.ui.text import plain, table
from egov_challenges.ui.view import View

CAUTIONS = ("family", "seen", "high", "coder")


def agreement(view: View) -> None:
    """Draw the result, what it does not say, the figures, and the entries behind them."""
    course, text = view.course, view.language.text
    if not course.second_coder:
        st.info(plain(text("agreement.missing")))
        return
    st.markdown(f"**{plain(_result(course))}** {explained(course, _coders(course))}")
    st.header(plain(text("agreement.caution")), anchor=False)
    st.markdown(_cautions(course))
    for scope, column in zip(("all", "unseen"), st.columns(2, gap="large"), strict=True):
        with column:
            st.header(plain(text(f"agreement.{scope}", n=len(frames.compared(course, scope)))), anchor=False)
            st.markdown(_figures(course, scope))
    st.caption(explained(course, text("agreement.measures")))
    for heading, lines in (
        (text("agreement.disputes"), _disputes(course)),
        (text("agreement.wordings", n=len(frames.wordings(course))), _wordings(course)),
        (text("agreement.doubts", n=len(frames.doubts(course))), _doubts(course)),
    ):
        if lines:
            st.header(plain(heading), anchor=False)
            st.markdown(lines)


def _result(course: Course) -> str:
    text = course.language.text
    disputed = len(frames.disputes(course))
    return text("agreement.some", n=disputed) if disputed else text("agreement.none", n=len(frames.compared(course, "all")))


def _coders(course: Course) -> str:
    first, second = course.coder, course.second_coder
    versions = {"first_version": str(first.codebook), "second_version": str(second.codebook if second else "")}
    return course.language.text(
        "agreement.coders", first=capital(first.coder), second=capital(second.coder if second else ""), **versions
    )


def _cautions(course: Course) -> str:
    seen = len(frames.compared(course, "all")) - len(frames.compared(course, "unseen"))
    return "\n".join(
        f"- {explained(course, course.language.text(f'agreement.caution_{caution}', n=seen))}" for caution in CAUTIONS
    )


@lru_cache(maxsize=16)
def _figures(course: Course, scope: str) -> str:
    return figures(course, frames.agreement(course, scope))


def figures(course: Course, frame: pd.DataFrame) -> str:
    """A frame of agreement as a Markdown table and, below it, why some figure is missing."""
    language = course.language
    text = language.text
    names = [name_of(course, about) for about in frame["about"]]
    columns = {
        "coded": [language.shown(works) for works in frame["coded"]],
        "same": [language.shown(works) for works in frame["same"]],
        "share": [_figure(language, 100 * share) for share in frame["share"]],
        "kappa": [_figure(language, kappa) for kappa in frame["kappa"]],
        "alpha": [_figure(language, alpha) for alpha in frame["alpha"]],
    }
    shown = {text("agreement.what"): names} | {text(f"agreement.{column}"): cells for column, cells in columns.items()}
    reasons = zip(names, frame["reason"], strict=True)
    missing = [plain(text(f"agreement.reason_{reason}", what=name)) for name, reason in reasons if reason]
    return "\n\n".join([table(pd.DataFrame(shown)), *missing])


def _figure(language: Language, figure: float) -> str:
    return language.text("agreement.no_figure") if pd.isna(figure) else language.shown(round(float(figure), 2))


@lru_cache(maxsize=8)
def _disputes(course: Course) -> str:
    text, lines = course.language.text, []
    for row in frames.disputes(course).itertuples():
        nothing = text("agreement.nothing")
        said = text("agreement.dispute", ours=row.ours or nothing, theirs=row.theirs or nothing)
        settled = [doubt.settled for doubt in course.second[str(row.id)].doubts if doubt.about == row.about]
        lines.append(_line(course, str(row.id), name_of(course, str(row.about)), said, *(settled or [text("agreement.open")])))
    return "\n".join(lines)


@lru_cache(maxsize=8)
def _wordings(course: Course) -> str:
    lines = []
    for row in frames.wordings(course).itertuples():
        about = dict.fromkeys([name_of(course, str(row.about)), str(row.name)])
        quoted = course.language.text("agreement.wording", ours=row.ours, theirs=row.theirs)
        lines.append(_line(course, str(row.id), ", ".join(about), quoted))
    return "\n".join(lines)


@lru_cache(maxsize=8)
def _doubts(course: Course) -> str:
    lines = [
        _line(course, str(row.id), name_of(course, str(row.about)), str(row.doubt), str(row.settled))
        for row in frames.doubts(course).itertuples()
    ]
    return "\n".join([plain(course.language.text("agreement.doubts_intro")), "", *lines]) if lines else ""


def _line(course: Course, id_: str, about: str, *sentences: str) -> str:
    """One entry of a list: its link, what it is about, and what is said."""
    return f"- {to_entry(course, course.reference(id_))}, **{plain(about)}:** {plain(' '.join(sentences))}"
