"""Which references a choice keeps, and what a reference counts for: its themes, its places, its month of access."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from egov_challenges.choice import Choice, valid
from egov_challenges.language import is_country
from egov_challenges.model import NONE, Coding, Course
from egov_challenges.reference import Reference


def themes_of(course: Course, reference: Reference) -> tuple[str, ...]:
    """The themes that a reference bears on, in the order of the codebook; ``("none",)`` if it shows none."""
    return values(course, "theme")[reference.id]


def places_of(course: Course, reference: Reference, rule: str) -> tuple[str, ...]:
    """The countries and regions of a reference under a counting rule; ``("none",)`` if there is none.

    ``named``: all that the title or the container names. ``studied``: the countries of the title, or inferred ones; regions
    only where no country is. ``seat``: the countries of the printed places of publication.
    """
    return values(course, rule)[reference.id]


@lru_cache(maxsize=64)
def values(course: Course, part: str) -> Mapping[str, tuple[str, ...]]:
    """What each reference counts for, by its id: themes, year, kind, month of access, or places under a counting rule.

    ``part``: ``theme``, ``year``, ``kind``, ``read`` or the name of a rule. Read off once per course.
    """
    match part:
        case "theme":
            rules = [rule.id for rule in course.codebook.themes]
            coded = {id_: coding.themes for id_, coding in course.codings.items()}
            return {it.id: tuple(rule for rule in rules if rule in coded[it.id]) or (NONE,) for it in course.references}
        case "year":
            return {it.id: (str(it.year),) for it in course.references}
        case "kind":
            return {it.id: (it.type,) for it in course.references}
        case "read":
            return {it.id: (month_of(it),) for it in course.references}
        case rule:
            return {it.id: places_coded(course.codings[it.id], rule) or (NONE,) for it in course.references}


@lru_cache(maxsize=64)
def tally(course: Course, part: str) -> Counter[str]:
    """How many references of the whole list count for each value; ``part`` as in ``values``."""
    return Counter(value for several in values(course, part).values() for value in several)


def at_home(course: Course, reference: Reference) -> bool:
    """Whether a reference studies a country of the paper."""
    return not set(course.paper.countries).isdisjoint(places_of(course, reference, "studied"))


def titles_of(course: Course, part: str) -> dict[str, str]:
    """The names of all themes (``none`` last) or of all kinds, by their values; ``part`` is ``theme`` or ``kind``."""
    text = course.language.text
    match part:
        case "theme":
            return {words.id: words.title for words in course.themes} | {NONE: text("themes.none")}
        case "kind":
            return {kind: text(f"kinds.{kind}") for kind in valid(course)["kind"]}
    raise ValueError(part)


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


@lru_cache(maxsize=64)
def _having(course: Course, part: str) -> Mapping[str, frozenset[int]]:
    """The positions in the list of the references that count for each value."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for position, counted in enumerate(values(course, part).values()):
        for value in counted:
            found[value].add(position)
    return {value: frozenset(positions) for value, positions in found.items()}


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


@lru_cache(maxsize=8)
def _searched(course: Course) -> tuple[str, ...]:
    return tuple(folded(f"{reference.printed} {reference.authors}") for reference in course.references)


@lru_cache(maxsize=1024)
def chosen(course: Course, choice: Choice) -> tuple[Reference, ...]:
    """The references that a choice keeps, in the order of the printed list. Every view takes this one selection."""
    parts = {"theme": choice.theme, "year": choice.year, "kind": choice.kind, "read": choice.read, choice.rule: choice.country}
    asked = [_having(course, part).get(value, frozenset()) for part, value in parts.items() if value]
    words = folded(choice.q).split()
    if not asked and not words:
        return course.references
    kept: Iterable[int] = sorted(frozenset.intersection(*asked)) if asked else range(len(course.references))
    for word in words:
        texts = _searched(course)
        kept = [position for position in kept if word in texts[position]]
    return tuple(course.references[position] for position in kept)


def name_of(course: Course, place: str, choice: Choice) -> str:
    """The name of a place; that of ``none`` depends on the counting rule."""
    return course.language.text(f"places.none_{choice.rule}") if place == NONE else course.place_name(place)
