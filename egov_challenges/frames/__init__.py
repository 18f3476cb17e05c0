"""A course becomes tidy pandas frames. The only layer that counts."""

from egov_challenges.frames.cases import beside_home, case, cases, overview
from egov_challenges.frames.files import csv
from egov_challenges.frames.indicators import (
    beside,
    indicator_facts,
    last_year_of,
    map_year,
    map_years,
    series,
    then_and_now,
    world,
    years_of,
)
from egov_challenges.frames.references import facts, groups, months, outlines, places, sources, years
from egov_challenges.frames.selection import chosen, first_of, folded, name_of, places_of, themes_of
from egov_challenges.frames.tables import tables

__all__ = [
    "beside",
    "beside_home",
    "case",
    "cases",
    "chosen",
    "csv",
    "facts",
    "first_of",
    "folded",
    "groups",
    "indicator_facts",
    "last_year_of",
    "map_year",
    "map_years",
    "months",
    "name_of",
    "outlines",
    "overview",
    "places",
    "places_of",
    "series",
    "sources",
    "tables",
    "themes_of",
    "then_and_now",
    "world",
    "years",
    "years_of",
]
