"""The sites, and how each is started: by plain ``streamlit run``, on a free port of the loopback address."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

HOST = "127.0.0.1"
CHECKOUT = Path(__file__).resolve().parents[2]
START_LIMIT = 120.0  # seconds until a server must answer; a grown list on a busy machine takes its time
STOP_LIMIT = 5.0  # seconds that a server gets to end by itself


@dataclass(frozen=True)
class Site:
    """Something to measure, and the two values that its visitors change between."""

    name: str
    charts: int  # how many must be drawn before the page counts as shown
    queries: tuple[str, ...] = ()  # the app: its choice stands in the address
    pills: tuple[int, ...] = ()  # the app: positions of the same themes among the pills
    options: tuple[str, ...] = ()  # the floor: its choice is an option of its selectbox
    page: str = ""  # the app: the page that is opened, as it stands in the address; "" is the home
    opened: str = ""  # the app: the parameters that it is opened with


APP = Site("app", charts=2, queries=("theme=corruption", "theme=digital-divide"), pills=(3, 2))
FLOOR = Site("floor", charts=1, options=("article", "report"))
SITES = (APP, FLOOR)
THEN_AND_NOW = replace(APP, page="then-and-now", opened="guess=shown")  # its charts are what is measured
TIMELINE = replace(APP, page="timeline", charts=1, opened="guess=shown")
SOURCES = replace(APP, page="sources", charts=0)


@dataclass(frozen=True)
class Server:
    """A site that answers."""

    site: Site
    port: int
    pid: int


@contextmanager
def serve(site: Site, data: Path | None = None) -> Iterator[Server]:
    """Start a site, with a data folder of its own if one is given; wait until it answers, and end it in any case."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        home = Path(name)
        port = _free_port()
        log = home / "server.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                _command(site, home, port),
                cwd=home if site == FLOOR else CHECKOUT,  # Streamlit reads .streamlit/config.toml of its working directory
                env=_environment(home) | ({"EGOV_DATA": str(data)} if data else {}),
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            try:
                _wait_until_healthy(process, port, log)
                yield Server(site, port, process.pid)
            finally:
                _end(process)


def _command(site: Site, home: Path, port: int) -> list[str]:
    run = [sys.executable, "-m", "streamlit", "run"]
    options = ["--server.headless", "true", "--server.address", HOST, "--server.port", str(port)]
    if site != FLOOR:
        return [*run, "app.py", *options]
    script = shutil.copy(Path(__file__).with_name("floor.py"), home)
    quiet = ["--browser.gatherUsageStats", "false", "--browser.serverAddress", "localhost"]  # no request leaves the machine
    return [*run, str(script), *options, *quiet]


def _environment(home: Path) -> dict[str, str]:
    """Without the settings of whoever runs this: neither variables nor a configuration in the home folder."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("STREAMLIT_", "EGOV_"))}
    return kept | {"HOME": str(home)}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port


def _wait_until_healthy(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + START_LIMIT
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection(HOST, port, timeout=1)
        with suppress(OSError, http.client.HTTPException), closing(connection):
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
