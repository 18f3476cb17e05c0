"""The pages beyond the home, asked for what nobody asked before, and for the same again.

The app keeps what it has drawn, so a change that was made before costs less than a new one; both are measured. Each walk is
cut into parts, and between them the floor, or the other size of the list, has its turn.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from egov_challenges import course as courses
from egov_challenges import data_folder
from egov_challenges.choice import Choice, comparable, offered, valid
from egov_challenges.frames import map_years
from egov_challenges.model import Course
from tests.benchmark import load
from tests.benchmark.grown import grown
from tests.benchmark.report import Goal, Row, medians, say
from tests.benchmark.servers import FLOOR, SOURCES, THEN_AND_NOW, TIMELINE, Server, Site, serve

MEGABYTE = 1e6  # bytes
MEBIBYTE = 2**20  # bytes
MILLI = 1e-3  # seconds
PARTS = 4  # of a walk; after each one, the other site has its turn
AGAIN = 3  # times that an address is asked for again
SMALL, LARGE = 49, 5000  # references
NEW, KNOWN = "not asked before", "asked before"
BESIDE_FLOOR, BESIDE_SMALL = Goal(1.0), Goal(2.0)


# --- then and now, beside the floor ------------------------------------------------------------------------------------


def changes(course: Course) -> dict[str, list[str]]:
    """Addresses of *Then and now* by what changes from each to the next; none stands twice."""
    series = [indicator.id for indicator in offered(course)]
    longest = max(series, key=lambda id_: len(map_years(course, Choice(indicator=id_))))
    years = map_years(course, Choice(indicator=longest))
    return {
        "indicator": [urlencode({"compare": group, "indicator": id_}) for group, id_ in product(("neighbours", "KGZ"), series)],
        "country": [urlencode({"compare": code}) for code in comparable(course)],
        "year of the map": [urlencode({"indicator": longest, "at": year}) for year in years[:-1]],
    }


def then_and_now(client: ProcessPoolExecutor, addresses: int, sessions: int) -> list[Row]:
    """What the page costs per change, and per session that has it open."""
    new: dict[str, list[tuple[float, float]]] = {}
    known: list[tuple[float, float]] = []
    with ExitStack() as stack:
        app, floor = (stack.enter_context(serve(site)) for site in (THEN_AND_NOW, FLOOR))
        for what, queries in changes(courses.load(data_folder.HERE)).items():
            say(f"then and now, another {what}")
            for part in parts(queries, addresses):
                least = client.submit(load.processor_time, floor, len(part)).result() / MILLI
                new.setdefault(what, []).append((walked(client, app, part), least))
                known.append((walked(client, app, part * AGAIN), least))
    rows = [
        Row(f"*Then and now*, processor time, another {what}, {NEW}", "ms", *medians(turns), BESIDE_FLOOR)
        for what, turns in new.items()
    ]
    return [
        *rows,
        Row(f"the same, any of these, {KNOWN}", "ms", *medians(known), BESIDE_FLOOR),
        *open_page(client, sessions),
    ]


def open_page(client: ProcessPoolExecutor, sessions: int) -> list[Row]:
    """Memory per session with *Then and now* open; and what its server reads from files, for the values are read once for all."""
    found = []
    for site in (THEN_AND_NOW, FLOOR):
        say(f"{sessions} sessions on {site.page or site.name}")
        with serve(site) as server:
            found.append(client.submit(load.resting, server, sessions).result())
    app, floor = found
    values = (data_folder.HERE / "indicators.csv").stat().st_size / MEGABYTE
    return [
        Row(
            f"*Then and now*, memory per session, {sessions} idle sessions",
            "MiB",
            app.memory / MEBIBYTE,
            floor.memory / MEBIBYTE,
            Goal(2.0),
        ),
        Row(
            f"the same, read from files per further session (its values are {values:.2f} MB)",
            "MB",
            app.read / MEGABYTE,
            floor.read / MEGABYTE,
            Goal(0.1, ratio=False),
        ),
    ]


# --- a long list, beside the project's own -----------------------------------------------------------------------------


def filters(course: Course) -> list[str]:
    """Addresses that narrow the list by one value or by two; none stands twice."""
    values = valid(course)
    one = [{name: value} for name in ("theme", "kind", "country", "year", "read") for value in values[name]]
    two = [{"theme": theme, "kind": kind} for theme, kind in product(values["theme"], values["kind"])]
    return [urlencode(narrowed) for narrowed in one + two]


def searches(course: Course) -> list[str]:
    """Addresses that search the list for a word of its titles; none stands twice."""
    words = dict.fromkeys(word for reference in course.references for word in reference.title.lower().split() if word.isalpha())
    return [urlencode({"q": word}) for word in words]


def growth(client: ProcessPoolExecutor, addresses: int) -> list[Row]:
    """What a change of the filter costs with a list of 5,000 references beside one of 49."""
    course = courses.load(data_folder.HERE)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        large, small = (grown(Path(name) / str(size), size) for size in (LARGE, SMALL))
        say(f"reading {LARGE} references")
        reading = [client.submit(reading_time, folder).result() for folder in (large, small)]
        return [
            Row("reading the course once, processor time", "s", *medians([reading])),
            *filtered(client, TIMELINE, (large, small), {"filter": filters(course)}, addresses),
            *filtered(client, SOURCES, (large, small), {"filter": filters(course), "search": searches(course)}, addresses),
        ]


def filtered(
    client: ProcessPoolExecutor, site: Site, folders: tuple[Path, ...], walks: dict[str, list[str]], addresses: int
) -> list[Row]:
    """Processor time per rerun of one page, for addresses that nobody asked for before and for the same again."""
    rows = []
    with ExitStack() as stack:
        large, small = (stack.enter_context(serve(site, folder)) for folder in folders)
        for what, queries in walks.items():
            say(f"{site.page}, another {what}")
            new, known = [], []
            for part in parts(queries, addresses):
                new.append((walked(client, large, part), walked(client, small, part)))
                known.append((walked(client, large, part * AGAIN), walked(client, small, part * AGAIN)))
            name = f"`/{site.page}`, processor time, another {what}"
            rows += [
                Row(f"{name}, {NEW}", "ms", *medians(new), BESIDE_SMALL),
                Row(f"the same, {KNOWN}", "ms", *medians(known), BESIDE_SMALL),
            ]
    return rows


def reading_time(folder: Path) -> float:
    """Seconds of processor time to read and check a course: the median of three."""
    took = []
    for _ in range(3):
        started = time.process_time()
        courses.load(folder)
        took.append(time.process_time() - started)
    return median(took)


# --- shared by both ----------------------------------------------------------------------------------------------------


def parts(queries: Sequence[str], addresses: int) -> list[list[str]]:
    """So many addresses, spread over all that there are, in ``PARTS`` of equal weight."""
    step = max(1, len(queries) // addresses)
    spread = list(queries[::step])[:addresses]
    return [spread[part::PARTS] for part in range(PARTS)]


def walked(client: ProcessPoolExecutor, server: Server, queries: list[str]) -> float:
    """Milliseconds of processor time per rerun."""
    return client.submit(load.walk, server, queries).result() / MILLI
