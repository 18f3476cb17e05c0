"""What a guess says beside what is so, and the questions that are guessed at."""

from __future__ import annotations

import pandas as pd

from egov_challenges.frames.guesses import Known, known
from egov_challenges.language import Language
from egov_challenges.model import Course
from egov_challenges.readouts.readout import Readout


def question(course: Course, what: str) -> str:
    """What is to be guessed; empty where this course has nothing of the kind."""
    found = known(course, what)
    if found is None:
        return ""
    country = course.place_name(found.country) if found.country else ""
    series = course.indicator_words[found.indicator].name if found.indicator else ""
    return course.language.text(f"guess.{what}_ask", n=found.total, country=country, series=series, year=str(found.year))


def guessed_years(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.guessed_years``: the guessed year and the fullest ones, and how far they are apart."""
    found: Known = frame.attrs["known"]
    works = int(frame.loc[frame["guess"], "works"].sum())
    note = language.text("guess.years_note", n=works, year=str(frame.attrs["guess"]), most=found.works)
    return _told("years", frame, language, note)


def guessed_places(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.guessed_places``: both shares, the rule that counts, and how far they are apart."""
    found: Known = frame.attrs["known"]
    rules = {"rule": language.text("rule.named"), "below": language.text("rule.studied")}
    return _told("places", frame, language, language.text("guess.places_note", n=found.works, total=found.total, **rules))


def guessed_rank(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.guessed_rank``: both ranks, who stands where the guess does, and how far they are apart."""
    found: Known = frame.attrs["known"]
    note = language.text("guess.rank_note", n=found.total, year=str(found.year), series=frame.attrs["name"])
    if frame.attrs["off"]:
        there = frame.loc[frame["guess"], "name"].iloc[0]
        note += " " + language.text("guess.rank_there", guess=frame.attrs["guess"], there=there)
    return _told("rank", frame, language, note)


def _told(what: str, frame: pd.DataFrame, language: Language, note: str) -> Readout:
    """The title with guess and truth, and as its note the distance, before what else is to be said."""
    found, off = frame.attrs["known"], frame.attrs["off"]
    truth = language.listed(map(str, found.truth))
    form = "title" if off else "right"
    title = language.text(
        f"guess.{what}_{form}", n=len(found.truth), guess=str(frame.attrs["guess"]), truth=truth, country=frame.attrs["country"]
    )
    if not off:
        return Readout(title, title, note)
    way = language.text(f"guess.{what}_{'high' if off > 0 else 'low'}", n=abs(off))
    return Readout(title, language.text("chart.alt", finding=title, bars=way), f"{way}. {note}")
