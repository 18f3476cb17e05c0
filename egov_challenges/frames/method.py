"""How the numbers of the course come about: agreement of two codings, spectroscopy of the years, what a database would see.

These frames look at the whole list, whatever else is chosen; of the choice they take the part that they name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import lru_cache
from statistics import median

import pandas as pd

from egov_challenges import editor
from egov_challenges.agreement import agreement as agreed
from egov_challenges.choice import Choice, valid
from egov_challenges.frames.references import places
from egov_challenges.frames.selection import at_home, places_coded, places_of, tally, titles_of, values
from egov_challenges.language import is_country
from egov_challenges.model import Coding, Course, Evidence, SecondCoding
from egov_challenges.reference import Reference

REACH = 2  # years before and after, of the window of five whose median a year is held against (Marx et al. 2014)
LABEL = "crossref"  # the link label by which a tool that knows DOIs alone would know an entry


# --- the worked example of the counting rules ---------------------------------------------------------------------------


def example(course: Course) -> pd.DataFrame | None:
    """The first reference that studies several countries, counted whole and in fractions; None where there is none.

    Columns: place (alpha-3), name (str), whole, fractional (float). ``attrs["reference"]`` is the reference.
    """
    for reference in course.references:
        codes = [code for code in places_of(course, reference, "studied") if is_country(code)]
        if len(codes) > 1:
            columns = {"place": codes, "name": [course.place_name(code) for code in codes]}
            frame = pd.DataFrame({**columns, "whole": 1.0, "fractional": 1 / len(codes)})
            frame.attrs = {"reference": reference}
            return frame
    return None


# --- reference publication year spectroscopy ----------------------------------------------------------------------------


def spectrum(course: Course, choice: Choice) -> pd.DataFrame:
    """References per publication year against the median of five years: a spectroscopy of reference publication years.

    Marx, W., Bornmann, L., Barth, A., & Leydesdorff, L. (2014). Detecting the historical roots of research fields by reference
    publication year spectroscopy (RPYS). Journal of the Association for Information Science and Technology, 65(4), 751–764.

    Columns: year (str), works, chosen (int; chosen: those of the chosen year, all if none is), dated (int, works that print a
    date of access), median, deviation (float, works minus median). ``choice.edges`` says what the window of five holds beyond
    the list: ``padded``, zeros; ``cut``, nothing.
    """
    span = [int(year) for year in valid(course)["year"]]
    works = {year: tally(course, "year")[str(year)] for year in span}
    dated = Counter(reference.year for reference in course.references if reference.accessed)
    frame = pd.DataFrame({"year": list(map(str, span)), "works": works.values(), "dated": [dated[year] for year in span]})
    frame["chosen"] = [works[year] if choice.year in {"", str(year)} else 0 for year in span]
    frame["median"] = [float(median(_window(works, year, choice.edges))) for year in span]
    frame["deviation"] = frame["works"] - frame["median"]
    frame.attrs = {"total": len(course.references), "choice": choice, "datasets": ("references",)}
    return frame


def _window(works: Mapping[int, int], year: int, edges: str) -> list[int]:
    years = range(year - REACH, year + REACH + 1)
    return [works.get(near, 0) for near in years if edges == "padded" or near in works]


def peaks(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``spectrum`` whose deviation is above 0 and not below that of the years beside it."""
    near = frame["deviation"].rolling(3, center=True, min_periods=1).max()
    return frame[(frame["deviation"] > 0) & (frame["deviation"] == near)]


# --- as a tool would see it that knows DOIs alone -------------------------------------------------------------------------


def labelled(reference: Reference) -> bool:
    """Whether the publisher's page shows a CrossRef link behind the entry."""
    return LABEL in reference.custom.links


@lru_cache(maxsize=8)
def labelled_counts(course: Course) -> Mapping[str, int]:
    """Of all references and of those at home and elsewhere, how many there are and how many carry the label.

    total, kept, lost (total less kept); works, works_kept: those that study the paper's country; others, others_kept.
    """
    total = [(at_home(course, reference), labelled(reference)) for reference in course.references]
    here = [kept for home, kept in total if home]
    elsewhere = [kept for home, kept in total if not home]
    kept = sum(here) + sum(elsewhere)
    return {
        "total": len(total),
        "kept": kept,
        "lost": len(total) - kept,
        "works": len(here),
        "works_kept": sum(here),
        "others": len(elsewhere),
        "others_kept": sum(elsewhere),
    }


def labelled_kinds(course: Course, choice: Choice) -> pd.DataFrame:
    """References per kind. Columns: kind, name (str), works (int, all), chosen (int, those with a CrossRef link label)."""
    return _labelled(course, choice, "kind", "kind", titles_of(course, "kind"))


def labelled_places(course: Course, choice: Choice) -> pd.DataFrame:
    """References per country and region studied, counted whole. Columns: place, name, works, chosen as ``labelled_kinds``."""
    studied = places(course, Choice(rule="studied"))
    names = dict(zip(studied["place"], studied["name"], strict=True))
    return _labelled(course, choice, "place", "studied", names)


def labelled_themes(course: Course, choice: Choice) -> pd.DataFrame:
    """References per theme, counted whole. Columns: theme, name, works, chosen as ``labelled_kinds``."""
    return _labelled(course, choice, "theme", "theme", titles_of(course, "theme"))


def _labelled(course: Course, choice: Choice, label: str, part: str, names: Mapping[str, str]) -> pd.DataFrame:
    """A row per name, under the heading ``label``, for what the references count for in ``part``."""
    of = values(course, part)
    works = tally(course, part)
    kept = Counter(value for reference in course.references if labelled(reference) for value in of[reference.id])
    counts = {"works": [works[key] for key in names], "chosen": [kept[key] for key in names]}
    frame = pd.DataFrame({label: list(names), "name": list(names.values()), **counts})
    if label != "place":  # places come in an order of their own
        frame = frame.sort_values(["works", "name"], ascending=[False, True], ignore_index=True)
    frame.attrs = {"total": len(course.references), "chosen": labelled_counts(course)["kept"], "choice": choice}
    frame.attrs["datasets"] = ("references",) if label == "kind" else ("references", "coding")
    return frame


# --- two codings --------------------------------------------------------------------------------------------------------

Label = Callable[[Reference, Coding], Hashable]


def _kind(reference: Reference, coding: Coding) -> Hashable:
    return coding.kind.code if isinstance(coding, SecondCoding) else reference.type


def labels(course: Course) -> dict[str, Label]:
    """What is compared, by id: each theme (coded or not), the kind, the set of places, the set studied, the set of seats."""
    found: dict[str, Label] = {rule.id: _theme(rule.id) for rule in course.codebook.themes}
    return found | {
        "kind": _kind,
        "places": lambda _, coding: frozenset(place.code for place in coding.places),
        "studied": lambda _, coding: frozenset(places_coded(coding, "studied")),
        "seats": lambda _, coding: frozenset(places_coded(coding, "seat")),
    }


def _theme(theme: str) -> Label:
    return lambda _, coding: theme in coding.themes


@lru_cache(maxsize=16)
def compared(course: Course, scope: str) -> tuple[Reference, ...]:
    """The references that both coders judged. scope ``all``; ``unseen``: without those that the codebook gives as cases."""
    rules = (*course.codebook.themes, *course.codebook.fields)
    seen = {case.reference for rule in rules for case in (rule.example, rule.counterexample)} if scope == "unseen" else set()
    return tuple(reference for reference in course.references if reference.id in course.second and reference.id not in seen)


@lru_cache(maxsize=8)
def agreement(course: Course, scope: str) -> pd.DataFrame:
    """The agreement of the two codings, a row per theme and field. Columns: as ``agreements``; ``scope``: as in ``compared``."""
    units = compared(course, scope)
    return agreements(
        {
            about: (
                [label(unit, course.codings[unit.id]) for unit in units],
                [label(unit, course.second[unit.id]) for unit in units],
            )
            for about, label in labels(course).items()
        }
    )


def agreements(labelled: Mapping[str, tuple[Sequence[Hashable], Sequence[Hashable]]]) -> pd.DataFrame:
    """The agreement of two coders, a row per thing compared, from what each gave to the same units.

    Columns: about (id), units, coded, same (int; coded: units to which either coder gave something), share, kappa, alpha (float,
    missing where there is no figure), reason (str, see ``agreement.Agreement``).
    """
    rows = []
    for about, (ours, theirs) in labelled.items():
        found = agreed(ours, theirs)
        figures = {"share": found.share, "kappa": found.kappa, "alpha": found.alpha, "reason": found.reason}
        coded = sum(bool(one or other) for one, other in zip(ours, theirs, strict=True))
        rows.append({"about": about, "units": found.units, "coded": coded, "same": found.same, **figures})
    return pd.DataFrame(rows).astype({"share": float, "kappa": float, "alpha": float})


@lru_cache(maxsize=8)
def disputes(course: Course) -> pd.DataFrame:
    """Where the two codings differ: one row per entry and thing compared.

    Columns: id (of the reference), about (id), ours, theirs (str, the evidence of each coder, empty where nothing was coded).
    """
    rows = [
        {
            "id": unit.id,
            "about": about,
            "ours": _evidence(course, unit, course.codings[unit.id], about),
            "theirs": _evidence(course, unit, course.second[unit.id], about),
        }
        for unit in compared(course, "all")
        for about, label in labels(course).items()
        if label(unit, course.codings[unit.id]) != label(unit, course.second[unit.id])
    ]
    return pd.DataFrame(rows, columns=["id", "about", "ours", "theirs"], dtype=str)


def _evidence(course: Course, reference: Reference, coding: Coding, about: str) -> str:
    """The codes of a coding and the printed words that each rests on."""
    if about == "kind":
        name = course.language.text(f"kinds.{_kind(reference, coding)}")
        return f"{name}: “{coding.kind.evidence}”" if isinstance(coding, SecondCoding) else name
    if about in coding.themes:
        return f"“{coding.themes[about].evidence}”"
    if about == "seats":
        return "; ".join(f"{course.place_name(seat.country)}: “{seat.evidence}”" for seat in coding.seats)
    if about in {"places", "studied"}:
        kept = places_coded(coding, "studied") if about == "studied" else [place.code for place in coding.places]
        return "; ".join(f"{course.place_name(it.code)}: “{it.evidence}”" for it in coding.places if it.code in kept)
    return ""


@lru_cache(maxsize=8)
def wordings(course: Course) -> pd.DataFrame:
    """Where both coders gave the same theme, place or seat and quote different words for it. Columns: as ``disputes``, name."""
    rows = []
    for unit in compared(course, "all"):
        theirs = {(about, name): quoted for about, name, quoted in _quoted(course, course.second[unit.id])}
        for about, name, quoted in _quoted(course, course.codings[unit.id]):
            other = theirs.get((about, name))
            if other and other.evidence.split() != quoted.evidence.split():
                words = {"ours": quoted.evidence, "theirs": other.evidence}
                rows.append({"id": unit.id, "about": about, "name": name, **words})
    return pd.DataFrame(rows, columns=["id", "about", "name", "ours", "theirs"], dtype=str)


def _quoted(course: Course, coding: Coding) -> list[tuple[str, str, Evidence]]:
    themes = [(theme, course.theme(theme).title, item) for theme, item in coding.themes.items()]
    named = [("places", course.place_name(place.code), place) for place in coding.places]
    return [*themes, *named, *(("seats", course.place_name(seat.country), seat) for seat in coding.seats)]


@lru_cache(maxsize=8)
def doubts(course: Course) -> pd.DataFrame:
    """The doubts of the second coder, in the order of the list. Columns: id, about, doubt, settled (str)."""
    rows = [
        {"id": reference.id, "about": doubt.about, "doubt": doubt.doubt, "settled": doubt.settled}
        for reference in course.references
        if reference.id in course.second
        for doubt in course.second[reference.id].doubts
    ]
    return pd.DataFrame(rows, columns=["id", "about", "doubt", "settled"], dtype=str)


# --- the list itself ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def queries(course: Course) -> Mapping[str, tuple[editor.Query, ...]]:
    """What an editor would ask, by the name of the rule; rules that find nothing are left out."""
    found = {rule.__name__: editor.queries(rule, course.references) for rule in (*editor.OF_THE_COPY, *editor.OF_THE_PRINT)}
    return {name: asked for name, asked in found.items() if asked}
