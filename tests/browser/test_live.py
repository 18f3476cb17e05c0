"""A whole lesson in real browsers: a board, two phones, two rounds, a link that fails, a server that is killed."""

import os
import re
import signal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import PATIENCE, Open, drawn, serve
from .test_looks import SCREENS, each_view, scrolls_sideways, violations

pytestmark = pytest.mark.browser
# A board that is loaded again, or outlives its server, may ask for a part that is gone; Streamlit notes that, and goes on.
FORGOTTEN = "does not exist anymore"


def press(page: Page, name: str, then: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("button", name=then, exact=True)).to_be_visible()


def choose(phone: Page, place: int) -> str:
    """Vote for an option by its place; what the phone then says is recorded."""
    phone.locator(".option input").nth(place).check()
    said = phone.locator(".option").nth(place).inner_text()
    phone.locator("#send").click()
    expect(phone.locator(".done")).to_contain_text(said)
    return said


def says(phone: Page, text: str) -> None:
    expect(phone.locator("#now")).to_contain_text(text)


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(address)
    return page


def room(board: Page) -> str:
    drawn(board)
    board.get_by_role("button", name="Open a room").click()
    board.wait_for_url("**room=*")
    return str(re.findall("room=([A-Z0-9]+)", board.url)[0])


def first_round(board: Page, phones: tuple[Page, Page]) -> None:
    press(board, "Ask the class", "Close the vote")
    for phone in phones:
        expect(phone.locator(".option")).not_to_have_count(0)
        assert violations(phone) == []
        choose(phone, 0)
    choose(phones[1], 1)  # changed
    expect(board.get_by_text("2 votes")).to_be_visible()
    assert violations(board) == []
    board.reload()
    press(board, "Close the vote", "Second round")
    says(phones[0], "This round is closed")
    expect(board.locator(".js-plotly-plot")).to_have_count(0)


def second_round(board: Page, phones: tuple[Page, Page]) -> None:
    """One phone votes in a gap of the network."""
    press(board, "Second round", "Close the vote")
    says(phones[0], "Second round")
    choose(phones[0], 1)
    says(phones[1], "Second round")
    phones[1].context.set_offline(True)
    phones[1].locator(".option input").nth(1).check()
    phones[1].locator("#send").click()
    expect(phones[1].locator("#link")).to_contain_text("not recorded yet")
    phones[1].context.set_offline(False)
    expect(phones[1].locator(".done")).to_be_visible(timeout=PATIENCE * 1000)
    expect(phones[1].locator("#link")).to_be_empty()


def answer(board: Page, phones: tuple[Page, Page]) -> None:
    press(board, "Close the vote", "Show results")
    press(board, "Show results", "Reveal the answer")
    drawn(board)
    expect(board.get_by_text("who voted twice changed")).to_be_visible()
    says(phones[1], "2 · 100%")
    expect(phones[1].locator("#now")).not_to_contain_text("The right answer")
    press(board, "Reveal the answer", "Next question")
    for phone in phones:
        expect(phone.get_by_role("heading", name="The right answer")).to_be_visible()
        assert violations(phone) == []
    with board.expect_download() as file:
        board.get_by_role("button", name="Results as CSV").first.click()
    lines = Path(file.value.path()).read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("position,kind,question,ask,round,answer,right")
    assert sum(int(line.rsplit(",", 4)[-2]) for line in lines[1:]) == 4  # two phones, two rounds


def test_a_class_votes_twice_sees_the_answer_and_outlives_a_killed_server(
    browser: Browser, visit: Open, root: Path, tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path / 'live.sqlite3'}"
    (wide, high), (narrow, tall) = SCREENS["projector"], SCREENS["phone"]
    desk = browser.new_context(viewport={"width": wide, "height": high}, accept_downloads=True)
    one = browser.new_context(viewport={"width": narrow, "height": tall}, color_scheme="light")
    other = browser.new_context(viewport={"width": narrow, "height": tall}, color_scheme="dark")
    with serve(root, tmp_path, may_say=FORGOTTEN, DATABASE_URL=address) as first:
        port = urlsplit(first.url).port or 0
        board = opened(desk, f"{first.url}/live")
        code = room(board)
        by_code, by_link = opened(one, f"{first.url}/join"), opened(other, f"{first.url}/join/{code}")
        by_code.get_by_label("Code").fill(code.lower())
        by_code.get_by_role("button", name="Join").click()
        says(by_code, "You are in")
        first_round(board, (by_code, by_link))
        second_round(board, (by_code, by_link))
        os.kill(first.pid, signal.SIGKILL)
    with serve(root, tmp_path, port, FORGOTTEN, DATABASE_URL=address) as second:
        by_code.reload()
        expect(by_code.locator(".done")).to_be_visible()  # the same phone, the same vote
        late = opened(browser.new_context(), f"{second.url}/join/{code}")
        says(late, "Second round")
        expect(board.get_by_text("3 phones here")).to_be_visible(timeout=PATIENCE * 1000)  # nobody has tapped on the board
        late.context.close()
        drawn(board)
        answer(board, (by_code, by_link))
        for screen in each_view(board):
            assert violations(board) == [], screen
            assert not scrolls_sideways(board), screen
        onlooker = visit(f"/live?room={code}", url=second.url, context=other)
        expect(onlooker.get_by_text("Results and answer").first).to_be_visible()  # a rerun has it twice for a moment
        expect(onlooker.get_by_role("button", name="Next question")).to_have_count(0)
        onlooker.close()
        board.get_by_role("button", name="End the room").click()
        board.get_by_role("button", name="End it now").click()
        says(by_code, "This class has ended")
        for context in (desk, one):
            context.close()
