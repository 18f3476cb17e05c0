"""A frame becomes a plotly figure. Pure: no Streamlit, no files, no counting."""

from egov_challenges.charts.guesses import guessed_places, guessed_rank, guessed_years
from egov_challenges.charts.indicators import series, world
from egov_challenges.charts.looks import colour
from egov_challenges.charts.method import labelled_kinds, labelled_places, labelled_themes, spectrum
from egov_challenges.charts.references import groups, months, outlines, places, years

__all__ = [
    "colour",
    "groups",
    "guessed_places",
    "guessed_rank",
    "guessed_years",
    "labelled_kinds",
    "labelled_places",
    "labelled_themes",
    "months",
    "outlines",
    "places",
    "series",
    "spectrum",
    "world",
    "years",
]
