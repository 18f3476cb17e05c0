"""The list as a tool would see it that knows works by their DOIs alone."""

from __future__ import annotations

import streamlit as st

from egov_challenges import charts, frames, readouts
from egov_challenges.model import Course
from egov_challenges.ui.figure import figure
from egov_challenges.ui.links import printed
from egov_challenges.ui.method.behind import choose, over_the_list
from egov_challenges.ui.terms import explained
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def labelled(view: View) -> None:
    """Draw what stays and what is lost, by kind, by country and by theme, and the entries behind a bar."""
    text = view.language.text
    counts = frames.labelled_counts(view.course)
    intro = text("labelled.intro", n=counts["kept"], total=counts["total"], lost=counts["lost"])
    st.markdown(explained(view.course, intro))
    whole = over_the_list(view)
    left, right = st.columns(2, gap="large")
    with left:
        figure(whole, frames.labelled_kinds, charts.labelled_kinds, readouts.labelled_kinds)
        figure(whole, frames.labelled_themes, charts.labelled_themes, readouts.labelled_themes)
    with right:
        figure(whole, frames.labelled_places, charts.labelled_places, readouts.labelled_places)
        st.markdown(f"{plain(_lesson(view.course))}\n\n{plain(text('labelled.caution'))}")
    chosen = choose(over_the_list(view, "kind", "country", "theme"), "kind", "country", "theme")
    for key, references in (
        ("labelled.with", [reference for reference in chosen if frames.labelled(reference)]),
        ("labelled.without", [reference for reference in chosen if not frames.labelled(reference)]),
    ):
        if references:
            st.markdown(f"**{plain(text(key, n=len(references)))}**\n\n{printed(view.course, references)}")


def _lesson(course: Course) -> str:
    """What the paper's country loses, beside all others."""
    counts = frames.labelled_counts(course)
    return course.language.text(
        "labelled.lesson",
        country=course.language.listed(map(course.place_name, course.paper.countries)),
        kept=counts["works_kept"],
        works=counts["works"],
        others_kept=counts["others_kept"],
        others=counts["others"],
    )
