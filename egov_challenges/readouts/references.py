"""What the counts over the reference list say."""

from __future__ import annotations

import math

import pandas as pd

from egov_challenges.language import Language
from egov_challenges.model import NONE
from egov_challenges.readouts.readout import Readout

FEW = 3  # equal leaders that a title still names; with more, none stands out


def years(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.years``: the fullest year and the empty ones."""
    empty = frame.loc[frame["works"] == 0, "year"]
    gaps = language.text("years.gaps", years=language.listed(empty)) if len(empty) else ""
    finding = _finding("years", frame, frame["year"], language)
    note = language.text("years.note", sum=int(frame["works"].sum()))
    table = _table(frame, {"year": frame["year"]}, language)
    return Readout(finding, _alt(finding, frame, frame["year"], language), _note(frame, language, note, gaps), table)


def groups(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.groups``: the fullest group, and what stands in more than one."""
    noun = f"groups_{frame.attrs['choice'].show}"
    totals = frame.groupby(["group", "name"], sort=False, as_index=False)[["works", "chosen"]].sum()
    led = totals[totals["group"] != NONE]
    led.attrs = frame.attrs
    finding = _finding(noun, led, led["name"], language)
    numbers = {"sum": int(totals["works"].sum()), "total": frame.attrs["total"]}
    note = language.text(f"{noun}.note", n=frame.attrs["several"], **numbers)
    filled = frame[frame["works"] > 0]
    table = _table(filled, {noun: filled["name"], "year": filled["year"]}, language)
    return Readout(finding, _alt(finding, totals, totals["name"], language), _note(frame, language, note), table)


def months(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.months``: when the sources were last accessed, and how many entries do not say."""
    names = frame["date"].map(language.month)
    finding = _finding("months", frame, names, language)
    numbers = {"sum": int(frame["works"].sum()), "total": frame.attrs["total"]}
    note = language.text("months.note", n=frame.attrs["undated"], **numbers)
    return Readout(
        finding, _alt(finding, frame, names, language), _note(frame, language, note), _table(frame, {"month": names}, language)
    )


def places(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.places``: the leading country, and how the counting rule lets the bars add up."""
    choice = frame.attrs["choice"]
    named = frame[frame["level"] != NONE]
    named.attrs = frame.attrs
    finding = _finding(f"places_{choice.rule}", named, named["name"], language)
    numbers = {"sum": round(frame["works"].sum(), 2), "total": frame.attrs["total"]}
    note = language.text(f"places_note.{choice.count}", n=frame.attrs["several"], **numbers)
    table = _table(frame, {"place": frame["name"]}, language)
    return Readout(finding, _alt(finding, frame, frame["name"], language), _note(frame, language, note), table)


def outlines(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.outlines``: what of the counts a map can show, and what not."""
    marked = frame[frame["chosen"] > 0]
    elsewhere = frame.attrs["elsewhere"]
    title = language.text("outlines.all", n=len(marked))
    pairs = zip(elsewhere["name"], elsewhere["works"], strict=True)
    missing = [f"{name} ({language.shown(round(works, 2))})" for name, works in pairs if works]
    note = language.text("outlines.note", missing=language.listed(missing)) if missing else ""
    table = _table(marked, {"place": marked["name"]}, language)
    return Readout(title, _alt(title, marked, marked["name"], language), note, table)


def _finding(noun: str, frame: pd.DataFrame, names: pd.Series, language: Language) -> str:
    """The title: who leads among the chosen, by how much, out of how many."""
    chosen, total = frame.attrs["chosen"], frame.attrs["total"]
    most = frame["chosen"].max() if len(frame) else 0
    if not chosen:
        return language.text("chart.nothing", n=chosen, total=total)
    if not most:
        return language.text(f"{noun}.none", n=chosen, total=total)
    leaders = [name for name, works in zip(names, frame["chosen"], strict=True) if math.isclose(works, most)]
    if len(leaders) > FEW or (len(leaders) > 1 and most <= 1):
        return language.text(f"{noun}.flat", n=chosen, total=total)
    values = {"total": total, "top": language.listed(leaders), "most": round(float(most), 2)}
    if chosen == total:
        return language.text(f"{noun}.all", n=len(leaders), **values)
    return language.text(f"{noun}.some", n=chosen, **values)


def _note(frame: pd.DataFrame, language: Language, *sentences: str) -> str:
    """The sentences and, where only a part is chosen, how it is told from the rest."""
    part = 0 < frame.attrs["chosen"] < frame.attrs["total"]
    return " ".join(filter(None, (*sentences, language.text("chart.parts") if part else "")))


def _alt(finding: str, frame: pd.DataFrame, names: pd.Series, language: Language) -> str:
    """The finding and, after it, every bar that is not empty."""
    bars = [
        f"{name} {language.shown(round(float(works), 2))}" for name, works in zip(names, frame["chosen"], strict=True) if works
    ]
    return language.text("chart.alt", finding=finding, bars=", ".join(bars)) if bars else finding


def _table(frame: pd.DataFrame, labels: dict[str, pd.Series], language: Language) -> pd.DataFrame:
    """The labels under their headings, then the chosen works and all works as they stand in a sentence."""
    columns = {language.text(f"table.{heading}"): label for heading, label in labels.items()}
    for heading in ("chosen", "works"):
        columns[language.text(f"table.{heading}")] = frame[heading].map(lambda works: language.shown(round(float(works), 2)))
    return pd.DataFrame(columns)
