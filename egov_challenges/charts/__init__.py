"""A frame becomes a plotly figure. Pure: no Streamlit, no files, no counting."""

from egov_challenges.charts.indicators import series, world
from egov_challenges.charts.looks import colour
from egov_challenges.charts.references import groups, months, outlines, places, years

__all__ = ["colour", "groups", "months", "outlines", "places", "series", "world", "years"]
