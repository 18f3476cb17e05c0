"""What a server process knows of the rooms at this moment, so that phones that ask every two seconds cost next to nothing.

A room is read from the database at most twice a second, whoever asks, and at once after this process has changed it. What a
device has just voted here is known here at once; what it voted at another server, half a second later.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from egov_challenges.live.rooms import Given, Room
from egov_challenges.live.store import NoRoomError, Store

FRESH = 0.5  # seconds
THREADS = 8  # that wait for the database
MOST_ENDED = 1000  # codes of rooms that have ended here; a phone that still asks for one guesses nothing
KEPT = 60.0  # seconds that a room is remembered for which nobody asks

T = TypeVar("T")
Own = Mapping[int, Given]  # what a device has answered, by round


@dataclass(frozen=True)
class Written:
    """What a device has answered, read again after its vote."""

    at: float
    position: int
    own: Own


@dataclass(frozen=True)
class Page:
    """What changes of a phone's page, and its tag: another tag is another page."""

    html: str
    tag: str


@dataclass
class Seen:
    """A room as it stood at a moment, and what phones were told of it since."""

    room: Room
    joined: set[str]
    votes: dict[str, dict[int, Given]]  # on what is asked now: by device and round
    at: float  # when the reading began, by the clock
    changes: int  # of the store, then
    written: dict[str, Written] = field(default_factory=dict)
    results: str | None = None  # as phones are shown them; of this version only
    pages: dict[object, Page] = field(default_factory=dict)  # finished pages of this version

    def own(self, voter: str) -> Own:
        """What a device has answered to what is asked now."""
        written = self.written.get(voter)
        if written and self.room.now and written.position == self.room.now.position:
            return written.own
        return self.votes.get(voter, {})


class Watch:
    """The rooms of a store, seen from the event loop; the database is waited for in threads of its own."""

    def __init__(self, store: Callable[[], Store], now: Callable[[], float] = time.time) -> None:
        self.open = store
        self.now = now
        self.store: Store | None = None  # until somebody asks
        self.seen: dict[str, Seen] = {}
        self.ended: OrderedDict[str, None] = OrderedDict()
        self._codes: tuple[float, int, frozenset[str]] = (-math.inf, -1, frozenset())
        self._reading: dict[str, asyncio.Task[None]] = {}
        self._threads: CapacityLimiter | None = None

    async def room(self, code: str) -> Seen | None:
        """A room, if there is one of this code. Raises ``NoStoreError``."""
        if code not in self.seen:
            await self._once("", self._read_codes)
        for _ in range(2):  # a reading that others had begun may be older than a change that this process has made since
            if (code in self.seen or code in self._codes[2]) and self._stale(code):
                await self._once(code, lambda: self._read(code))
        found = self.seen.get(code)
        if found and found.room.ends <= self.now():
            del self.seen[code]
            self._end(code)
            return None
        return found

    async def work(self, do: Callable[[Store], T]) -> T:
        """Let the store do something, in a thread. Raises what it raises."""
        if self._threads is None:  # belongs to the event loop that runs by now
            self._threads = CapacityLimiter(THREADS)
        if self.store is None:
            self.store = await to_thread.run_sync(self.open, limiter=self._threads)
        return await to_thread.run_sync(do, self.store, limiter=self._threads)

    def wrote(self, code: str, voter: str, position: int, own: Own) -> None:
        """What a device has answered was read again, after its vote."""
        if code in self.seen:
            self.seen[code].written[voter] = Written(time.monotonic(), position, own)

    def forget(self, code: str) -> None:
        """What is known of a room is old: it is read again when somebody asks."""
        if code in self.seen:
            self.seen[code].at = -math.inf

    def _stale(self, code: str) -> bool:
        found = self.seen.get(code)
        return not found or time.monotonic() - found.at > FRESH or found.changes != self._changes()

    def _changes(self) -> int:
        return self.store.changes if self.store else -1

    async def _once(self, key: str, read: Callable[[], Awaitable[None]]) -> None:
        """Who asks while it is read waits for the same reading."""
        if key not in self._reading:
            self._reading[key] = asyncio.ensure_future(self._alone(key, read))
        await asyncio.shield(self._reading[key])

    async def _alone(self, key: str, read: Callable[[], Awaitable[None]]) -> None:
        try:
            await read()
        finally:
            del self._reading[key]

    async def _read_codes(self) -> None:
        at, changes, _ = self._codes
        if time.monotonic() - at > FRESH or changes != self._changes():
            at, changes = time.monotonic(), self._changes()
            self._codes = (at, changes, await self.work(lambda store: store.codes(int(self.now()))))
            for code in [code for code, seen in self.seen.items() if seen.at < at - KEPT]:
                del self.seen[code]

    async def _read(self, code: str) -> None:
        at, changes, before = time.monotonic(), self._changes(), self.seen.get(code)
        try:
            room, joined, votes = await self.work(lambda store: _all_of(store, code, int(self.now())))
        except NoRoomError:
            if self.seen.pop(code, None):
                self._end(code)
            return
        found = Seen(room, joined, votes, at, changes)
        if before:
            found.written = {voter: known for voter, known in before.written.items() if known.at >= at}
            found.joined |= before.joined
            if before.room == room:
                found.pages, found.results = before.pages, before.results
        self.seen[code] = found

    def _end(self, code: str) -> None:
        self.ended[code] = None
        if len(self.ended) > MOST_ENDED:
            self.ended.popitem(last=False)


def _all_of(store: Store, code: str, now: int) -> tuple[Room, set[str], dict[str, dict[int, Given]]]:
    room = store.look(code, now)
    votes: dict[str, dict[int, Given]] = {}
    if room.now:
        for vote in store.votes(code, room.now.position):
            votes.setdefault(vote.voter, {})[vote.round] = vote.given
    return room, set(store.joined(code)), votes
