"""``python -m tests.benchmark [--quick]``: measures app and floor in turn and prints the tables."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median, quantiles

from playwright.sync_api import Browser

from tests.benchmark import load, pages
from tests.benchmark.browser import change, chromium, first_visit, opened, visitor
from tests.benchmark.pages import MEBIBYTE, MEGABYTE, MILLI
from tests.benchmark.report import Goal, Row, circumstances, medians, say, table
from tests.benchmark.servers import APP, FLOOR, SITES, Site, serve

BATCHES = 4  # the reruns of one site are measured in so many turns


@dataclass(frozen=True)
class Effort:
    """How much is measured."""

    visits: int = 5  # first visits per site and line
    changes: int = 9  # clicks per site
    reruns: int = 80  # whose processor time is measured, per site
    seconds: float = 25  # that sessions work
    sessions: tuple[int, ...] = (30, 100)
    crowds: tuple[int, ...] = (100, 300)
    arrivals: int = 3  # of each crowd at the app; at the floor, which takes long, one
    addresses: int = 60  # that nobody asked for before, per page and kind of change
    resting: int = 100  # sessions with *Then and now* open


FULL = Effort()
QUICK = Effort(visits=3, changes=3, reruns=40, seconds=10, sessions=(30,), crowds=(100,), arrivals=1, addresses=24, resting=50)
LIMITS = (
    f"- past the limit: not all were served within {load.RUN_LIMIT:g} s; a wait for a change counts {load.PATIENCE:g} s at most"
)
P95 = {30: Goal(0.5), 100: Goal(0.5, ratio=False)}  # by number of sessions
SERVED = {100: Goal(2, ratio=False), 300: Goal(6, ratio=False)}  # seconds, by number of visitors


def seen(browser: Browser, effort: Effort) -> list[Row]:
    """What one visitor sees, of two servers that have just started."""
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(site)) for site in SITES]
        say("first visits")
        newest = [first_visit(browser, server)[1] for server in servers]
        quick = [[first_visit(browser, server) for server in servers] for _ in range(effort.visits)]
        slow = [[first_visit(browser, server, slow=True)[1] for server in servers] for _ in range(effort.visits)]
        say("changes")
        pages = [(stack.enter_context(visitor(browser)), server) for server in servers]
        for page, server in pages:
            opened(page, server)
            change(page, server, 0)
        changes = [[change(page, server, number) for page, server in pages] for number in range(1, effort.changes + 1)]
        return [
            Row(
                "first visit, over the wire",
                "MB",
                *medians([[size / MEGABYTE for size, _ in turn] for turn in quick]),
                Goal(0.4),
            ),
            Row(
                "first visit until the charts are drawn, loopback", "s", *medians([[wait for _, wait in turn] for turn in quick])
            ),
            Row("the same, 10 Mbit/s and 40 ms", "s", *medians(slow), Goal(0.6)),
            Row("the same, loopback, very first visitor of a new server", "s", *medians([newest])),
            Row("from a click to the new charts", "s", *medians(changes)),
        ]


def rerun_cost(client: ProcessPoolExecutor, effort: Effort) -> Row:
    """Processor time of the server per rerun of one session."""
    say("processor time")
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(site)) for site in SITES]
        turns = [
            [client.submit(load.processor_time, server, effort.reruns // BATCHES).result() / MILLI for server in servers]
            for _ in range(BATCHES)
        ]
    return Row("processor time per rerun", "ms", *medians(turns), Goal(0.5))


def at_work(client: ProcessPoolExecutor, effort: Effort, sessions: int) -> list[Row]:
    """Waiting and memory with many sessions, each site on a server that has just started."""
    results = []
    for site in SITES:
        say(f"{sessions} sessions, {site.name}")
        with serve(site) as server:
            results.append(client.submit(load.steady, server, sessions, effort.seconds).result())
    name = f"{sessions} sessions, each changes every {load.EVERY:g} s"
    app, floor = results
    memory = Row(
        f"memory per session, {sessions} idle sessions", "MiB", app.memory / MEBIBYTE, floor.memory / MEBIBYTE, Goal(1.5)
    )
    waits = [
        Row(f"{name}: median wait", "s", median(app.waits), median(floor.waits)),
        Row(f"{name}: 95th percentile", "s", _p95(app.waits), _p95(floor.waits), P95[sessions]),
    ]
    return [memory, *waits] if sessions == max(effort.sessions) else waits


def arriving(client: ProcessPoolExecutor, effort: Effort, visitors: int) -> Row:
    """Seconds until all who open the home together are served, each site on a server that has just started."""
    waits: dict[Site, list[float]] = {APP: [], FLOOR: []}
    for site in (APP, FLOOR, *[APP] * (effort.arrivals - 1)):
        say(f"{visitors} visitors, {site.name}")
        with serve(site) as server:
            waits[site].append(client.submit(load.together, server, visitors).result())
    name = f"{visitors} visitors open it together: last one served"
    return Row(name, "s", median(waits[APP]), median(waits[FLOOR]), SERVED[visitors])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, fewer sessions")
    effort = QUICK if parser.parse_args().quick else FULL
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # servers are ended then too
    load_before = os.getloadavg()[0]
    with chromium() as browser:
        where = circumstances(browser.version, load_before)
        rows = seen(browser, effort)
    with ProcessPoolExecutor(1, get_context("spawn")) as client:
        rows.append(rerun_cost(client, effort))
        for sessions in effort.sessions:
            rows += at_work(client, effort, sessions)
        rows += [arriving(client, effort, visitors) for visitors in effort.crowds]
        rows += pages.then_and_now(client, effort.addresses, effort.resting)
        growth = table(pages.growth(client, effort.addresses), f"{pages.LARGE:,} sources", f"{pages.SMALL} sources")
    sys.stdout.write(f"{table(rows)}\n\n{growth}\n\n{where}\n{LIMITS}\n")


def _p95(waits: tuple[float, ...]) -> float:
    return quantiles(waits, n=20)[-1]


if __name__ == "__main__":
    main()
