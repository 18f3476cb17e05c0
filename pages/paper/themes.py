"""Themes: what are the five challenges, and which sources speak about each?"""

import streamlit as st

from egov_challenges import charts, frames, readouts, ui

view = ui.view()
ui.filters(view)

words, pictures = st.columns([2, 3], gap="large")
with words:
    ui.theme(view)
with pictures:
    ui.figure(view, frames.years, charts.years, readouts.years)
    ui.figure(view, frames.places, charts.places, readouts.places)

ui.class_questions(view)
ui.source_list(view)
