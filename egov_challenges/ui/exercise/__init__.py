"""Coding the sources: a set of entries, one of them to judge by the rules, and on request how far one agrees with others."""

from __future__ import annotations

import streamlit as st

from egov_challenges import exercise as exercises
from egov_challenges.ui import memory
from egov_challenges.ui.exercise.chosen import chosen
from egov_challenges.ui.exercise.judging import judging
from egov_challenges.ui.exercise.result import result
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def exercise(view: View) -> None:
    """Draw the set, the entry, and the comparison."""
    entries = exercises.entries(view.course, int(view.choice.set))
    coded = exercises.coded(view.course, memory.work())
    if memory.refused():
        st.caption(plain(view.language.text("exercise.refused")))
    chosen(view, entries, coded.keys())
    judging(view, entries)
    result(view, entries, coded)
