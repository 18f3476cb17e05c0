"""The years as a spectrum: what stands out, why, and which entries are behind it."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import streamlit as st

from egov_challenges import charts, frames, readouts
from egov_challenges.choice import Choice, valid
from egov_challenges.model import Course
from egov_challenges.ui.figure import figure
from egov_challenges.ui.filters import switches
from egov_challenges.ui.links import printed
from egov_challenges.ui.method.behind import choose, over_the_list
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def spectrum(view: View) -> None:
    """Draw the spectrum, how to read its peaks, and the entries of a chosen year."""
    text = view.language.text
    whole = over_the_list(view, "year")
    picture, words = st.columns([3, 2], gap="large")
    with picture:
        switches(view, "edges")
        figure(whole, frames.spectrum, charts.spectrum, readouts.spectrum)
    with words:
        st.header(plain(text("spectrum.reading")), anchor=False)
        st.markdown(_reading(view.course, view.choice.edges))
    chosen = choose(whole, "year")
    if chosen:
        st.markdown(printed(view.course, chosen))
    st.caption(plain(text("spectrum.reference")))


@lru_cache(maxsize=16)
def _reading(course: Course, edges: str) -> str:
    text = course.language.text
    frame = frames.spectrum(course, Choice(edges=edges))
    lines = [plain(text("spectrum.purpose", n=len(course.references)))]
    for _, peak in frames.peaks(frame).iterrows():
        link = f"[{plain(text('spectrum.entries'))}](sources?year={peak['year']})"
        lines.append(f"- {' '.join(map(plain, _about(course, frame, peak)))} {link}")
    return "\n\n".join([lines[0], "\n".join(lines[1:])])


def _about(course: Course, frame: pd.DataFrame, peak: pd.Series) -> list[str]:
    """Sentences about one peak: how high, what the edge of the list has to do with it, what dates of access have."""
    language = course.language
    deviation = language.signed(peak["deviation"])
    said = [language.text("spectrum.peak", year=peak["year"], n=int(peak["works"]), deviation=deviation)]
    if peak["year"] in {*frame["year"].head(frames.REACH), *frame["year"].tail(frames.REACH)}:
        both = {edges: frames.spectrum(course, Choice(edges=edges)) for edges in valid(course)["edges"]}
        values = {edges: language.signed(by.loc[by["year"] == peak["year"], "deviation"].item()) for edges, by in both.items()}
        moved = "moved" if len(set(values.values())) > 1 else "same"
        said.append(language.text(f"spectrum.edge_{moved}", **values))
    if peak["dated"]:
        said.append(language.text("spectrum.dated", n=int(peak["dated"]), works=int(peak["works"])))
    return said
