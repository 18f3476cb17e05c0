"""Whole tables, for other programs."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from egov_challenges.choice import Choice
from egov_challenges.frames.references import sources
from egov_challenges.model import Coding, Course


def tables(course: Course) -> Mapping[str, pd.DataFrame]:
    """The tables of a course by name: sources, codings, indicators, series. ``<language>/bundle.yaml`` explains their columns."""
    return {
        "sources": sources(course, Choice()),
        "codings": codings(course),
        "indicators": observations(course),
        "series": described(course),
    }


def codings(course: Course) -> pd.DataFrame:
    """Every judgement, a row each. Columns: number (int), id, field, code, basis, evidence, reason (str)."""
    rows = [
        (reference.custom.number, reference.id, *judgement)
        for reference in course.references
        for judgement in _judgements(course.codings[reference.id])
    ]
    return pd.DataFrame(rows, columns=["number", "id", "field", "code", "basis", "evidence", "reason"])


def _judgements(coding: Coding) -> list[tuple[str, str, str, str, str]]:
    return [
        *(("theme", theme, "", item.evidence, "") for theme, item in coding.themes.items()),
        *(("place", place.code, place.basis, place.evidence, place.reason or "") for place in coding.places),
        *(("seat", seat.country, "", seat.evidence, "") for seat in coding.seats),
    ]


def observations(course: Course) -> pd.DataFrame:
    """Every value of the published series. Columns: indicator, country (str), year (int), value (float)."""
    rows = [
        (indicator, country, year, value)
        for indicator, countries in course.values.items()
        for country, years in countries.items()
        for year, value in years.items()
    ]
    return pd.DataFrame(rows, columns=["indicator", "country", "year", "value"])


def described(course: Course) -> pd.DataFrame:
    """What each series is, a row each; all columns are texts, see ``<language>/bundle.yaml``."""
    rows = []
    for id_, it in course.indicators.items():
        words, dataset = course.indicator_words[id_], course.dataset(it.dataset)
        relative = str(it.relative).lower()
        series = (id_, words.name, it.unit, it.direction, relative, it.earlier or "", it.theme, words.note)
        rows.append((*series, dataset.publisher, dataset.licence))
    columns = ["indicator", "name", "unit", "direction", "relative", "earlier", "theme", "note", "publisher", "licence"]
    return pd.DataFrame(rows, columns=columns)
