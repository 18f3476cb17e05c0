"""A course becomes tidy pandas frames. The only layer that counts."""

from egov_challenges.frames.files import csv
from egov_challenges.frames.references import facts, groups, months, outlines, places, sources, years
from egov_challenges.frames.selection import chosen, first_of, folded, name_of, places_of, themes_of

__all__ = [
    "chosen",
    "csv",
    "facts",
    "first_of",
    "folded",
    "groups",
    "months",
    "name_of",
    "outlines",
    "places",
    "places_of",
    "sources",
    "themes_of",
    "years",
]
