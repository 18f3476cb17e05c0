"""The published series: a country then and now, beside others, and the world in one year.

"Then" is the last publication year of the paper's list; where a series has no value of that year, the nearest year stands for
it (of two equally near ones the earlier) and is named. A rank is 1 + the number of countries with a better value in the same
year and series; it is computed from ``indicators.csv``, not taken from the publisher.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from egov_challenges.choice import Choice, compared, shown_indicator
from egov_challenges.indicator import Indicator, Values
from egov_challenges.model import Course, Dataset

STRONGEST = 0.98  # share of all values of a series below the strongest colour of the map: a few extremes would pale the rest


@dataclass(frozen=True)
class Spot:
    """One value of one country, and where it stood among all countries of that year."""

    indicator: str
    year: int
    value: float
    rank: int
    of: int  # countries with a value in that year
    gap: float  # to the best of that year, never negative


@lru_cache(maxsize=8)
def then_of(course: Course) -> int:
    """The year that "then" means: the last publication year of the list."""
    return max(reference.year for reference in course.references)


def scales(course: Course, indicator: Indicator) -> tuple[Indicator, ...]:
    """The indicator and, before it, the same thing on its older scale."""
    return (course.indicators[indicator.earlier], indicator) if indicator.earlier else (indicator,)


@lru_cache(maxsize=64)
def years_of(course: Course, indicator: str) -> tuple[int, ...]:
    """The years in which any country has a value of a series: what is missing between them is a gap."""
    return tuple(sorted({year for years in course.values[indicator].values() for year in years}))


def last_year_of(course: Course, dataset: Dataset) -> int | None:
    """The last year of any series of a data set; None if it is no series."""
    series = (it.id for it in course.indicators.values() if it.dataset == dataset.id)
    return max((years_of(course, id_)[-1] for id_ in series), default=None)


@lru_cache(maxsize=512)
def _ordered(course: Course, indicator: str, year: int) -> list[float]:
    """All values of a year, the best first."""
    values = [years[year] for years in course.values[indicator].values() if year in years]
    return sorted(values, reverse=course.indicators[indicator].direction == "up")


def spot(course: Course, indicator: str, country: str, year: int) -> Spot | None:
    """The value of a country in a year, with its rank; None if there is none."""
    return _spot(course, indicator, country, year) if year in course.values[indicator].get(country, ()) else None


def _spot(course: Course, indicator: str, country: str, year: int) -> Spot:
    value = course.values[indicator][country][year]
    ordered = _ordered(course, indicator, year)
    return Spot(indicator, year, value, 1 + ordered.index(value), len(ordered), abs(ordered[0] - value))


def then(course: Course, indicator: Indicator, country: str) -> Spot | None:
    """The value nearest to "then", on whichever scale had it; None if the country has none."""
    at = then_of(course)
    found = [
        (abs(year - at), year, scale.id)
        for scale in scales(course, indicator)
        for year in course.values[scale.id].get(country, ())
    ]
    if not found:
        return None
    _, year, scale = min(found)
    return _spot(course, scale, country, year)


def now(course: Course, indicator: Indicator, country: str) -> Spot | None:
    """The latest value; None if the country has none."""
    for scale in reversed(scales(course, indicator)):
        if years := course.values[scale.id].get(country):
            return _spot(course, scale.id, country, max(years))
    return None


@lru_cache(maxsize=8)
def _read(course: Course) -> dt.date | None:
    """The month in which the list was last read, as its access dates tell."""
    return max((reference.accessed.first_of_month for reference in course.references if reference.accessed), default=None)


def _described(course: Course, indicator: Indicator, frame: pd.DataFrame) -> pd.DataFrame:
    words = course.indicator_words[indicator.id]
    frame.attrs = {
        "indicator": indicator,
        "scales": scales(course, indicator),
        "name": words.name,
        "note": words.note,
        "then": then_of(course),
        "read": _read(course),
        "printed": course.paper.paper.year,
        "datasets": (indicator.dataset,),
    }
    return frame


def then_and_now(course: Course, choice: Choice) -> pd.DataFrame:
    """The paper's countries and the compared ones, then and now, a row each.

    Columns: country (alpha-3), name (str), home (bool), then, now (``Spot`` or None), change (float, in the unit; NaN where the
    two are on different scales or one is missing).
    """
    return beside(course, shown_indicator(course, choice), (*course.paper.countries, *compared(course, choice)))


def beside(course: Course, indicator: Indicator, countries: tuple[str, ...]) -> pd.DataFrame:
    """``then_and_now`` for any indicator and countries, in the given order."""
    spots = [(then(course, indicator, country), now(course, indicator, country)) for country in countries]
    frame = pd.DataFrame(
        {
            "country": countries,
            "name": [course.place_name(country) for country in countries],
            "home": [country in course.paper.countries for country in countries],
            "then": pd.Series([before for before, _ in spots], dtype=object),
            "now": pd.Series([after for _, after in spots], dtype=object),
            "change": pd.Series([_change(*pair) for pair in spots], dtype=float),
        }
    )
    return _described(course, indicator, frame)


def _change(before: Spot | None, after: Spot | None) -> float:
    one_scale = before and after and before.indicator == after.indicator and before.year != after.year
    return after.value - before.value if before and after and one_scale else float("nan")


def series(course: Course, choice: Choice) -> pd.DataFrame:
    """The values of the paper's countries and the compared ones over time.

    Columns: scale (id of the indicator; the older scale first), country (alpha-3), name (str), home (bool), year (int), value
    (float; NaN in years for which others have a value and the country has none), rank (float; NaN likewise) among so many (of,
    int) countries. ``attrs["without"]``: names of the countries without any value.
    """
    indicator = shown_indicator(course, choice)
    rows = [
        (
            scale.id,
            country,
            course.place_name(country),
            country in course.paper.countries,
            year,
            *_standing(course, scale.id, country, year),
        )
        for scale in scales(course, indicator)
        for country in (*course.paper.countries, *compared(course, choice))
        for year in years_of(course, scale.id)
    ]
    frame = pd.DataFrame(rows, columns=["scale", "country", "name", "home", "year", "value", "rank", "of"])
    frame = _described(course, indicator, frame)
    empty = frame.groupby("name", sort=False)["value"].count()
    frame.attrs["without"] = tuple(empty[empty == 0].index)
    return frame


def _standing(course: Course, indicator: str, country: str, year: int) -> tuple[float, float, int]:
    if year not in course.values[indicator].get(country, {}):
        return float("nan"), float("nan"), len(_ordered(course, indicator, year))
    spot = _spot(course, indicator, country, year)
    return spot.value, float(spot.rank), spot.of


def map_years(course: Course, choice: Choice) -> tuple[int, ...]:
    """The years for which the world can be drawn, on either scale."""
    chain = scales(course, shown_indicator(course, choice))
    return tuple(sorted({year for scale in chain for year in years_of(course, scale.id)}))


def map_year(course: Course, choice: Choice) -> int:
    """The year of the map: the chosen one, else the latest for which at least half of the countries have a value."""
    return int(choice.at) if choice.at else _well_known(course, shown_indicator(course, choice).id)


@lru_cache(maxsize=64)
def _well_known(course: Course, indicator: str) -> int:
    values, years = course.values[indicator], years_of(course, indicator)
    return max((year for year in years if 2 * _having(values, year) >= len(values)), default=years[-1])


def _having(values: Values, year: int) -> int:
    return sum(year in years for years in values.values())


def world(course: Course, choice: Choice) -> pd.DataFrame:
    """One year of a series on the outlines of the map, a row for each outline.

    Columns: place (alpha-3), name (str), value (float; NaN: no data). ``attrs``: year, scale (the ``Indicator`` of that year),
    top (the value from which on the colour is the strongest, one for all years), countries (with a value, drawn or not), home
    (the ``Spot`` of the paper's country, or None), home_name, add (by place, the comparison with this country added to it or
    taken away; none for the paper's own).
    """
    indicator, year, beside_it = shown_indicator(course, choice), map_year(course, choice), compared(course, choice)
    scale = next(scale for scale in reversed(scales(course, indicator)) if year in years_of(course, scale.id))
    values = course.values[scale.id]
    frame = pd.DataFrame(
        {
            "place": course.outlines,
            "name": [course.place_name(code) for code in course.outlines],
            "value": [values.get(code, {}).get(year, float("nan")) for code in course.outlines],
        }
    )
    frame = _described(course, indicator, frame)
    home = [code for code in course.paper.countries if year in values.get(code, {})]
    frame.attrs |= {"datasets": (indicator.dataset, "outlines")}
    frame.attrs |= {"year": year, "scale": scale, "top": _top(course, scale.id), "countries": _having(values, year)}
    frame.attrs["home"] = _spot(course, scale.id, home[0], year) if home else None
    abroad = (code for code in course.outlines if code not in course.paper.countries)
    frame.attrs["add"] = {code: _with_or_without(beside_it, code) for code in abroad}
    frame.attrs["home_name"] = course.place_name((*home, *course.paper.countries)[0])
    return frame


@lru_cache(maxsize=64)
def _top(course: Course, indicator: str) -> float:
    values = pd.Series([value for years in course.values[indicator].values() for value in years.values()])
    return float(values.quantile(STRONGEST))


def _with_or_without(compared_ones: tuple[str, ...], country: str) -> str:
    kept = tuple(code for code in compared_ones if code != country)
    return ",".join(kept if country in compared_ones else (*kept, country))


@lru_cache(maxsize=64)
def indicator_facts(course: Course, id_: str) -> Mapping[str, str]:
    """The numbers that a statement on an indicator may name: of the paper's first country, as they stand in a sentence.

    indicator: its name. then_year, then_value, then_rank, then_of: the year nearest to the list's last, the value, its rank
    among so many countries. now_…: the latest. A dash stands for what is missing.
    """
    indicator = course.indicators[id_]
    country = course.paper.countries[0]
    shown = course.language.shown
    facts = {"indicator": course.indicator_words[id_].name}
    for moment, spot in (("then", then(course, indicator, country)), ("now", now(course, indicator, country))):
        facts |= {
            f"{moment}_year": str(spot.year) if spot else "–",
            f"{moment}_value": shown(spot.value) if spot else "–",
            f"{moment}_rank": shown(spot.rank) if spot else "–",
            f"{moment}_of": shown(spot.of) if spot else "–",
        }
    return facts
