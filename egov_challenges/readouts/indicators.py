"""What the published series say. What is relative is told by rank and gap; what is on two scales is never subtracted."""

from __future__ import annotations

import math

import pandas as pd

from egov_challenges.frames.indicators import Spot
from egov_challenges.indicator import Indicator
from egov_challenges.language import Language
from egov_challenges.readouts.readout import Readout


def series(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.series``: the paper's country at the ends of its line, and the latest value of each other one."""
    known = frame[frame["value"].notna()]
    home = known[known["home"]]
    home = home[home["country"] == home["country"].iloc[0]] if len(home) else home  # of several, the first with a value
    text = language.text
    if home.empty:
        title = text("series.none", name=frame.attrs["name"], country=language.listed(frame.loc[frame["home"], "name"].unique()))
    else:
        first, last = home.iloc[0], home.iloc[-1]
        values = {"first": _value(frame, first, language), "last": _value(frame, last, language)}
        years = {"from_year": str(first["year"]), "to_year": str(last["year"])}
        key = "series.two_scales" if first["scale"] != last["scale"] else "series.one_scale"
        title = text(key, name=frame.attrs["name"], country=first["name"], **values, **years)
    latest = known.groupby("country", sort=False).tail(1)
    ends = [f"{row['name']} {_value(frame, row, language)} ({row['year']})" for _, row in latest.iterrows()]
    alt = text("chart.alt", finding=title, bars=language.listed(ends)) if ends else title
    return Readout(title, alt, _note(frame, language), _table(frame, language))


def _note(frame: pd.DataFrame, language: Language) -> str:
    read, printed = frame.attrs["read"], str(frame.attrs["printed"])
    moment = language.text("series.band", read=language.month(read), printed=printed) if read else ""
    missing = frame.attrs["without"]
    gaps = language.text("series.without", names=language.listed(missing)) if missing else ""
    return " ".join(filter(None, (frame.attrs["note"], moment, gaps)))


def _table(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """A row per year and a column per country; a dash where there is no value."""
    units = {scale.id: language.text(f"unit.{scale.unit}_long") for scale in frame.attrs["scales"]}
    rows: dict[tuple[str, int], list[float]] = {}
    for scale, year, value in zip(frame["scale"], frame["year"], frame["value"], strict=True):  # in each year all countries
        rows.setdefault((scale, year), []).append(value)
    lines = [
        [str(year), units[scale], *("–" if math.isnan(value) else language.shown(value) for value in values)]
        for (scale, year), values in rows.items()
        if not all(map(math.isnan, values))
    ]
    heads = [language.text("table.year"), language.text("table.unit"), *dict.fromkeys(frame["name"])]
    return pd.DataFrame(lines, columns=heads)


def _scale(frame: pd.DataFrame, id_: str) -> Indicator:
    found: Indicator = next(scale for scale in frame.attrs["scales"] if scale.id == id_)
    return found


def _value(frame: pd.DataFrame, row: pd.Series, language: Language) -> str:
    """What can be compared with another year: the rank where the series is relative, else the value."""
    scale = _scale(frame, row["scale"])
    if scale.relative:
        return language.text("moments.rank", rank=language.shown(row["rank"]), of=language.shown(row["of"]))
    return amount(language, scale, row["value"])


def amount(language: Language, scale: Indicator, value: float) -> str:
    """A value with its unit: ``11%``, ``2.2 of 10``, ``rank 46``."""
    return language.text(f"unit.{scale.unit}", value=language.shown(value))


def world(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``frames.world``: how many countries have a value, and between which ones the paper's country stands."""
    scale: Indicator = frame.attrs["scale"]
    known = frame[frame["value"].notna()].sort_values("value", ascending=scale.direction == "down")
    home: Spot | None = frame.attrs["home"]
    values = {"name": frame.attrs["name"], "year": str(frame.attrs["year"]), "country": frame.attrs["home_name"]}
    if home:
        value, rank = amount(language, scale, home.value), language.shown(home.rank)
        key = "world.title_rank" if scale.unit == "rank" else "world.title"
        title = language.text(key, value=value, rank=rank, n=home.of, **values)
    else:
        title = language.text("world.none", n=frame.attrs["countries"], **values)
    bars = [f"{name} {language.shown(value)}" for name, value in zip(known["name"], known["value"], strict=True)]
    ends = language.listed([*bars[:5], "…", *bars[-5:]] if len(bars) > 11 else bars)
    note = language.text(
        "world.note",
        unit=language.text(f"unit.{scale.unit}_long"),
        top=language.shown(frame.attrs["top"]),
        n=len(frame) - len(known),
    )
    table = pd.DataFrame(
        {
            language.text("table.place"): known["name"],
            language.text(f"unit.{scale.unit}_long"): known["value"].map(language.shown),
        }
    )
    return Readout(title, language.text("chart.alt", finding=title, bars=ends), note, table)


def moments(frame: pd.DataFrame, language: Language) -> list[tuple[str, str, str]]:
    """Then, latest and change of the first row of ``frames.then_and_now``: each a label, a figure and what it means."""
    row = frame.iloc[0]
    return [
        _moment(frame, row["then"], "then", language),
        _moment(frame, row["now"], "now", language),
        _change(frame, row, language),
    ]


def _moment(frame: pd.DataFrame, spot: Spot | None, key: str, language: Language) -> tuple[str, str, str]:
    text = language.text
    if spot is None:
        return text(f"moments.{key}"), "–", text("moments.none")
    scale = _scale(frame, spot.indicator)
    label = text(f"moments.{key}_year", year=str(spot.year))
    if key == "then" and spot.year != frame.attrs["then"]:
        label = text("moments.then_nearest", year=str(spot.year), wanted=str(frame.attrs["then"]))
    rank = {"rank": language.shown(spot.rank), "of": language.shown(spot.of)}
    if frame.attrs["indicator"].relative:
        figure = text("unit.rank", value=language.shown(spot.rank))
        return label, figure, text("moments.gap", gap=language.shown(round(spot.gap, 3)), of=language.shown(spot.of))
    return (
        label,
        amount(language, scale, spot.value),
        text("moments.rank", **rank) if scale.unit != "rank" else text("moments.of", **rank),
    )


def _change(frame: pd.DataFrame, row: pd.Series, language: Language) -> tuple[str, str, str]:
    text = language.text
    before, after = row["then"], row["now"]
    label = text("moments.change")
    if before is None or after is None or before.year == after.year:
        return label, "–", text("moments.no_change")
    if before.indicator != after.indicator:
        return label, "–", text("moments.two_scales")
    indicator: Indicator = frame.attrs["indicator"]
    if indicator.relative or indicator.unit == "rank":
        return label, _climbed(before.rank - after.rank, language), _gaps(indicator, before, after, language)
    change = text(f"change.{indicator.unit}", value=_sign(row["change"]) + language.shown(abs(round(row["change"], 3))))
    return label, change, text("moments.change_explained", from_year=str(before.year), to_year=str(after.year))


def _climbed(places: int, language: Language) -> str:
    key = "up" if places > 0 else "down" if places < 0 else "same"
    return language.text(f"moments.places_{key}", n=abs(places))


def _gaps(indicator: Indicator, before: Spot, after: Spot, language: Language) -> str:
    if not indicator.relative:
        return language.text("moments.places_meaning")
    gaps = {"before": language.shown(round(before.gap, 3)), "after": language.shown(round(after.gap, 3))}
    return language.text("moments.places_explained", **gaps)


def _sign(number: float) -> str:
    return "+" if number > 0 else "−" if number < 0 else "±"


def then_and_now(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """``frames.then_and_now`` for reading: a row per country with then, latest and change."""
    head = [language.text(f"table.{name}") for name in ("place", "then", "now", "change")]
    rows = []
    for _, row in frame.iterrows():
        spots = [told(frame, row[moment], language) for moment in ("then", "now")]
        rows.append([row["name"], *spots, _change(frame, row, language)[1]])
    return pd.DataFrame(rows, columns=head)


def told(frame: pd.DataFrame, spot: Spot | None, language: Language) -> str:
    """A value as it stands in a table: the rank where the series is relative, else the value; with its year."""
    if spot is None:
        return "–"
    scale = _scale(frame, spot.indicator)
    values = {"year": str(spot.year), "rank": language.shown(spot.rank), "of": language.shown(spot.of)}
    if scale.relative or scale.unit == "rank":
        return language.text("moments.told_rank", **values)
    return language.text("moments.told", value=amount(language, scale, spot.value), **values)
