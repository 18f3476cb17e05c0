"""What visitors cost the server: processor time, memory, and seconds of waiting when many come or change things.

A visitor is a websocket that speaks Streamlit's protocol: it asks for a run of the script and reads until that has finished. The
functions at the end are meant for a process of their own, so that the client's work is not counted with the server's.
"""

from __future__ import annotations

import asyncio
import math
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import psutil  # type: ignore[import-untyped]  # without types
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.benchmark.servers import HOST, Server

EVERY = 5.0  # seconds between two reruns of one session
RUN_LIMIT = 45.0  # seconds that a visitor waits for the page
PATIENCE = 30.0  # seconds that a visitor waits for a change; who waits longer counts as this long, and gives up
IDLE = 2.0  # seconds that a server rests before its memory is read
AT_A_TIME = 4  # visitors who arrive together when their arrival is not what is measured
WARM_UP = 4  # runs before anything is measured


@dataclass
class Visitor:
    """One session, held open as a browser does."""

    server: Server
    connection: ClientConnection | None = None
    page: str = ""  # hash of the page, as the server tells it
    address: str = ""  # of the page that the last run brought
    selectbox: str = ""  # id of the first selectbox, as the server tells it
    charts: int = field(default=0, init=False)  # that the last run brought

    async def __aenter__(self) -> Self:
        """Connect, and run the script for the first time."""
        self.connection = await connect(
            f"ws://{HOST}:{self.server.port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            compression=None,
            max_size=None,
            open_timeout=RUN_LIMIT,
            ping_interval=None,
        )
        await self.run(ClientState(page_name=self.server.site.page, query_string=self.server.site.opened))
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave."""
        if self.connection:
            self.connection.transport.abort()  # without waiting for a server that may be overrun

    async def change(self, number: int) -> float:
        """Choose the other theme or option; seconds until the run has finished."""
        site = self.server.site
        started = time.perf_counter()
        if site.options:
            chosen = WidgetState(id=self.selectbox, string_value=site.options[number % len(site.options)])
            await self.run(ClientState(page_script_hash=self.page, widget_states=WidgetStates(widgets=[chosen])))
        else:
            await self.ask(site.queries[number % len(site.queries)])
        return time.perf_counter() - started

    async def ask(self, query: str) -> None:
        """Run the page of the app for another address."""
        await self.run(ClientState(page_script_hash=self.page, query_string=query))

    async def run(self, state: ClientState) -> None:
        """Ask for a run and read until it has finished; a run of another page or without its charts is an error."""
        if not self.connection:
            raise RuntimeError("not connected")
        self.charts = 0
        await self.connection.send(BackMsg(rerun_script=state).SerializeToString())
        while not self._finished(ForwardMsg.FromString(await self.connection.recv(decode=False))):
            pass
        if self.charts < self.server.site.charts:
            raise RuntimeError(f"{self.server.site.name}: a run brought {self.charts} charts")
        if self.address != self.server.site.page:
            raise RuntimeError(f"{self.server.site.name}: a run brought the page /{self.address}")

    def _finished(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
        elif kind == "navigation":  # an app of several pages tells here which of them it is
            self.page = message.navigation.page_script_hash
            pages = message.navigation.app_pages
            self.address = next(page.url_pathname for page in pages if page.page_script_hash == self.page)
        elif kind == "delta":
            element = message.delta.new_element
            self.charts += element.WhichOneof("type") == "plotly_chart"
            if element.WhichOneof("type") == "selectbox":
                self.selectbox = self.selectbox or element.selectbox.id
        return kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def processor_time(server: Server, reruns: int) -> float:
    """Seconds of processor time of the server per rerun, with one session that changes its choice without a pause."""

    async def measure() -> float:
        async with asyncio.timeout(RUN_LIMIT + reruns), Visitor(server) as visitor:
            for number in range(WARM_UP):
                await visitor.change(number)
            before = _processor_seconds(server)
            for number in range(reruns):
                await visitor.change(number)
            return (_processor_seconds(server) - before) / reruns

    return asyncio.run(measure())


def walk(server: Server, queries: Sequence[str]) -> float:
    """Seconds of processor time of the server per rerun, with one session that asks the app for one address after another."""

    async def measure() -> float:
        async with asyncio.timeout(RUN_LIMIT + len(queries)), Visitor(server) as visitor:
            for number in range(WARM_UP):
                await visitor.change(number)
            before = _processor_seconds(server)
            for query in queries:
                await visitor.ask(query)
            return (_processor_seconds(server) - before) / len(queries)

    return asyncio.run(measure())


@dataclass(frozen=True)
class Resting:
    """What a session costs that has opened the page and rests."""

    memory: float  # bytes
    read: float  # bytes that the server took from files


def resting(server: Server, sessions: int) -> Resting:
    """Sessions that open one after another and rest, on a server that has served one before."""

    async def measure() -> Resting:
        await _warm_up(server)
        before, read = _resident_bytes(server), _read_bytes(server)
        async with AsyncExitStack() as stack:
            await _arrived(server, sessions, stack)
            await asyncio.sleep(IDLE)
            return Resting((_resident_bytes(server) - before) / sessions, (_read_bytes(server) - read) / sessions)

    return asyncio.run(measure())


@dataclass(frozen=True)
class Steady:
    """What many sessions at work cost."""

    memory: float  # bytes per session, idle after its first run
    waits: tuple[float, ...]  # seconds of each rerun


def steady(server: Server, sessions: int, seconds: float) -> Steady:
    """Sessions that open one after another and rest; then each changes its choice every five seconds, from a random moment."""

    async def measure() -> Steady:
        await _warm_up(server)
        before = _resident_bytes(server)
        async with AsyncExitStack() as stack:
            visitors = await _arrived(server, sessions, stack)
            await asyncio.sleep(IDLE)
            memory = (_resident_bytes(server) - before) / sessions
            end = time.perf_counter() + seconds
            waits = await asyncio.gather(*(_work(visitor, end) for visitor in visitors))
        return Steady(memory, tuple(wait for waited in waits for wait in waited))

    return asyncio.run(measure())


def together(server: Server, visitors: int) -> float:
    """Seconds until the last of the visitors who open the page at the same moment is served; infinite past the limit."""

    async def open_page() -> None:
        async with Visitor(server):
            served.append(time.perf_counter())
            await everybody.wait()

    async def measure() -> float:
        await _warm_up(server)
        started = time.perf_counter()
        pages = [asyncio.create_task(open_page()) for _ in range(visitors)]
        while len(served) < visitors and time.perf_counter() < started + RUN_LIMIT:
            if failed := next((page.exception() for page in pages if page.done()), None):
                raise failed
            await asyncio.sleep(0.05)
        everybody.set()
        for page in pages:
            page.cancel()
        await asyncio.gather(*pages, return_exceptions=True)
        return max(served) - started if len(served) == visitors else math.inf

    served: list[float] = []
    everybody = asyncio.Event()
    return asyncio.run(measure())


async def _warm_up(server: Server) -> None:
    async with asyncio.timeout(RUN_LIMIT), Visitor(server) as visitor:
        for number in range(WARM_UP):
            await visitor.change(number)


async def _arrived(server: Server, sessions: int, stack: AsyncExitStack) -> list[Visitor]:
    """Visitors who have seen the page once and stay."""
    door = asyncio.Semaphore(AT_A_TIME)

    async def arrive() -> Visitor:
        async with door, asyncio.timeout(RUN_LIMIT):
            return await stack.enter_async_context(Visitor(server))

    return list(await asyncio.gather(*(arrive() for _ in range(sessions))))


async def _work(visitor: Visitor, end: float) -> list[float]:
    """Change the choice every five seconds until the end; a run that is not finished in time is the last one."""
    waits: list[float] = []
    due = time.perf_counter() + random.uniform(0, EVERY)  # noqa: S311 - a moment, not a secret
    while due < end:
        await asyncio.sleep(due - time.perf_counter())
        try:
            async with asyncio.timeout(PATIENCE):
                waits.append(await visitor.change(len(waits)))
        except TimeoutError:
            return [*waits, PATIENCE]
        due = max(due + EVERY, time.perf_counter())
    return waits


def _processor_seconds(server: Server) -> float:
    """By the server's own clock, which Linux names after its process: /proc would tell hundredths of a second only."""
    return time.clock_gettime(~server.pid << 3 | 2)


def _resident_bytes(server: Server) -> int:
    return int(psutil.Process(server.pid).memory_info().rss)


def _read_bytes(server: Server) -> int:
    """What the server has read from files so far, be it from the disk or from the system's memory; Linux counts it."""
    return int(psutil.Process(server.pid).io_counters().read_chars)
