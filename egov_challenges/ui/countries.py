"""The countries of the sources: as bars, and beside them on a map."""

from __future__ import annotations

import streamlit as st

from egov_challenges import charts, frames, readouts
from egov_challenges.ui.figure import figure
from egov_challenges.ui.view import View


def countries(view: View) -> None:
    """Draw both, by the rule that the reader chose."""
    bars, world = st.columns([2, 3], gap="large")
    with bars:
        figure(view, frames.places, charts.places, readouts.places)
    with world:
        figure(view, frames.outlines, charts.outlines, readouts.outlines)
