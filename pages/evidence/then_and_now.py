"""Then and now: what do published figures say about each theme, when the paper was written and today?"""

import streamlit as st

from egov_challenges import charts, frames, readouts, ui

view = ui.view()
ui.themes(view)
ui.heading(view, "then_and_now")

figures, lines = st.columns([1, 3], gap="large")
with figures:
    ui.indicator(view)
    ui.then_and_now(view)
with lines:
    ui.figure(view, frames.series, charts.series, readouts.series)
    ui.comparison(view)

moment, world = st.columns([1, 3], gap="large")
with moment:
    ui.map_year(view)
with world:
    ui.figure(view, frames.world, charts.world, readouts.world)

ui.figures_sources(view)
