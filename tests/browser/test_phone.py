"""The script of the phones' page, over its routes alone: what is typed stays, what is said stays, and it knows when to stop."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Route, expect
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from egov_challenges.live.phone import Phones
from egov_challenges.live.rooms import Answer, Ask, Command
from egov_challenges.live.store import Opened, Store, engine
from egov_challenges.model import Course

pytestmark = pytest.mark.browser
CHOICE = Ask(kind="one", ask="Which one?", options=(Answer(key="a", text="Apples"), Answer(key="b", text="Bread")))
GUESS = Ask(kind="estimate", ask="How many?", lowest=0, highest=100)


class NoCookies:
    """A proxy that lets no cookie of an app through, as that of Community Cloud."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope["headers"] = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
        await self.app(scope, receive, send)


@dataclass
class Class:
    url: str
    store: Store
    room: Opened

    def ask(self, ask: Ask) -> None:
        self.store.ask(self.room.code, self.room.secret, ask, int(time.time()))

    def steer(self, command: Command) -> None:
        self.store.steer(self.room.code, self.room.secret, command, int(time.time()))


@pytest.fixture(params=[False, True], ids=["cookies", "a proxy without cookies"])
def lesson(request: pytest.FixtureRequest, course: Course, tmp_path: Path) -> Iterator[Class]:
    store = Store(engine(f"sqlite:///{tmp_path / 'live.sqlite3'}"))
    app: ASGIApp = Starlette(routes=Phones(lambda: course.language, lambda: store).routes())
    server = uvicorn.Server(uvicorn.Config(NoCookies(app) if request.param else app, log_level="error", lifespan="off"))
    with socket.socket() as listening:
        listening.bind(("localhost", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield Class(f"http://localhost:{listening.getsockname()[1]}", store, store.create("paper", int(time.time())))
        server.should_exit = True
        thread.join()


def asked_again(phone: Page) -> None:
    with phone.expect_response("**/now"):
        phone.clock.fast_forward(3000)


def test_a_phone_keeps_what_is_typed_and_said_and_stops_when_the_class_is_over(browser: Browser, lesson: Class) -> None:
    phone = browser.new_context().new_page()
    phone.clock.install()
    requests: list[str] = []
    phone.on("request", lambda request: requests.append(request.url))
    lesson.ask(GUESS)
    phone.goto(f"{lesson.url}/join/{lesson.room.code}")
    phone.evaluate("document.querySelector('#g0').marked = true")
    phone.locator("#g0").fill("not a nu")
    asked_again(phone)
    asked_again(phone)  # by now the answer to the first is on the page
    assert phone.evaluate("document.querySelector('#g0').marked")  # nothing is new, so nothing is drawn anew
    assert phone.evaluate("document.activeElement.id") == "g0"
    phone.locator("#send").click()
    expect(phone.locator("#note")).to_contain_text("not an answer")
    expect(phone.locator("#g0")).to_have_value("not a nu")
    asked_again(phone)
    expect(phone.locator("#note")).to_contain_text("not an answer")  # the sentence stays until something is done about it
    phone.locator("#g0").fill("12")
    phone.locator("#send").click()
    expect(phone.locator(".done")).to_contain_text("12")
    expect(phone.locator("#note")).to_be_empty()

    lesson.ask(CHOICE)
    phone.locator(".option").first.click()
    phone.route("**/now", Route.abort)
    lesson.steer(Command.CLOSE)
    phone.locator("#send").click()
    expect(phone.locator("#note")).to_contain_text("too late")
    phone.unroute("**/now")
    asked_again(phone)
    expect(phone.locator("#note")).to_contain_text("too late")
    expect(phone.locator("#now")).to_contain_text("This round is closed")
    assert len(lesson.store.joined(lesson.room.code)) == 1  # one device, by whatever it is known
    assert len(lesson.store.votes(lesson.room.code, 1)) == 1

    lesson.store.end(lesson.room.code, lesson.room.secret, int(time.time()))
    expect(phone.locator("#now")).to_contain_text("has ended")
    requests.clear()
    phone.clock.run_for(60_000)
    phone.locator("#code").fill("done")  # whatever it wanted to ask, it has asked by now
    assert requests == []
    phone.context.close()
