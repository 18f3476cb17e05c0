"""Who is let through at once, who waits, who is sent away: against guessing codes and against floods. In memory only.

**What guessing costs.** A code has 6 letters out of 28: 481,890,304 codes. One address has 20 wrong codes free and one more each
second; when they are used up, devices that are not yet in the room wait a second each, at most ten at a time: about 11 tries a
second, in a lesson of 90 minutes 60,000, which find one given room with a chance of 1 in 8,000, in the 24 hours of a room's
life 1 in 500. All addresses together have 200 free, 10 more each second, and 20 that wait: 30 tries a second, 1 in 3,000 in a
lesson, 1 in 190 in 24 hours. With ten rooms open it is ten times as likely to hit any one of them; what is found is a question,
and results that the class sees too. The secret that steers a room has 128 bits and is not behind this door.

**What a flood does.** Devices that are in a room never come to this door. Newcomers behind the address of a flood may have to
wait or to come again; their page does so by itself. Addresses are forgotten as soon as others need their place.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

MOST_KEPT = 10_000  # addresses, or devices, that are remembered
PAUSE = 1.0  # seconds in the queue
WAITING = 10  # of one address
ALL_WAITING = 20


@dataclass(frozen=True)
class Rate:
    """So many at once, and so many more each second."""

    burst: float
    refill: float


WRONG = Rate(20, 1)  # wrong codes of one address
ALL_WRONG = Rate(200, 10)  # of all addresses
NEW = Rate(1200, 5)  # devices that come to rooms, from one address: a lecture hall behind one
VOTES = Rate(10, 1)  # of one device
POLLS = Rate(20, 4)  # of one device


class TooManyError(Exception):
    """Come again after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = max(1, round(seconds + 0.5))


class Buckets(Generic[Key]):
    """A bucket of tokens for each key; those that were not used for longest are forgotten."""

    def __init__(self, rate: Rate, clock: Callable[[], float], most: int = MOST_KEPT) -> None:
        self.rate = rate
        self.clock = clock
        self.most = most
        self._levels: OrderedDict[Key, tuple[float, float]] = OrderedDict()  # tokens, and when that was

    def level(self, key: Key) -> float:
        """The tokens that are there now."""
        now = self.clock()
        tokens, at = self._levels.get(key, (self.rate.burst, now))
        return min(self.rate.burst, tokens + (now - at) * self.rate.refill)

    def take(self, key: Key) -> bool:
        """Take a token; false where there is none."""
        level = self.level(key)
        taken = level >= 1
        self._levels[key] = (level - taken, self.clock())
        self._levels.move_to_end(key)
        if len(self._levels) > self.most:
            self._levels.popitem(last=False)
        return taken

    def wait(self, key: Key) -> float:
        """Seconds until there is a token."""
        return max(0.0, (1 - self.level(key)) / self.rate.refill)


class Door:
    """Where devices pass that no room knows yet."""

    def __init__(self, clock: Callable[[], float], pause: Callable[[float], Awaitable[None]]) -> None:
        self.pause = pause
        self.wrong: Buckets[str] = Buckets(WRONG, clock)
        self.all_wrong: Buckets[None] = Buckets(ALL_WRONG, clock)
        self.new: Buckets[str] = Buckets(NEW, clock)
        self.waiting: Counter[str] = Counter()

    async def passed(self, address: str) -> None:
        """Come through, perhaps after a pause, before it is told whether a code is right. Raises ``TooManyError``."""
        if self.wrong.level(address) >= 1 and self.all_wrong.level(None) >= 1:
            return
        if self.waiting[address] >= WAITING or self.waiting.total() >= ALL_WAITING:
            raise TooManyError(2 * PAUSE)
        self.waiting[address] += 1
        try:
            await self.pause(PAUSE)
        finally:
            self.waiting[address] -= 1
            if not self.waiting[address]:
                del self.waiting[address]

    def mistaken(self, address: str) -> None:
        """The code was wrong."""
        self.wrong.take(address)
        self.all_wrong.take(None)

    def enter(self, address: str) -> None:
        """A device comes into a room for the first time. Raises ``TooManyError``."""
        if not self.new.take(address):
            raise TooManyError(self.new.wait(address))
