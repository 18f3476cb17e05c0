"""``python -m tests.benchmark.live_class``: a class of phones that follow a room and vote, while the board is open.

Bounded, and on the loopback address alone. Phones and board are a process of their own beside the server, on the same cores:
what is measured is what both of them cost. Each phone asks every two seconds what is new, on a connection that it keeps, and
votes once at a moment of its own within ten seconds. The board runs anew every second; in a browser only its numbers do.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from streamlit.proto.ClientState_pb2 import ClientState

from egov_challenges import course as courses
from egov_challenges import data_folder
from egov_challenges.live.rooms import Answer, Ask
from egov_challenges.live.store import Opened, Store, engine
from tests.benchmark.load import Visitor
from tests.benchmark.report import circumstances, say
from tests.benchmark.servers import APP, HOST, Server, serve

SIZES = (30, 100, 300, 1000)
VOTING = 10.0  # seconds within which each phone votes
EVERY = 2.0  # seconds between two polls of a phone
AWAY = 10.0  # seconds that phones are gone before all of them return at once
LIMIT = 60.0  # seconds that one class may take beyond its voting
MOST_OPEN = 10  # at a time while phones come in, which is not what is measured
GOALS = {"vote": 0.2, "board": 1.0, "back": 15.0}  # seconds, for 300 phones
KEYS = "abcd"
CHOICE = Ask(kind="one", ask="Which one?", options=tuple(Answer(key=key, text=key.upper(), right=key == "a") for key in KEYS))


@dataclass
class Phone:
    """A device: its connection, its cookie, the tag of what it shows."""

    port: int
    code: str
    cookie: str = ""
    tag: str = ""
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def asked(self, method: str, rest: str, body: str = "") -> int:
        """The status of the answer. A connection that the server has closed meanwhile is opened anew, as browsers do."""
        reused = self.streams is not None
        try:
            return await self._asked(method, rest, body)
        except (ConnectionError, asyncio.IncompleteReadError):
            if not reused:
                raise
            self.drop()
            return await self._asked(method, rest, body)

    async def _asked(self, method: str, rest: str, body: str) -> int:
        if self.streams is None:
            self.streams = await asyncio.open_connection(HOST, self.port)
        reader, writer = self.streams
        lines = [f"{method} /join/{self.code}{rest} HTTP/1.1", f"Host: {HOST}:{self.port}", "X-Egov-Phone: 1"]
        lines += [f"Cookie: {self.cookie}"] * bool(self.cookie) + [f"If-None-Match: {self.tag}"] * bool(self.tag and not body)
        if body:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        writer.write(("\r\n".join(lines) + "\r\n\r\n" + body).encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
        await reader.readexactly(int(headers.get("content-length", 0)))
        if "set-cookie" in headers:
            self.cookie = headers["set-cookie"].split(";")[0]
        self.tag = headers.get("etag", self.tag)
        return int(head[0].split()[1])

    def drop(self) -> None:
        """The network is gone."""
        if self.streams:
            self.streams[1].transport.abort()
        self.streams = None


@dataclass
class Heard:
    """What a class has measured, in seconds."""

    votes: list[float] = field(default_factory=list)
    acknowledged: int = 0
    polls: list[float] = field(default_factory=list)
    board: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)  # from the return of all until each phone was answered
    failed: int = 0  # requests that were not answered, or not with what they asked for


def follow(port: int, code: str, phones: int) -> Heard:
    """One class: phones come in, follow and vote, drop together and return together."""
    return asyncio.run(_follow(port, code, phones))


async def _follow(port: int, code: str, number: int) -> Heard:
    heard, phones = Heard(), [Phone(port, code) for _ in range(number)]
    gate = asyncio.Semaphore(MOST_OPEN)

    async def come(phone: Phone) -> None:
        async with gate:
            await phone.asked("GET", "")
            await phone.asked("GET", "/now")

    async with asyncio.timeout(LIMIT + VOTING + AWAY):
        await asyncio.gather(*map(come, phones))
        ends = time.perf_counter() + VOTING
        await asyncio.gather(_board(port, code, ends, heard), *(_lesson(phone, ends, heard) for phone in phones))
        for phone in phones:
            phone.drop()
        await asyncio.sleep(AWAY)
        start = time.perf_counter()
        await asyncio.gather(*(_return(phone, start, heard) for phone in phones))
    return heard


async def _lesson(phone: Phone, ends: float, heard: Heard) -> None:
    """Poll until the end, and vote once in between."""
    start = time.perf_counter()
    votes_at = start + random.random() * 0.95 * (ends - start)  # noqa: S311 - no secret; whoever comes last still gets to it
    polls_at = start + random.random() * EVERY  # noqa: S311
    while (now := time.perf_counter()) < ends:
        if votes_at <= now:
            votes_at = ends + 1
            body = urlencode({"position": 1, "round": 1, "given": random.choice(KEYS)})  # noqa: S311
            status = await phone.asked("POST", "/vote", body)
            heard.votes.append(time.perf_counter() - now)
            heard.acknowledged += status == 200
        elif polls_at <= now:
            polls_at += EVERY
            heard.failed += await phone.asked("GET", "/now") not in {200, 304}
            heard.polls.append(time.perf_counter() - now)
        await asyncio.sleep(max(0.0, min(votes_at, polls_at, ends) - time.perf_counter()))


async def _return(phone: Phone, start: float, heard: Heard) -> None:
    """Ask until there is an answer, as the script of the page does."""
    status = 0
    for wait in (0, 1, 2, 4, 6):
        await asyncio.sleep(wait * random.random())  # noqa: S311
        with suppress(OSError, asyncio.IncompleteReadError):
            status = await phone.asked("GET", "/now")
            if status in {200, 304}:
                break
            phone.drop()
    heard.failed += status not in {200, 304}
    heard.back.append(time.perf_counter() - start)
    phone.drop()


async def _board(port: int, code: str, ends: float, heard: Heard) -> None:
    """The board of somebody who looks on, which runs as a whole every second."""
    site = replace(APP, charts=0, page="live", opened=f"room={code}")
    async with Visitor(Server(site, port, 0)) as board:
        while (now := time.perf_counter()) < ends:
            await board.run(ClientState(page_script_hash=board.page, query_string=site.opened))
            heard.board.append(time.perf_counter() - now)
            await asyncio.sleep(max(0.0, 1 - heard.board[-1]))


# --- the report -----------------------------------------------------------------------------------------------------------


@contextmanager
def _room(folder: Path) -> Iterator[tuple[Server, Store, Opened]]:
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'live.sqlite3'}"
    store = Store(engine(os.environ["DATABASE_URL"]))
    now = int(time.time())
    room = store.create(courses.load(data_folder.HERE).paper.paper.id, now)
    store.ask(room.code, room.secret, CHOICE, now)
    with serve(APP) as server:
        yield server, store, room
    store.engine.dispose()


def measure(phones: int) -> str:
    """One line of the table."""
    say(f"{phones} phones")
    with (
        tempfile.TemporaryDirectory(prefix="live-") as folder,
        _room(Path(folder)) as (server, store, room),
        ProcessPoolExecutor(1) as client,
    ):
        heard = client.submit(follow, server.port, room.code, phones).result()
        held = store.voted(room.code, 1, 1)
        lost, doubled = heard.acknowledged - held, store.phones(room.code) - phones
    asked = len(heard.polls) / VOTING
    cells = [phones, heard.acknowledged, lost, doubled, _ms(median(heard.votes)), _ms(_95(heard.votes)), f"{asked:.0f}"]
    cells += [_ms(_95(heard.polls)), _ms(_95(heard.board)), f"{max(heard.back):.2f}", heard.failed]
    met = _95(heard.votes) <= GOALS["vote"] and _95(heard.board) <= GOALS["board"] and max(heard.back) <= GOALS["back"]
    fine = met and not lost and not doubled and heard.acknowledged == phones
    return f"| {' | '.join(map(str, cells))} | {'yes' if fine else '**no**'} |"


def _95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}"


HEADS = (
    "phones", "votes acknowledged", "of them lost", "voters too many", "vote, median, ms", "vote, 95th percentile, ms",
    "polls per second", "poll, 95th percentile, ms", "board, a whole rerun, 95th percentile, ms", "all back after a cut, s",
    "not answered", "goals met",
)  # fmt: skip


def main() -> None:
    """Measure each size, or those that are named, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.live_class")
    parser.add_argument("phones", nargs="*", type=int, default=SIZES)
    sizes = parser.parse_args().phones
    load = os.getloadavg()[0]
    lines = [f"| {' | '.join(HEADS)} |", "|" + " --: |" * len(HEADS), *map(measure, sizes)]
    goals = f"Goals, for 300 phones: no vote lost, none counted twice, a vote in {_ms(GOALS['vote'])} ms and the board in "
    goals += f"{_ms(GOALS['board'])} ms (95th percentiles), all back within {GOALS['back']:.0f} s."
    sys.stdout.write("\n".join([*lines, "", goals, "", circumstances("not used", load)]) + "\n")


if __name__ == "__main__":
    main()
