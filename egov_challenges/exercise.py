"""Coding the sources: which entries a set holds, their words, and how far two coders agree about them.

A coder is a student, whose marks are positions of words in the printed entry, or the course, whose evidence is text. Both are
compared as what was ``Judged``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

import pandas as pd

from egov_challenges import frames
from egov_challenges.choice import PER_SET
from egov_challenges.language import ALPHA2
from egov_challenges.model import NONE, Course, Rule
from egov_challenges.reference import Reference
from egov_challenges.versions import versions
from egov_challenges.work import Coding, Work, of_kind

PLACES = "places"  # what is compared beside the themes: the set of all places of an entry
GAP = " … "  # between marked words that do not follow each other


@dataclass(frozen=True)
class Judged:
    """What a coder judged of one entry: its themes and places, each with the printed words that it rests on."""

    themes: Mapping[str, str]
    places: Mapping[str, str]
    reasons: Mapping[str, str] = field(default_factory=dict)  # by theme, place or ``PLACES``; more than the words themselves


# --- the sets -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def entries(course: Course, number: int) -> tuple[Reference, ...]:
    """The entries of a set, the same on every machine: drawn by chance, but with at least ``showing`` that show a theme."""

    def drawn(reference: Reference) -> bytes:
        return hashlib.sha256(f"{number} {reference.id}".encode()).digest()

    order = sorted(course.references, key=drawn)
    shown = [reference for reference in order if _shows(course, reference)][: showing(course)]
    rest = [reference for reference in order if reference not in shown][: PER_SET - len(shown)]
    return tuple(sorted([*shown, *rest], key=drawn))


@lru_cache(maxsize=8)
def showing(course: Course) -> int:
    """How many entries of each set show a theme at least: half of them, or all that there are."""
    half = min(PER_SET, len(course.references)) // 2
    return min(half, sum(_shows(course, reference) for reference in course.references))


def _shows(course: Course, reference: Reference) -> bool:
    return frames.themes_of(course, reference) != (NONE,)


def next_open(entries: Sequence[Reference], coded: AbstractSet[str], place: int) -> int:
    """The place (from 1) of the next entry that is not coded, after ``place`` and round again; ``place`` where none is left."""
    after = [*range(place + 1, len(entries) + 1), *range(1, place)]
    return next((other for other in after if entries[other - 1].id not in coded), place)


@lru_cache(maxsize=8)
def places(course: Course) -> tuple[str, ...]:
    """All that a place can be coded as, by name: every country there is and the regions of the codebook."""
    return tuple(sorted((*ALPHA2, *course.codebook.regions), key=lambda code: frames.folded(course.place_name(code))))


# --- words --------------------------------------------------------------------------------------------------------------


def words(reference: Reference) -> tuple[str, ...]:
    """The printed entry cut into words; their positions are what a student's coding keeps."""
    return tuple(reference.printed.split())


def quoted(reference: Reference, positions: Iterable[int]) -> str:
    """The words at these positions, in the order of print; what stands between them is left out."""
    printed = words(reference)
    places = sorted({position for position in positions if 0 <= position < len(printed)})
    runs = groupby(enumerate(places), lambda numbered: numbered[1] - numbered[0])
    return GAP.join(" ".join(printed[position] for _, position in run) for _, run in runs)


# --- what was judged ----------------------------------------------------------------------------------------------------


def coded(course: Course, work: Work) -> dict[str, Coding]:
    """What a student has coded, by id of the reference: what was coded by the entry and the codebook as they are now."""
    now = versions(course)
    kept = of_kind(work, "coding").items()
    return {id_: it.what for id_, it in kept if isinstance(it.what, Coding) and it.of == now.get(f"coding/{id_}")}


def judged(course: Course, codings: Mapping[str, Coding]) -> dict[str, Judged]:
    """The codings of a student in words, by id of the reference; what the course does not know is left out."""
    found = {}
    for id_, coding in ((id_, coding) for id_, coding in codings.items() if id_ in course.by_id):
        reference, known = course.reference(id_), set(places(course))
        themes = {
            rule.id: quoted(reference, coding.themes[rule.id]) for rule in course.codebook.themes if rule.id in coding.themes
        }
        found[id_] = Judged(themes, {code: quoted(reference, at) for code, at in coding.places.items() if code in known})
    return found


@lru_cache(maxsize=8)
def ours(course: Course) -> Mapping[str, Judged]:
    """The coding of the course, by id of the reference; its reasons are those that the coding and the codebook write down."""
    return {
        id_: Judged(
            {theme: it.evidence for theme, it in coding.themes.items()},
            {place.code: place.evidence for place in coding.places},
            _cases(course, id_) | {place.code: place.reason for place in coding.places if place.reason},
        )
        for id_, coding in course.codings.items()
    }


def _cases(course: Course, id_: str) -> dict[str, str]:
    """Why a rule does or does not apply to an entry, where the codebook or the second coder says so."""
    of_places: list[Rule] = [rule for rule in course.codebook.fields if rule.id == PLACES]
    said: dict[str, list[str]] = {}
    for rule in (*course.codebook.themes, *of_places):
        cases = (rule.example, rule.counterexample)
        said[rule.id] = [case.because for case in cases if case.reference == id_]
        if id_ in course.second:
            said[rule.id] += [f"{it.doubt} {it.settled}" for it in course.second[id_].doubts if it.about == rule.id]
    return {about: " ".join(sentences) for about, sentences in said.items() if sentences}


# --- comparing ----------------------------------------------------------------------------------------------------------

Codings = Mapping[str, Judged]  # by id of the reference


def both(entries: Iterable[Reference], mine: Codings, theirs: Codings) -> list[Reference]:
    """The entries that both have coded."""
    return [reference for reference in entries if reference.id in mine and reference.id in theirs]


def _labels(course: Course) -> dict[str, Callable[[Judged], Hashable]]:
    """What is compared: each theme, given or not, and the set of places."""

    def theme(id_: str) -> Callable[[Judged], Hashable]:
        return lambda judged: id_ in judged.themes

    return {rule.id: theme(rule.id) for rule in course.codebook.themes} | {PLACES: lambda judged: frozenset(judged.places)}


def agreement(course: Course, entries: Iterable[Reference], mine: Codings, theirs: Codings) -> pd.DataFrame:
    """How far two coders agree about the entries that both have coded. Columns: as ``frames.agreements``."""
    units = both(entries, mine, theirs)
    return frames.agreements(
        {
            about: ([label(mine[unit.id]) for unit in units], [label(theirs[unit.id]) for unit in units])
            for about, label in _labels(course).items()
        }
    )


def differences(course: Course, entries: Iterable[Reference], mine: Codings, theirs: Codings) -> pd.DataFrame:
    """Where two coders differ: a row per entry and thing compared.

    Columns: id (of the reference), about (theme or ``PLACES``), mine, theirs (what each gave, with the words that it rests on;
    empty where nothing was given), reasons (those of the second, empty where none is written down); all str.
    """
    rows = [
        {
            "id": unit.id,
            "about": about,
            "mine": _given(course, mine[unit.id], about),
            "theirs": _given(course, theirs[unit.id], about),
            "reasons": _reasons(mine[unit.id], theirs[unit.id], about),
        }
        for unit in both(entries, mine, theirs)
        for about, label in _labels(course).items()
        if label(mine[unit.id]) != label(theirs[unit.id])
    ]
    return pd.DataFrame(rows, columns=["id", "about", "mine", "theirs", "reasons"], dtype=str)


def _given(course: Course, judged: Judged, about: str) -> str:
    def quotation(words: str) -> str:
        return f"“{words}”" if words else course.language.text("exercise.no_words")

    if about == PLACES:
        return "; ".join(f"{course.place_name(code)}: {quotation(words)}" for code, words in judged.places.items())
    return quotation(judged.themes[about]) if about in judged.themes else ""


def _reasons(mine: Judged, theirs: Judged, about: str) -> str:
    """The reasons of the second coder for what only one of the two has given."""
    apart = set(mine.places) ^ set(theirs.places) if about == PLACES else set()
    return " ".join(reason for of, reason in theirs.reasons.items() if of == about or of in apart)
