"""Votes become frames: how many chose what in which round, who moved, which words were given. The only place that counts them.

What is right stands in a frame only once it is revealed: what is drawn from it cannot tell before.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

import pandas as pd

from egov_challenges.live.rooms import Asked, Given, Vote, right

Hands = Mapping[int, Mapping[str, int]]  # by round, by key of the option
BINS = 20  # bars of a histogram, at most
WIDTHS = (1, 2, 2.5, 5, 10)  # of its bars, times a power of ten


def chosen(asked: Asked, votes: Iterable[Vote], hands: Hands) -> pd.DataFrame:
    """How often each option was chosen, a row per round and option.

    Columns ``round``, ``key``, ``name``, ``right`` (False until it is revealed), ``phones``, ``hands``, ``votes`` (both); rounds
    up to the one that is on. ``attrs``: ``voters``, the number of devices that voted, by round (with several choices it is less
    than the votes); ``right``, how many had all of it right, by round, once it is revealed: devices, and hands where one can be
    chosen; ``revealed``; ``several``.
    """
    votes = list(votes)
    counted = Counter((vote.round, key) for vote in votes for key in vote.given)
    standing = asked.standing
    rows = [
        {
            "round": round_,
            "key": option.key,
            "name": option.text,
            "right": option.right and standing.revealed,
            "phones": counted[round_, option.key],
            "hands": hands.get(round_, {}).get(option.key, 0),
        }
        for round_ in range(1, standing.round + 1)
        for option in asked.ask.options
    ]
    frame = pd.DataFrame(rows, columns=["round", "key", "name", "right", "phones", "hands"])
    frame["votes"] = frame["phones"] + frame["hands"]
    several = asked.ask.kind == "several"
    frame.attrs |= {"voters": _voters(votes), "right": {}, "revealed": standing.revealed, "several": several}
    if standing.revealed and asked.ask.answered:
        frame.attrs["right"] = {round_: _right(asked, votes, frame, round_) for round_ in range(1, standing.round + 1)}
    return frame


def _right(asked: Asked, votes: Iterable[Vote], frame: pd.DataFrame, round_: int) -> int:
    devices = sum(bool(right(asked.ask, vote.given)) for vote in votes if vote.round == round_)
    by_hand = 0 if frame.attrs["several"] else int(frame.loc[frame["right"] & (frame["round"] == round_), "hands"].sum())
    return devices + by_hand


def numbers(votes: Iterable[Vote]) -> pd.DataFrame:
    """The estimates: a row per device and round, columns ``round`` and ``value``."""
    return pd.DataFrame([(vote.round, float(vote.given[0])) for vote in votes], columns=["round", "value"])


def guessed(asked: Asked, votes: Iterable[Vote]) -> pd.DataFrame:
    """The estimates as a histogram over the range that could be guessed: columns ``round``, ``low``, ``high``, ``n``.

    A bar has all from its low end up to its high end; the last has its high end, too. ``attrs``: ``guesses`` and ``middle`` (the
    median, None without guesses) by round; ``unit``; once it is revealed also ``truth``, and by round ``near``: how many were no
    further off than ``tolerance``.
    """
    ask, standing, given = asked.ask, asked.standing, numbers(votes)
    ends = _ends(ask.lowest or 0.0, ask.highest or 0.0)
    by_round = {round_: list(given.loc[given["round"] == round_, "value"]) for round_ in range(1, standing.round + 1)}
    rows = [
        (round_, low, high, sum(low <= value < high or (value == high == ends[-1]) for value in values))
        for round_, values in by_round.items()
        for low, high in pairwise(ends)
    ]
    frame = pd.DataFrame(rows, columns=["round", "low", "high", "n"])
    known = ask.truth is not None and standing.revealed
    frame.attrs = {
        "guesses": {round_: len(values) for round_, values in by_round.items()},
        "middle": {round_: median(values) if values else None for round_, values in by_round.items()},
        "unit": ask.unit,
        "truth": ask.truth if known else None,
        "tolerance": ask.tolerance if known else None,
        "near": {round_: sum(bool(right(ask, (repr(value),))) for value in values) for round_, values in by_round.items()}
        if known
        else {},
    }
    return frame


def _ends(lowest: float, highest: float) -> list[float]:
    """The ends of the bars: round numbers, as few as cover the range."""
    least = (highest - lowest) / BINS
    power = 10.0 ** math.floor(math.log10(least))
    width = next((times * power for times in WIDTHS if times * power >= least * (1 - 1e-9)), 10 * power)
    first, last = math.floor(lowest / width + 1e-9), math.ceil(highest / width - 1e-9)
    return [round(place * width, 12) for place in range(first, max(last, first + 1) + 1)]


def words(votes: Iterable[Vote]) -> pd.DataFrame:
    """The words of all rounds, the most frequent first: columns ``word``, ``n`` and ``let`` (the class may see it).

    A word that was let through stays so when another device gives it later.
    """
    votes = list(votes)
    counted = Counter(vote.given[0] for vote in votes)
    let = {vote.given[0] for vote in votes if vote.let}
    rows = sorted(((word, n, word in let) for word, n in counted.items()), key=lambda row: (-row[1], row[0].casefold(), row[0]))
    return pd.DataFrame(rows, columns=["word", "n", "let"])


def moves(asked: Asked, votes: Iterable[Vote]) -> pd.DataFrame:
    """How many devices went from which answer to which between the rounds, of those that voted in both.

    Columns ``first``, ``second`` (tuples, as voted), ``n``, and ``first_right``, ``second_right`` (None where nothing is right,
    and until it is revealed).
    """
    by_round: dict[int, dict[str, Given]] = {1: {}, 2: {}}
    for vote in votes:
        by_round[vote.round][vote.voter] = vote.given
    both = Counter((first, by_round[2][voter]) for voter, first in by_round[1].items() if voter in by_round[2])

    def known(given: Given) -> bool | None:
        return right(asked.ask, given) if asked.standing.revealed else None

    rows = [(a, b, n, known(a), known(b)) for (a, b), n in sorted(both.items())]
    return pd.DataFrame(rows, columns=["first", "second", "n", "first_right", "second_right"])


def ways(moved: pd.DataFrame) -> Mapping[str, int]:
    """How many of ``moves`` went which way: ``stayed`` and ``changed``; of what was revealed also ``right_right`` and so on."""
    found = Counter[str]()
    for first, second, n, was, is_ in moved.itertuples(index=False):
        found["stayed" if first == second else "changed"] += n
        if was is not None:
            found[f"{'right' if was else 'wrong'}_{'right' if is_ else 'wrong'}"] += n
    return found


def results(heard: Iterable[tuple[Asked, Sequence[Vote], Hands]]) -> pd.DataFrame:
    """All that a room has asked and heard, a row per question, round, and option, number or word.

    Columns ``position``, ``kind``, ``question`` (id in the bank), ``ask``, ``round``, ``answer`` (the option, the number, the
    word), ``right`` (yes, no, or nothing where nothing is right), ``let`` (yes or no, of a word: whether the class saw it),
    ``phones``, ``hands``, ``votes`` (both), ``voters`` (devices that voted in the round).
    """
    columns = ["position", "kind", "question", "ask", "round", "answer", "right", "let", "phones", "hands", "votes", "voters"]
    rows = []
    for asked, votes, hands in heard:
        voters = _voters(votes)
        for round_ in range(1, asked.standing.round + 1):
            start = (asked.position, asked.ask.kind, asked.ask.question, asked.ask.ask, round_)
            cast = [vote for vote in votes if vote.round == round_]
            for answer, is_right, let, phones, by_hand in _answers(asked, cast, hands.get(round_, {})):
                counts = (phones, by_hand, phones + by_hand, voters.get(round_, 0))
                rows.append((*start, answer, _yes(is_right), _yes(let), *counts))
    return pd.DataFrame(rows, columns=columns)


def _answers(
    asked: Asked, cast: Sequence[Vote], hands: Mapping[str, int]
) -> Iterable[tuple[str, bool | None, bool | None, int, int]]:
    """What was or could be answered in a round: the answer, whether it is right, whether it was let through, votes, hands."""
    ask = asked.ask
    if ask.options:
        counted = Counter(key for vote in cast for key in vote.given)
        for option in ask.options:
            yield option.text, option.right if ask.answered else None, None, counted[option.key], hands.get(option.key, 0)
    elif ask.kind == "estimate":
        for value, n in sorted(Counter(float(vote.given[0]) for vote in cast).items()):
            yield f"{value:.12g}", right(ask, (repr(value),)), None, n, 0
    else:
        for word, n, let in words(cast).itertuples(index=False):
            yield word, None, bool(let), n, 0


def _yes(known: bool | None) -> str:
    return "" if known is None else "yes" if known else "no"


def _voters(votes: Iterable[Vote]) -> dict[int, int]:
    return dict(Counter(vote.round for vote in votes))
