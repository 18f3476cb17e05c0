"""What the counts behind the method say."""

from __future__ import annotations

import pandas as pd

from egov_challenges.frames import peaks
from egov_challenges.language import Language
from egov_challenges.model import NONE
from egov_challenges.readouts.readout import Readout


def spectrum(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.spectrum``: the years that stand above those around them, and by how much."""
    high = peaks(frame)
    named = [f"{year} ({language.signed(by)})" for year, by in zip(high["year"], high["deviation"], strict=True)]
    title = language.text("spectrum.title", peaks=language.listed(named)) if named else language.text("spectrum.flat")
    apart = [language.signed(by) for by in frame["deviation"]]
    bars = [f"{year} {works} ({by})" for year, works, by in zip(frame["year"], frame["works"], apart, strict=True)]
    table = pd.DataFrame(
        {
            language.text("table.year"): frame["year"],
            language.text("table.works"): frame["works"].map(language.shown),
            language.text("spectrum.median"): frame["median"].map(language.shown),
            language.text("spectrum.deviation"): apart,
        }
    )
    note = language.text("spectrum.note", sum=int(frame["works"].sum()))
    return Readout(title, language.text("chart.alt", finding=title, bars=", ".join(bars)), note, table)


def labelled_kinds(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.labelled_kinds``: which kinds are left."""
    left = frame[frame["chosen"] > 0]
    top = frame.sort_values("chosen", ascending=False, kind="stable").iloc[0]
    n = frame.attrs["chosen"]
    if not n:
        title = language.text("labelled.none", total=frame.attrs["total"])
    elif len(left) == 1:
        title = language.text("labelled.one_kind", n=n, top=top["name"])
    else:
        title = language.text("labelled.kinds", n=n, top=top["name"], most=int(top["chosen"]))
    return _read(frame, language, "groups_kind", title)


def labelled_places(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.labelled_places``: what is left of the most studied country."""
    return _read(frame, language, "place", _top(frame, "place", language))


def labelled_themes(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.labelled_themes``: what is left of the largest theme."""
    return _read(frame, language, "groups_theme", _top(frame, "theme", language))


def _top(frame: pd.DataFrame, label: str, language: Language) -> str:
    named = frame[frame[label] != NONE]
    if named.empty:
        return language.text("labelled.none", total=frame.attrs["total"])
    top = named.sort_values("works", ascending=False, kind="stable").iloc[0]
    return language.text("labelled.top", top=top["name"], kept=int(top["chosen"]), n=int(top["works"]))


def _read(frame: pd.DataFrame, language: Language, heading: str, title: str) -> Readout:
    pairs = list(zip(frame["name"], frame["chosen"], frame["works"], strict=True))
    bars = [f"{name} {language.shown(kept)}/{language.shown(works)}" for name, kept, works in pairs]
    table = pd.DataFrame(
        {
            language.text(f"table.{heading}"): frame["name"],
            language.text("labelled.kept"): frame["chosen"].map(language.shown),
            language.text("labelled.lost"): (frame["works"] - frame["chosen"]).map(language.shown),
        }
    )
    note = language.text("labelled.note", sum=int(frame["works"].sum()), total=frame.attrs["total"])
    return Readout(title, language.text("chart.alt", finding=title, bars=", ".join(bars)), note, table)
