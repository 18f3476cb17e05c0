"""What a reader may guess before a chart is seen: what is so, and a guess beside it.

A guess is a whole number: of ``years`` the fullest year, of ``places`` how many per cent of the sources name the paper's country,
of ``rank`` where that country stands in the first of the series. Every frame names in ``attrs`` the ``guess``, the ``known``
facts, how far the guess is ``off`` the nearest truth and, as ``datasets``, what it was counted from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from egov_challenges.choice import Choice, shown_indicator
from egov_challenges.frames.indicators import now, spot
from egov_challenges.frames.references import places, years
from egov_challenges.model import Course

GUESSES = ("years", "places", "rank")
FEW = 3  # equally full years that can be guessed at; with more, none stands out


@dataclass(frozen=True)
class Known:
    """What can be guessed and what is so, in no language: it changes when the question or its answer does."""

    lowest: int
    highest: int
    truth: tuple[int, ...]  # several years may be equally full
    works: int = 0  # sources behind the truth
    total: int = 0  # all sources; of a rank, all countries that have one
    country: str = ""
    indicator: str = ""
    year: int = 0  # of the series


@lru_cache(maxsize=64)
def known(course: Course, what: str) -> Known | None:
    """What is so; None where this course has nothing of the kind to guess."""
    country, total = course.paper.countries[0], len(course.references)
    match what:
        case "years":
            counted = years(course, Choice())
            works = int(counted["works"].max())
            span = [int(year) for year in counted["year"]]
            fullest = tuple(int(year) for year in counted.loc[counted["works"] == works, "year"])
            return Known(span[0], span[-1], fullest, works, total) if len(fullest) <= FEW else None
        case "places":
            counted = places(course, Choice(rule="named"))
            works = int(counted.loc[counted["place"] == country, "works"].sum())
            return Known(0, 100, (round(100 * works / total),), works, total, country)
        case "rank" if found := now(course, shown_indicator(course, Choice()), country):
            return Known(1, found.of, (found.rank,), 0, found.of, country, found.indicator, found.year)
    return None


def _beside(course: Course, what: str, guess: int, frame: pd.DataFrame, *datasets: str) -> pd.DataFrame:
    """The frame with its ``attrs``."""
    found = _found(course, what)
    off = min((guess - truth for truth in found.truth), key=abs)
    country = course.place_name(found.country) if found.country else ""
    frame.attrs = {"guess": guess, "known": found, "off": off, "country": country, "datasets": datasets}
    return frame


def _found(course: Course, what: str) -> Known:
    found = known(course, what)
    if found is None:
        raise ValueError(what)
    return found


def guessed_years(course: Course, guess: int) -> pd.DataFrame:
    """References per publication year. Columns: year (str), works (int), guess, truth (bool: guessed; one of the fullest)."""
    frame = years(course, Choice())[["year", "works"]].copy()
    frame["guess"] = frame["year"] == str(guess)
    frame["truth"] = frame["works"] == frame["works"].max()
    return _beside(course, "years", guess, frame, "references")


def guessed_places(course: Course, guess: int) -> pd.DataFrame:
    """The share of the sources that name the country, in two rows. Columns: percent (float), guess, truth (bool)."""
    found = _found(course, "places")
    shares = [float(guess), 100 * found.works / found.total]
    frame = pd.DataFrame({"percent": shares, "guess": [True, False], "truth": [False, True]})
    return _beside(course, "places", guess, frame, "references", "coding")


def guessed_rank(course: Course, guess: int) -> pd.DataFrame:
    """The countries of the series in its latest year, the best first.

    Columns: position (int, from 1; of equal ones the paper's country comes first), rank (int), name (str), country (alpha-3),
    value (float), guess (bool: at the place that was guessed), truth (bool: the paper's country).
    """
    found = _found(course, "rank")
    spots = {code: spot(course, found.indicator, code, found.year) for code in course.values[found.indicator]}
    rows = sorted((it.rank, code != found.country, course.place_name(code), code, it.value) for code, it in spots.items() if it)
    frame = pd.DataFrame(rows, columns=["rank", "abroad", "name", "country", "value"]).drop(columns="abroad")
    frame.insert(0, "position", range(1, len(frame) + 1))
    frame["guess"] = frame["position"] == guess
    frame["truth"] = frame["country"] == found.country
    frame = _beside(course, "rank", guess, frame, course.indicators[found.indicator].dataset)
    frame.attrs["name"] = course.indicator_words[found.indicator].name
    return frame
