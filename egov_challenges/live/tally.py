"""Votes become frames: how many chose what in which round, who moved, which words were given. The only place that counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from egov_challenges.live.rooms import Asked, Given, Vote, right


def chosen(asked: Asked, votes: Sequence[Vote], hands: Mapping[int, Mapping[str, int]]) -> pd.DataFrame:
    """How often each option was chosen, a row per round and option.

    Columns ``round``, ``key``, ``name``, ``right``, ``phones``, ``hands``, ``votes`` (both); rounds up to the one that is on.
    ``attrs["voters"]`` is the number of devices that voted, by round: with several choices it is less than the votes.
    """
    cast = [(vote.round, key) for vote in votes for key in vote.given]
    counted = Counter(cast)
    rows = [
        {
            "round": round_,
            "key": option.key,
            "name": option.text,
            "right": option.right,
            "phones": counted[round_, option.key],
            "hands": hands.get(round_, {}).get(option.key, 0),
        }
        for round_ in range(1, asked.standing.round + 1)
        for option in asked.ask.options
    ]
    frame = pd.DataFrame(rows, columns=["round", "key", "name", "right", "phones", "hands"])
    frame["votes"] = frame["phones"] + frame["hands"]
    frame.attrs["voters"] = _voters(votes)
    return frame


def numbers(votes: Sequence[Vote]) -> pd.DataFrame:
    """The estimates: a row per device and round, columns ``round`` and ``value``."""
    return pd.DataFrame([(vote.round, float(vote.given[0])) for vote in votes], columns=["round", "value"])


def heaps(asked: Asked, votes: Sequence[Vote], number: int = 8) -> pd.DataFrame:
    """How many estimates lie where, a row per round and part of the range, all parts equally wide.

    Columns ``round``, ``low``, ``high``, ``true`` (the truth lies there), ``phones``.
    """
    ask = asked.ask
    lowest, highest = ask.lowest or 0.0, ask.highest or 0.0
    width = (highest - lowest) / number

    def part(value: float) -> int:
        return max(0, min(number - 1, int((value - lowest) / width)))  # the last part has its upper end too

    counted = Counter((vote.round, part(float(vote.given[0]))) for vote in votes)
    true = None if ask.truth is None or not lowest <= ask.truth <= highest else part(ask.truth)
    rows = [
        (round_, lowest + at * width, lowest + (at + 1) * width, at == true, counted[round_, at])
        for round_ in range(1, asked.standing.round + 1)
        for at in range(number)
    ]
    frame = pd.DataFrame(rows, columns=["round", "low", "high", "true", "phones"])
    frame.attrs["voters"] = _voters(votes)
    return frame


def words(votes: Sequence[Vote]) -> pd.DataFrame:
    """The words of all rounds, the most frequent first: columns ``word``, ``n`` and ``let`` (the class may see it).

    A word that was let through stays so when another device gives it later.
    """
    counted = Counter(vote.given[0] for vote in votes)
    let = {vote.given[0] for vote in votes if vote.let}
    rows = sorted(((word, n, word in let) for word, n in counted.items()), key=lambda row: (-row[1], row[0].casefold(), row[0]))
    return pd.DataFrame(rows, columns=["word", "n", "let"])


def moves(asked: Asked, votes: Sequence[Vote]) -> pd.DataFrame:
    """How many devices went from which answer to which between the rounds, of those that voted in both.

    Columns ``first``, ``second`` (tuples, as voted), ``n``, and ``first_right``, ``second_right`` (None where nothing is right).
    """
    by_round: dict[int, dict[str, Given]] = {1: {}, 2: {}}
    for vote in votes:
        by_round[vote.round][vote.voter] = vote.given
    both = Counter((first, by_round[2][voter]) for voter, first in by_round[1].items() if voter in by_round[2])
    rows = [(a, b, n, right(asked.ask, a), right(asked.ask, b)) for (a, b), n in sorted(both.items())]
    return pd.DataFrame(rows, columns=["first", "second", "n", "first_right", "second_right"])


def _voters(votes: Sequence[Vote]) -> dict[int, int]:
    return dict(Counter(vote.round for vote in votes))
