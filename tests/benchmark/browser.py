"""What one visitor sees, in Chromium: bytes and seconds of a first visit, seconds from a click to the new charts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.benchmark.servers import HOST, Server

CHROMIUM = "/usr/bin/chromium"
WINDOW = {"width": 1366, "height": 768}  # pixels; a projector
SLOW_LINE = {  # 10 Mbit/s, 40 ms; Chromium does not slow down websockets
    "offline": False,
    "latency": 40,  # milliseconds
    "downloadThroughput": 10_000_000 / 8,  # bytes per second
    "uploadThroughput": 10_000_000 / 8,
}
LIMIT = 60_000  # milliseconds until a chart must be drawn
SETTLE = 1_000  # milliseconds after the charts in which late files (fonts) still count

# Runs in the page: looks at each frame until every chart has marks, and other marks than before. Its result is the milliseconds
# from the last press of the pointer (before any: from the start of the navigation) to the frame after that.
WATCH = """([charts, before]) => {
  let pressed = 0
  document.addEventListener("pointerdown", () => { pressed = performance.now() }, true)
  const marks = (chart) => [...chart.querySelectorAll(".point path")].map((mark) => mark.getAttribute("d") + mark.style.fill)
  window.looks = () => [...document.querySelectorAll(".js-plotly-plot")].map((chart) => marks(chart).join())
  window.seen = new Promise((resolve) => {
    const look = () => {
      const now = window.looks()
      const drawn = now.length >= charts && now.every((marks, position) => marks && marks !== before[position])
      requestAnimationFrame(drawn ? () => resolve(performance.now() - pressed) : look)
    }
    look()
  })
}"""


@dataclass
class Wire:
    """Counts what comes over the wire: HTTP answers as they were sent (compressed, with headers), and websocket frames."""

    size: int = 0  # bytes

    def watch(self, page: Page) -> CDPSession:
        """Count from now on what this page receives."""
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._file)
        session.on("Network.webSocketFrameReceived", self._frame)
        return session

    def _file(self, event: dict[str, Any]) -> None:
        self.size += int(event["encodedDataLength"])

    def _frame(self, event: dict[str, Any]) -> None:
        self.size += len(event["response"]["payloadData"]) * 3 // 4  # binary frames are told in base64


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser, closed in any case."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visitor(browser: Browser) -> Iterator[Page]:
    """A page of somebody who was never here: an empty cache."""
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    context.set_default_timeout(LIMIT)
    try:
        yield context.new_page()
    finally:
        context.close()


def first_visit(browser: Browser, server: Server, *, slow: bool = False) -> tuple[int, float]:
    """Bytes over the wire, and seconds from the start of the navigation until all charts are drawn."""
    with visitor(browser) as page:
        wire = Wire()
        session = wire.watch(page)
        if slow:
            session.send("Network.emulateNetworkConditions", SLOW_LINE)
        seconds = opened(page, server)
        page.wait_for_timeout(SETTLE)
        return wire.size, seconds


def opened(page: Page, server: Server) -> float:
    """Open the site; seconds until all its charts are drawn."""
    page.goto(f"http://{HOST}:{server.port}/", wait_until="commit")
    page.evaluate(WATCH, [server.site.charts, []])
    return _seen(page)


def change(page: Page, server: Server, number: int) -> float:
    """Choose another theme (app) or option (floor) by mouse; seconds from the press until every chart shows it."""
    site = server.site
    if site.options:
        page.get_by_role("combobox").click()
        option = page.get_by_role("option", name=site.options[number % len(site.options)], exact=True)
    else:
        option = page.get_by_test_id("stButtonGroup").get_by_role("radio").nth(site.pills[number % len(site.pills)])
    page.evaluate(WATCH, [site.charts, page.evaluate("() => window.looks()")])
    option.click()
    return _seen(page)


def _seen(page: Page) -> float:
    milliseconds: float = page.evaluate(
        "(limit) => Promise.race([window.seen, new Promise((_, late) => setTimeout(late, limit, new Error('No chart')))])", LIMIT
    )
    return milliseconds / 1000
