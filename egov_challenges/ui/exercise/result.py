"""How far a student agrees with the course or with someone else: the figures, how little they rest on, and what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from egov_challenges import exercise, handin
from egov_challenges.model import Course
from egov_challenges.reference import Reference
from egov_challenges.ui.links import link, to_entry
from egov_challenges.ui.method.agreement import figures
from egov_challenges.ui.method.codebook import name_of
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View
from egov_challenges.work import Coding

SHOWN, OTHER = "exercise_compared", "exercise_other"  # session keys of the switches, with the number of the set

Whose = Literal["ours", "theirs"]


def result(view: View, entries: Sequence[Reference], coded: Mapping[str, Coding]) -> None:
    """Draw, on request, what was coded of this set beside our coding; before that nothing of it is in the page."""
    text = view.language.text
    mine = exercise.judged(view.course, {entry.id: coded[entry.id] for entry in entries if entry.id in coded})
    st.divider()
    if st.toggle(plain(text("exercise.compare")), key=f"{SHOWN}_{view.choice.set}", disabled=not mine) and mine:
        st.markdown(plain(text("exercise.reading")))
        link(text("exercise.how_ours"), "method", part="agreement")
        compared(view, entries, mine, exercise.ours(view.course), "ours")
    elif not mine:
        st.caption(plain(text("exercise.nothing_coded")))
    if mine:
        _with_someone_else(view, entries, mine)


def _with_someone_else(view: View, entries: Sequence[Reference], mine: exercise.Codings) -> None:
    """Draw, on request, what was coded of this set beside the coding in somebody's hand-in code."""
    text = view.language.text
    if not st.toggle(plain(text("exercise.compare_other")), key=f"{OTHER}_{view.choice.set}"):
        return
    pasted = st.text_area(plain(text("exercise.paste")), key=OTHER, max_chars=handin.LONGEST, height=100)
    link(text("exercise.my_code"), "my-work")
    if not pasted.strip():
        return
    try:
        found = handin.read(view.course, pasted)
    except handin.NotACodeError as error:
        st.info(plain(text(f"code.{error.problem}")))
        return
    theirs = exercise.judged(view.course, exercise.coded(view.course, found.work))
    st.markdown(plain(text("exercise.with", name=found.name) if found.name else text("exercise.with_nameless")))
    compared(view, entries, mine, theirs, "theirs")


def compared(view: View, entries: Sequence[Reference], mine: exercise.Codings, theirs: exercise.Codings, whose: Whose) -> None:
    """The figures of two codings with what they are worth, and each difference with both reasons."""
    course, text = view.course, view.language.text
    units = len(exercise.both(entries, mine, theirs))
    if not units:
        st.info(plain(text("exercise.none_in_common")))
        return
    st.info(plain(text("exercise.jump", n=units, step=round(100 / units, 1))))
    st.markdown(figures(course, exercise.agreement(course, entries, mine, theirs)))
    st.caption(plain(text("agreement.measures")))
    apart = exercise.differences(course, entries, mine, theirs)
    st.header(
        plain(text("exercise.apart", n=apart["id"].nunique(), total=units) if len(apart) else text("exercise.no_difference")),
        anchor=False,
    )
    st.markdown(_differences(course, apart, whose))


def _differences(course: Course, apart: pd.DataFrame, whose: Whose) -> str:
    """Each entry that differs as printed, and below it what each coder gave and why."""
    text, blocks = course.language.text, []
    for id_, rows in apart.groupby("id", sort=False):
        reference = course.reference(str(id_))
        lines = [f"**{to_entry(course, reference)}.** {plain(reference.printed)}", ""]
        for row in rows.itertuples():
            nothing = text("agreement.nothing")
            said = text(f"exercise.difference_{whose}", mine=row.mine or nothing, theirs=row.theirs or nothing)
            lines.append(f"- **{plain(name_of(course, str(row.about)))}.** {plain(f'{said} {row.reasons}')}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)
