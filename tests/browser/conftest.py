"""A server and a real Chromium. Every page that a test opens is watched: its console stays clean, no request leaves."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FOOT = "text=Built from:"  # the last block of a page
PATIENCE = 30  # seconds until a server or a page counts as stuck
# On a deep link Streamlit asks the address below the page whether it is the app's own root, and is told that it is not.
PROBES = ("/_stcore/health", "/_stcore/host-config")


@dataclass(frozen=True)
class Server:
    url: str
    log: Path
    pid: int


Open = Callable[..., Page]


@contextmanager
def serve(root: Path, folder: Path, port: int = 0, may_say: str = "", **settings: str) -> Iterator[Server]:
    """A fresh server on a free port, or on this one, as the README starts it.

    Whatever the tests did, its log must stay clean but for what it ``may_say``.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("localhost", port))
        port = probe.getsockname()[1]
    log = folder / f"server-{port}-{time.time_ns()}.log"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", str(port)]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=root, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **settings})
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health", log)
        yield Server(f"http://localhost:{port}", log, process.pid)
    finally:
        process.terminate()
        process.wait(PATIENCE)
    said = [line.strip() for line in log.read_text().splitlines() if line.strip()]
    assert said[:2] == ["You can now view your Streamlit app in your browser.", f"URL: http://localhost:{port}"]
    unexpected = [line for line in said[2:] if not (may_say and may_say in line)]
    assert set(unexpected) <= {"Stopping..."}, "the log of the server is not clean"


def _wait_for(address: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(root, tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail("CI needs Chromium: install Debian's package chromium")
        pytest.skip("no Chromium: install Debian's package chromium to run the browser tests")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        # Every page is opened anew and used for seconds: to make its scripts fast costs more than they then save.
        arguments += ["--in-process-gpu", "--js-flags=--no-opt"]
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Open]:
    """Open an address of the app and wait until it is drawn; at the end, hold what was seen against the rules above."""
    complaints: list[str] = []
    contexts = []

    def opened(
        path: str = "/",
        width: int = 1366,
        height: int = 768,
        scheme: str = "light",
        url: str = server.url,
        wait: str = FOOT,
        *,
        context: BrowserContext | None = None,
    ) -> Page:
        """A page in a context of its own, or in a given one (what its browser keeps is then there)."""
        context = context or browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("console", lambda message: _listen(message, complaints))
        page.on("pageerror", lambda error: complaints.append(f"error on the page: {error}"))
        page.on("request", lambda request: _watch(request, url, complaints))
        page.goto(url + path)
        drawn(page, wait)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


def _listen(message: ConsoleMessage, complaints: list[str]) -> None:
    if message.type in {"error", "warning"} and not message.location.get("url", "").endswith(PROBES):
        complaints.append(f"console: {message.text} ({message.location.get('url')})")


def _watch(request: Request, url: str, complaints: list[str]) -> None:
    if not request.url.startswith((url, "data:", "blob:")):
        complaints.append(f"a request left the machine: {request.url}")


def drawn(page: Page, wait: str = FOOT) -> None:
    """Wait until the script has run and every chart that it asked for is drawn."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_selector(wait)
    # A chart's place is there before its script has come, and only then the chart.
    page.wait_for_function(
        """() => [...document.querySelectorAll('.stElementContainer[class*="st-key-chart_"]')]
          .every(place => place.querySelector('.main-svg'))"""
    )
    if wait == FOOT:
        page.wait_for_function("() => window.egovMends")  # what ui.view mends in the browser is mended


def back(page: Page) -> None:
    """Go back once the page has come to rest: of a page that still runs, Streamlit sets the address anew."""
    drawn(page)
    page.go_back()
