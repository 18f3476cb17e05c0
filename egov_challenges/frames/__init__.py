"""A course becomes tidy pandas frames. The only layer that counts."""

from egov_challenges.frames.files import csv
from egov_challenges.frames.method import (
    REACH,
    agreement,
    compared,
    disputes,
    doubts,
    example,
    labelled,
    labelled_kinds,
    labelled_places,
    labelled_themes,
    peaks,
    queries,
    spectrum,
    wordings,
)
from egov_challenges.frames.references import facts, groups, months, outlines, places, sources, years
from egov_challenges.frames.selection import chosen, first_of, folded, name_of, places_of, themes_of

__all__ = [
    "REACH",
    "agreement",
    "chosen",
    "compared",
    "csv",
    "disputes",
    "doubts",
    "example",
    "facts",
    "first_of",
    "folded",
    "groups",
    "labelled",
    "labelled_kinds",
    "labelled_places",
    "labelled_themes",
    "months",
    "name_of",
    "outlines",
    "peaks",
    "places",
    "places_of",
    "queries",
    "sources",
    "spectrum",
    "themes_of",
    "wordings",
    "years",
]
