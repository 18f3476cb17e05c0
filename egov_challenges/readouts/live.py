"""What a live class has said: the finding of each figure, how it was counted, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from egov_challenges.language import Language
from egov_challenges.readouts.readout import Readout


def choices(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``tally.chosen``: how many have it right or, before that is revealed, what has the most votes or has moved most."""
    title = _title(frame, language)
    last = frame[frame["round"] == frame["round"].max()]
    bars = _listed(last["name"], last["votes"], language)
    return Readout(
        title, language.text("chart.alt", finding=title, bars=bars), _counted(frame, language), _table(frame, language)
    )


def _title(frame: pd.DataFrame, language: Language) -> str:
    text, rounds = language.text, sorted(set(frame["round"]))
    totals = {round_: _answers(frame, round_) for round_ in rounds}
    now = rounds[-1]
    if not totals[now]:
        return text("live.nobody")
    known = frame.attrs["right"]
    if known and len(rounds) > 1 and totals[rounds[0]]:
        before, after = (language.percent(known[round_] / totals[round_]) for round_ in rounds)
        return text("live.right_moved", before=before, after=after)
    if known:
        return text("live.right_now", n=known[now], total=totals[now])
    if len(rounds) > 1 and totals[rounds[0]]:
        return _moved_most(frame, language)
    last = frame[frame["round"] == now]
    led = last[last["votes"] == last["votes"].max()]
    if len(led) > 1:
        quoted = [text("live.quoted", option=name) for name in led["name"]]
        return text("live.tied", n=int(led["votes"].iloc[0]), options=language.listed(quoted))
    return text("live.most", option=led["name"].iloc[0], n=int(led["votes"].iloc[0]), total=int(last["votes"].sum()))


def _moved_most(frame: pd.DataFrame, language: Language) -> str:
    """The option whose share of the votes changed most between the rounds."""
    wide = frame.pivot(index="key", columns="round", values="votes")
    shares = wide / wide.sum()
    before, after = shares.columns[0], shares.columns[-1]
    change = (shares[after] - shares[before]).abs()
    if change.max() < 0.005:
        return language.text("live.same")
    key = str(change.idxmax())
    name = frame.loc[frame["key"] == key, "name"].iloc[0]
    share = {"before": language.percent(shares[before][key]), "after": language.percent(shares[after][key])}
    return language.text("live.moved_most", option=name, **share)


def _answers(frame: pd.DataFrame, round_: int) -> int:
    """How many have answered in a round: devices and hands; with several choices devices alone, for hands have no owners."""
    by_hand = 0 if frame.attrs["several"] else int(frame.loc[frame["round"] == round_, "hands"].sum())
    return int(frame.attrs["voters"].get(round_, 0)) + by_hand


def _counted(frame: pd.DataFrame, language: Language) -> str:
    """By round, how many phones voted and how many hands were counted."""
    said = []
    for round_, part in frame.groupby("round"):
        numbers = {"round": round_, "n": int(frame.attrs["voters"].get(round_, 0)), "hands": int(part["hands"].sum())}
        said.append(language.text("live.counted_hands" if numbers["hands"] else "live.counted", **numbers))
    if frame.attrs["several"]:
        said.append(language.text("live.counted_several"))
    return " ".join(said)


def _table(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """A row per option; per round the votes by phone, and the hands where there were any."""
    text, several = language.text, frame["round"].max() > 1
    columns: dict[str, list[str]] = {text("live.option"): list(frame.loc[frame["round"] == 1, "name"])}
    for round_, part in frame.groupby("round"):
        before = text("live.round", n=round_) + ", " if several else ""
        columns[before + text("live.by_phone")] = [language.shown(int(n)) for n in part["phones"]]
        if frame["hands"].any():
            columns[before + text("live.by_hand")] = [language.shown(int(n)) for n in part["hands"]]
    return pd.DataFrame(columns)


def measured_in(unit: str) -> str:
    """A unit as it stands behind its number, where there is one."""
    return f" {unit}" if unit else ""


def guesses(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``tally.guessed``: the middle of the guesses; once it is revealed, how many were near."""
    text, now = language.text, int(frame["round"].max())
    unit, total = measured_in(frame.attrs["unit"]), frame.attrs["guesses"][now]
    if not total:
        title = text("live.nobody")
    elif frame.attrs["truth"] is not None:
        title = text("live.near", n=frame.attrs["near"][now], total=total, off=round(frame.attrs["tolerance"], 2), unit=unit)
    else:
        title = text("live.middle", middle=round(frame.attrs["middle"][now], 2), unit=unit)
    said = [
        text("live.counted_guesses", round=round_, n=n, middle=round(middle, 2), unit=unit)
        for round_, n in frame.attrs["guesses"].items()
        if (middle := frame.attrs["middle"][round_]) is not None
    ]
    filled = frame[frame["n"] > 0]
    spans = [text("live.span", low=low, high=high) for low, high in zip(filled["low"], filled["high"], strict=True)]
    table = pd.DataFrame(
        {
            text("live.round_head"): [language.shown(round_) for round_ in filled["round"]],
            text("live.guess"): spans,
            text("live.by_phone"): [language.shown(int(n)) for n in filled["n"]],
        }
    )
    of_now = filled["round"] == now
    bars = _listed([span for span, is_now in zip(spans, of_now, strict=True) if is_now], filled.loc[of_now, "n"], language)
    return Readout(title, text("chart.alt", finding=title, bars=bars), " ".join(said), table)


def words(frame: pd.DataFrame, language: Language) -> Readout:
    """Of ``tally.words``, those that were let through: the most frequent one."""
    text = language.text
    led = frame[frame["n"] == frame["n"].max()] if len(frame) else frame
    if frame.empty:
        title = text("live.no_words")
    elif len(led) > 1:
        title = text("live.words_tied", n=len(frame))
    else:
        title = text("live.word_most", word=led["word"].iloc[0], n=int(led["n"].iloc[0]))
    numbers = [language.shown(int(n)) for n in frame["n"]]
    table = pd.DataFrame({text("live.word"): list(frame["word"]), text("live.by_phone"): numbers})
    alt = text("chart.alt", finding=title, bars=_listed(frame["word"], frame["n"], language))
    return Readout(title, alt, text("live.words_note"), table)


def moves(frame: pd.DataFrame, ways: Mapping[str, int], names: Mapping[str, str], language: Language) -> Readout:
    """Of ``tally.moves``: how many changed their answer, once it is revealed how many for the better; the ways as a table.

    ``names`` are those of the options by their keys; an estimate is its own name.
    """
    text = language.text
    total = int(frame["n"].sum())
    title = text("live.changed", n=ways.get("changed", 0), total=total)
    said = [text(f"live.way_{way}", n=n) for way in _WAYS if (n := ways.get(way, 0))]

    def named(given: tuple[str, ...]) -> str:
        return language.listed(names.get(part, part) for part in given)

    most = frame.sort_values("n", ascending=False, kind="stable")
    table = pd.DataFrame(
        {
            text("live.from"): list(map(named, most["first"])),
            text("live.to"): list(map(named, most["second"])),
            text("live.by_phone"): [language.shown(int(n)) for n in most["n"]],
        }
    )
    return Readout(title, title, " ".join(said), table)


_WAYS = ("wrong_right", "right_wrong", "right_right", "wrong_wrong")


def _listed(names: Iterable[str], numbers: Iterable[int], language: Language) -> str:
    return language.listed(f"{name} ({language.shown(int(n))})" for name, n in zip(names, numbers, strict=True))
