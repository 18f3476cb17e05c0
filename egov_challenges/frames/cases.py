"""The places abroad that the list looks at, as cases beside the paper's own country.

A case is a country or region that a source studies (counting rule ``studied``, see ``places_of``), other than the paper's own.
"""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from egov_challenges.choice import Choice, offered
from egov_challenges.frames.indicators import now, then
from egov_challenges.frames.references import places
from egov_challenges.frames.selection import chosen, themes_of
from egov_challenges.language import is_country
from egov_challenges.model import NONE, Course

RULE = "studied"


@lru_cache(maxsize=8)
def cases(course: Course) -> tuple[str, ...]:
    """The places, countries first, those with the most sources first: alpha-3 codes, then regions of the codebook."""
    counted = places(course, Choice(rule=RULE))
    abroad = ~counted["place"].isin([*course.paper.countries, NONE])
    return tuple(counted.loc[abroad, "place"])


def case(course: Course, place: str) -> pd.DataFrame:
    """The sources on one place, a row each. Columns: number, year (int), themes (tuple of ids; empty if it shows none).

    ``attrs``: place, name, country (bool), home (names of the paper's countries), shown and silent (titles of the themes that the
    sources bear on, and of the others).
    """
    works = chosen(course, Choice(country=place, rule=RULE))
    themes = [tuple(theme for theme in themes_of(course, work) if theme != NONE) for work in works]
    frame = pd.DataFrame({"number": [w.custom.number for w in works], "year": [w.year for w in works], "themes": themes})
    shown = {theme for several in themes for theme in several}
    frame.attrs = {
        "place": place,
        "name": course.place_name(place),
        "country": is_country(place),
        "home": tuple(map(course.place_name, course.paper.countries)),
        "shown": tuple(words.title for words in course.themes if words.id in shown),
        "silent": tuple(words.title for words in course.themes if words.id not in shown),
    }
    return frame


def overview(course: Course) -> pd.DataFrame:
    """All cases, a row each. Columns: place, name (str), works, first_year, last_year (int), shown (tuple of theme titles)."""
    frames = [case(course, place) for place in cases(course)]
    return pd.DataFrame(
        {
            "place": [frame.attrs["place"] for frame in frames],
            "name": [frame.attrs["name"] for frame in frames],
            "works": [len(frame) for frame in frames],
            "first_year": [frame["year"].min() for frame in frames],
            "last_year": [frame["year"].max() for frame in frames],
            "shown": [frame.attrs["shown"] for frame in frames],
        }
    )


def beside_home(course: Course, country: str) -> pd.DataFrame:
    """Every series that is no rank, a row each: the paper's first country and another one, then and now.

    Columns: indicator (``Indicator``), name (str), home_then, home_now, then, now (``Spot`` or None). ``attrs``: names of both.
    """
    home = course.paper.countries[0]
    series = tuple(it for it in offered(course) if it.unit != "rank")  # ranks are told of every relative series
    spots = [[moment(course, it, code) for code in (home, country) for moment in (then, now)] for it in series]
    frame = pd.DataFrame(
        {
            "indicator": pd.Series(series, dtype=object),
            "name": [course.indicator_words[it.id].name for it in series],
            **{
                column: pd.Series([row[number] for row in spots], dtype=object)
                for number, column in enumerate(("home_then", "home_now", "then", "now"))
            },
        }
    )
    frame.attrs = {
        "home": course.place_name(home),
        "other": course.place_name(country),
        "scales": tuple(course.indicators.values()),
    }
    return frame
