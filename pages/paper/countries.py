"""Countries: which countries do the sources look at, and from where?"""

import streamlit as st

from egov_challenges import charts, frames, readouts, ui

view = ui.view()
ui.filters(view)
ui.heading(view, "countries")
ui.switches(view, "rule", "count")

bars, world = st.columns([2, 3], gap="large")
with bars:
    ui.figure(view, frames.places, charts.places, readouts.places)
with world:
    ui.figure(view, frames.outlines, charts.outlines, readouts.outlines)

ui.case_link(view)
ui.source_list(view)
