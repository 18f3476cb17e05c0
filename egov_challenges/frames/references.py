"""Counts over the reference list.

Every frame of counts has the columns ``works`` (all references, however narrowed the choice) and ``chosen`` (those that the
choice keeps), and names in ``attrs`` its denominators ``total`` and ``chosen``, and as ``datasets`` the ids of the data sets
that it was counted from. Empty years, and sources without a place or theme, are rows: the totals add up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

import pandas as pd

from egov_challenges.choice import Choice, valid
from egov_challenges.frames.selection import at_home, chosen, first_of, name_of, places_of, tally, themes_of, titles_of, values
from egov_challenges.language import is_country
from egov_challenges.model import NONE, Course
from egov_challenges.reference import Reference

LEVELS = ("country", "region", NONE)  # of a place, in the order of display


def _counted(course: Course, choice: Choice, frame: pd.DataFrame, *datasets: str) -> pd.DataFrame:
    """The frame with its ``attrs``; ``datasets`` names what it rests on besides the list. Themes and places are judgements."""
    judged = ("coding",) if choice.theme or choice.country else ()
    frame.attrs = {
        "total": len(course.references),
        "chosen": len(chosen(course, choice)),
        "choice": choice,
        "datasets": tuple(dict.fromkeys(("references", *judged, *datasets))),
    }
    return frame


def _counts(course: Course, choice: Choice, part: str, span: Iterable[str]) -> dict[str, list[int]]:
    """Of each value in ``span``: all references that count for it, and the chosen ones."""
    of = values(course, part)
    works, kept = tally(course, part), Counter(value for reference in chosen(course, choice) for value in of[reference.id])
    return {"works": [works[value] for value in span], "chosen": [kept[value] for value in span]}


@lru_cache(maxsize=64)
def _several(course: Course, part: str) -> int:
    """References that count for more than one value."""
    return sum(len(several) > 1 for several in values(course, part).values())


# --- counts ----------------------------------------------------------------------------------------------------------


def years(course: Course, choice: Choice) -> pd.DataFrame:
    """References per publication year. Columns: year (str), works, chosen (int); a row for every year, empty ones too."""
    span = valid(course)["year"]
    return _counted(course, choice, pd.DataFrame({"year": list(span), **_counts(course, choice, "year", span)}))


def groups(course: Course, choice: Choice) -> pd.DataFrame:
    """References per publication year, split as ``choice.show`` says: by ``theme`` or by ``kind``.

    Columns: group (id), name (str), year (str), works, chosen (int). A reference on two themes counts in both, one on none
    under ``none``; ``attrs["several"]`` is the number of references that stand in more than one group.
    """
    names = titles_of(course, choice.show)
    works = _by_year(course, choice.show, course.references)
    keeps = _by_year(course, choice.show, chosen(course, choice))
    rows = [
        {"group": group, "name": name, "year": year, "works": works[group, year], "chosen": keeps[group, year]}
        for group, name in names.items()
        for year in valid(course)["year"]
    ]
    frame = _counted(course, choice, pd.DataFrame(rows), *(("coding",) if choice.show == "theme" else ()))
    frame.attrs["several"] = _several(course, choice.show)
    return frame


def _by_year(course: Course, part: str, references: Iterable[Reference]) -> Counter[tuple[str, str]]:
    groups, years = values(course, part), values(course, "year")
    return Counter((group, years[it.id][0]) for it in references for group in groups[it.id])


def months(course: Course, choice: Choice) -> pd.DataFrame:
    """Access dates per month, from the first to the last. Columns: month (``YYYY-MM``), date (its first day), works, chosen.

    ``attrs["undated"]`` is the number of references without an access date: with them the rows add up to the total.
    """
    span = valid(course)["read"]
    dates = [first_of(month) for month in span]
    columns = {"month": list(span), "date": dates, **_counts(course, choice, "read", span)}
    frame = _counted(course, choice, pd.DataFrame(columns))
    frame.attrs["undated"] = tally(course, "read")[""]
    return frame


def places(course: Course, choice: Choice) -> pd.DataFrame:
    """References per country and region by ``choice.rule``, counted whole or in fractions as ``choice.count`` says.

    Columns: place (alpha-3, region id or ``none``), name (str), level (``country`` | ``region`` | ``none``), works, chosen
    (float). Whole: a reference with two places counts 1 in each, so the rows add up to more than the total. Fractional: 1/n
    in each, so that they add up to it. ``attrs["several"]`` is the number of references with more than one place.
    """
    works = _weighed(course, choice, course.references)
    keeps = _weighed(course, choice, chosen(course, choice))
    names = {code: name_of(course, code, choice) for code in works}
    codes = sorted(works, key=lambda code: (LEVELS.index(_level(code)), -works[code], names[code]))
    columns = {
        "place": codes,
        "name": [names[code] for code in codes],
        "level": [_level(code) for code in codes],
        "works": [works[code] for code in codes],
        "chosen": [keeps[code] for code in codes],
    }
    frame = _counted(course, choice, pd.DataFrame(columns).astype({"works": float, "chosen": float}), "coding")
    frame.attrs["several"] = _several(course, choice.rule)
    return frame


def outlines(course: Course, choice: Choice) -> pd.DataFrame:
    """``places`` on the countries of the map: a row for each outline, drawn pale where no reference falls.

    Columns: place (alpha-3), name (str), works, chosen (float). What a map cannot show stands in ``attrs["elsewhere"]``, a frame
    like ``places`` with the regions, the references without a place, and the countries that the map does not draw.
    """
    counted = places(course, choice)
    drawn = counted["place"].isin(course.outlines)
    shown = counted.loc[drawn].set_index("place").reindex(course.outlines)
    frame = pd.DataFrame(
        {
            "place": course.outlines,
            "name": [course.place_name(code) for code in course.outlines],
            "works": shown["works"].fillna(0).to_numpy(),
            "chosen": shown["chosen"].fillna(0).to_numpy(),
        }
    )
    frame = _counted(course, choice, frame, "coding", "outlines")
    frame.attrs["elsewhere"] = counted.loc[~drawn]
    return frame


def _weighed(course: Course, choice: Choice, references: Iterable[Reference]) -> defaultdict[str, float]:
    of = values(course, choice.rule)
    weights: defaultdict[str, float] = defaultdict(float)
    for several, works in Counter(of[reference.id] for reference in references).items():
        for code in several:
            weights[code] += works / len(several) if choice.count == "fractional" else works
    return weights


def _level(code: str) -> str:
    return "country" if is_country(code) else NONE if code == NONE else "region"


# --- statements and lists --------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def facts(course: Course, theme: str) -> Mapping[str, str]:
    """The numbers that a statement may name, as they stand in a sentence.

    ``theme=""`` is the whole list; so is ``none``, which is spoken of with the words of the whole list. works: references on
    the theme. total: all. share: works of total. first_year, last_year: of these works. on_country: how many of them study
    the paper's country. country: its name. without_theme: references that show no theme at all.
    """
    works = chosen(course, Choice(theme="" if theme == NONE else theme))
    language = course.language
    on_country = sum(at_home(course, reference) for reference in works)
    without = tally(course, "theme")[NONE]
    return {
        "works": language.shown(len(works)),
        "total": language.shown(len(course.references)),
        "share": language.percent(len(works) / len(course.references)),
        "first_year": str(min((r.year for r in works), default="–")),
        "last_year": str(max((r.year for r in works), default="–")),
        "on_country": language.shown(on_country),
        "country": language.listed(map(course.place_name, course.paper.countries)),
        "without_theme": language.shown(without),
    }


def sources(course: Course, choice: Choice) -> pd.DataFrame:
    """The chosen references, one row each, for reading and for download.

    Columns: number, id, authors, year, title, container, kind, themes, named, studied, seat, accessed, printed (all str but
    number and year, which are int); several values in one cell are separated by semicolons.
    """
    kept = chosen(course, choice)
    columns: dict[str, list[str] | list[int]] = {
        "number": [reference.custom.number for reference in kept],
        "id": [reference.id for reference in kept],
        "authors": [reference.authors for reference in kept],
        "year": [reference.year for reference in kept],
        "title": [reference.title for reference in kept],
        "container": [reference.container_title or reference.collection_title or "" for reference in kept],
        "kind": [reference.type for reference in kept],
        "themes": ["; ".join(themes_of(course, reference)) for reference in kept],
        **{rule: ["; ".join(places_of(course, reference, rule)) for reference in kept] for rule in valid(course)["rule"]},
        "accessed": [reference.accessed.iso if reference.accessed else "" for reference in kept],
        "printed": [reference.printed for reference in kept],
    }
    return _counted(course, choice, pd.DataFrame(columns), "coding")
