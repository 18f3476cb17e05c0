"""A number that a question asks for, measured in the course."""

from __future__ import annotations

from collections.abc import Callable

from egov_challenges.choice import Choice, valid
from egov_challenges.frames.indicators import Spot, now, spot, then
from egov_challenges.frames.method import labelled_counts, spectrum
from egov_challenges.frames.selection import chosen, tally
from egov_challenges.model import Course
from egov_challenges.question import Measure


class UnmeasurableError(Exception):
    """The course holds no such number; the message names what of the measure it lacks."""


def measured(course: Course, measure: Measure, key: str = "") -> float:
    """The number of a measure; ``key`` is what it takes for the part that ``measure.by`` names.

    In works, a year, a rank, the unit of the series, or per cent of the whole list. Raises ``UnmeasurableError``.
    """
    parts: dict[str, str] = {measure.by: key} if measure.by else {}
    if measure.sources is not None:
        return _sources(course, {**measure.sources, **parts}, percent=measure.unit == "percent")
    if measure.indicator:
        return _of_series(course, measure, parts.get("country"), parts.get("year"))
    if measure.labelled:
        return labelled_counts(course)[measure.labelled]
    if measure.spectrum:
        return _of_spectrum(course, measure.spectrum, parts.get("year") or measure.year or "")
    return OF_THE_LIST[measure.listed or ""](course)


def _sources(course: Course, parts: dict[str, str], *, percent: bool) -> float:
    for name, value in parts.items():
        if value not in valid(course).get(name, ()):
            raise UnmeasurableError(f"{name}: {value}")
    works = len(chosen(course, Choice(**parts)))
    return 100 * works / len(course.references) if percent else works


def _of_series(course: Course, measure: Measure, country: str | None, year: str | None) -> float:
    found = spot_of(course, measure, country or measure.country or course.paper.countries[0], year or measure.year)
    match measure.unit:
        case "rank":
            return found.rank
        case "ranked":
            return found.of
        case _:
            return found.value


def spot_of(course: Course, measure: Measure, country: str, year: str | None = None) -> Spot:
    """The value of a series behind a measure. A moment means the same year for all: that of the paper's first country."""
    indicator = course.indicators.get(measure.indicator or "")
    if indicator is None:
        raise UnmeasurableError(f"indicator: {measure.indicator}")
    if year is None:
        at = (then if measure.moment == "then" else now)(course, indicator, course.paper.countries[0])
        found = at and spot(course, at.indicator, country, at.year)
    else:
        found = spot(course, indicator.id, country, int(year)) if year.isdecimal() else None
    if found is None:
        raise UnmeasurableError(f"country: {country}, year: {year or measure.moment}")
    return found


def _of_spectrum(course: Course, column: str, year: str) -> float:
    frame = spectrum(course, Choice())
    found = dict(zip(frame["year"], frame[column], strict=True))
    if year not in found:
        raise UnmeasurableError(f"year: {year}")
    return float(found[year])


def _years(course: Course) -> list[int]:
    return sorted(reference.year for reference in course.references)


OF_THE_LIST: dict[str, Callable[[Course], int]] = {
    "works": lambda course: len(course.references),
    "first_year": lambda course: _years(course)[0],
    "last_year": lambda course: _years(course)[-1],
    "years": lambda course: len(set(_years(course))),  # with at least one source
    "empty_years": lambda course: len(valid(course)["year"]) - len(set(_years(course))),  # between the first and the last
    "dated": lambda course: len(course.references) - tally(course, "read")[""],  # that print a date of access
}
