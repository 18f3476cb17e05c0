"""What a board gets to see of a room. What nobody may see yet is not even read for it.

A board hangs on the wall: results that are not shown are hidden from the one who steers it, too. Only the words that wait to be
let through can be asked for apart, with the secret of the room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from egov_challenges.live import tally
from egov_challenges.live.rooms import Room, Vote
from egov_challenges.live.store import NotYoursError, Store


@dataclass(frozen=True)
class Glance:
    """What changes while a round is open: how many have come and voted; ``version`` tells whether anything else did."""

    version: int
    phones: int
    voted: int


@dataclass(frozen=True)
class Sight:
    """A room as a board may show it. Votes and hands are those on what is asked now, and none before they are shown."""

    room: Room
    yours: bool  # whether this board steers it
    votes: tuple[Vote, ...] = ()  # of words, only those that were let through
    hands: Mapping[int, Mapping[str, int]] = field(default_factory=dict)


def see(store: Store, code: str, secret: str, now: int) -> Sight:
    """A room for a board that knows this secret, or none (``""``). Raises ``NoRoomError`` and ``NoStoreError``."""
    room = store.look(code, now)
    yours = bool(secret) and store.is_yours(code, secret, now)
    asked = room.now
    if asked is None or not asked.standing.shown:
        return Sight(room, yours)
    votes = store.votes(code, asked.position)
    let = {vote.given for vote in votes if vote.let}  # a word, whoever gives it: as ``tally.words`` and phones count it
    seen = tuple(vote for vote in votes if asked.ask.kind != "word" or vote.given in let)
    return Sight(room, yours, seen, store.hands(code, asked.position))


def glance(store: Store, code: str, now: int) -> Glance:
    """The numbers of a room. Raises as ``see``."""
    room = store.look(code, now)
    asked = room.now
    voted = store.voted(code, asked.position, asked.standing.round) if asked else 0
    return Glance(room.version, store.phones(code), voted)


def waiting(store: Store, code: str, secret: str, now: int) -> pd.DataFrame:
    """All words that were given to what is asked now, as ``tally.words``, for who steers. Raises ``NotYoursError``, too."""
    asked = _yours(store, code, secret, now).now
    return tally.words(store.votes(code, asked.position) if asked else ())


def raised(store: Store, code: str, secret: str, now: int) -> Mapping[int, Mapping[str, int]]:
    """The shows of hands on what is asked now, for who typed them. Raises as ``waiting``."""
    asked = _yours(store, code, secret, now).now
    return store.hands(code, asked.position) if asked else {}


def results(store: Store, code: str, secret: str, now: int) -> pd.DataFrame:
    """All that the room has asked and heard, as ``tally.results``, for who steers. Raises as ``waiting``."""
    asked = _yours(store, code, secret, now).asked
    return tally.results((it, store.votes(code, it.position), store.hands(code, it.position)) for it in asked)


def _yours(store: Store, code: str, secret: str, now: int) -> Room:
    """The room, for who knows its secret."""
    if not store.is_yours(code, secret, now):
        raise NotYoursError(code)
    return store.look(code, now)
