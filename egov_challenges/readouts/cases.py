"""What the list has about a case abroad, what it cannot tell, and how the case stands beside the paper's country."""

from __future__ import annotations

import pandas as pd

from egov_challenges.frames.indicators import Spot
from egov_challenges.language import Language
from egov_challenges.readouts.indicators import told

Sourced = tuple[str, str]  # a sentence, and the kind of its source as in the words ``badge.*``


def overview(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """``frames.overview`` for reading."""
    spans = zip(frame["first_year"], frame["last_year"], strict=True)
    columns = {
        "place": list(frame["name"]),
        "sources": [language.shown(works) for works in frame["works"]],
        "years": [str(first) if first == last else f"{first}–{last}" for first, last in spans],
        "groups_theme": [language.listed(shown) or language.text("themes.none") for shown in frame["shown"]],
    }
    return pd.DataFrame({language.text(f"table.{name}"): column for name, column in columns.items()})


def has(frame: pd.DataFrame, language: Language) -> list[Sourced]:
    """What ``frames.case`` shows: how many sources, from when, on what."""
    years = sorted(set(frame["year"]))
    said = language.text("cases.works", n=len(frame), place=frame.attrs["name"], years=language.listed(map(str, years)))
    shown = frame.attrs["shown"]
    themes = language.text("cases.themes", themes=language.listed(shown)) if shown else language.text("cases.no_themes")
    return [(said, "data"), (themes, "data")]


def lacks(frame: pd.DataFrame, language: Language) -> list[Sourced]:
    """What the list cannot tell about a case."""
    text = language.text
    home = language.listed(frame.attrs["home"])
    lines = [(text("cases.lack_content", n=len(frame)), "ours")]
    if frame.attrs["silent"] and frame.attrs["shown"]:
        lines.append((text("cases.lack_themes", themes=language.listed(frame.attrs["silent"])), "data"))
    lines.append((text("cases.lack_later", year=str(frame["year"].max()), place=frame.attrs["name"]), "data"))
    if not frame.attrs["country"]:
        lines.append((text("cases.lack_countries", place=frame.attrs["name"]), "ours"))
    lines.append((text("cases.lack_use", country=home), "abstract"))
    return lines


def beside_home(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """``frames.beside_home`` for reading: a row per series, a column per country, then and latest with their years in each."""
    columns = {language.text("table.series"): list(frame["name"])}
    for country, before, after in ((frame.attrs["home"], "home_then", "home_now"), (frame.attrs["other"], "then", "now")):
        pairs = zip(frame[before], frame[after], strict=True)
        columns[country] = [_from_to(frame, *pair, language) for pair in pairs]
    return pd.DataFrame(columns)


def _from_to(frame: pd.DataFrame, before: Spot | None, after: Spot | None, language: Language) -> str:
    if before is None or after is None or before == after:
        return told(frame, before or after, language)
    return language.text("cases.from_to", before=told(frame, before, language), after=told(frame, after, language))
