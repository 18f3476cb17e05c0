"""Which references a choice keeps, and what a reference counts for: its themes, its places, its month of access."""

from __future__ import annotations

import datetime as dt
import unicodedata
from functools import lru_cache

from egov_challenges.choice import Choice
from egov_challenges.language import is_country
from egov_challenges.model import NONE, Coding, Course
from egov_challenges.reference import Reference


def themes_of(course: Course, reference: Reference) -> tuple[str, ...]:
    """The themes that a reference bears on, in the order of the codebook; ``("none",)`` if it shows none."""
    coded = course.codings[reference.id].themes
    return tuple(rule.id for rule in course.codebook.themes if rule.id in coded) or (NONE,)


def places_of(course: Course, reference: Reference, rule: str) -> tuple[str, ...]:
    """The countries and regions of a reference under a counting rule; ``("none",)`` if there is none.

    ``named``: all that the title or the container names. ``studied``: the countries of the title, or inferred ones; regions
    only where no country is. ``seat``: the countries of the printed places of publication.
    """
    return places_coded(course.codings[reference.id], rule) or (NONE,)


def places_coded(coding: Coding, rule: str) -> tuple[str, ...]:
    """The countries and regions of one coding under a counting rule of ``places_of``; empty if there is none."""
    if rule == "seat":
        codes = [seat.country for seat in coding.seats]
    elif rule == "named":
        codes = [place.code for place in coding.places if place.basis != "inferred"]
    else:
        studied = [place.code for place in coding.places if place.basis != "container"]
        codes = [code for code in studied if is_country(code)] or studied
    return tuple(dict.fromkeys(codes))


def month_of(reference: Reference) -> str:
    """The month of the access date, ``YYYY-MM``; empty if the entry prints none."""
    return f"{reference.accessed.first_of_month:%Y-%m}" if reference.accessed else ""


def first_of(month: str) -> dt.date:
    """The first day of a month ``YYYY-MM``."""
    return dt.date.fromisoformat(f"{month}-01")


def folded(text: str) -> str:
    """Text for comparing: without diacritics and without case."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def _keeps(course: Course, choice: Choice, reference: Reference) -> bool:
    return (
        (not choice.theme or choice.theme in themes_of(course, reference))
        and (not choice.year or choice.year == str(reference.year))
        and (not choice.country or choice.country in places_of(course, reference, choice.rule))
        and (not choice.kind or choice.kind == reference.type)
        and (not choice.read or choice.read == month_of(reference))
        and all(word in _searched(course)[reference.id] for word in folded(choice.q).split())
    )


@lru_cache(maxsize=8)
def _searched(course: Course) -> dict[str, str]:
    return {reference.id: folded(f"{reference.printed} {reference.authors}") for reference in course.references}


@lru_cache(maxsize=1024)
def chosen(course: Course, choice: Choice) -> tuple[Reference, ...]:
    """The references that a choice keeps, in the order of the printed list. Every view takes this one selection."""
    return tuple(reference for reference in course.references if _keeps(course, choice, reference))


def name_of(course: Course, place: str, choice: Choice) -> str:
    """The name of a place; that of ``none`` depends on the counting rule."""
    return course.language.text(f"places.none_{choice.rule}") if place == NONE else course.place_name(place)
