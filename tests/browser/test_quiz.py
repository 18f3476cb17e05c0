"""Practising in a browser: every state of a question is accessible, and a reader sees what a step has to say."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open, Server, drawn, serve
from .test_looks import SCREENS, violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def practice(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the small bank of the tests."""
    place = tmp_path_factory.mktemp("practice")
    shutil.copytree(root / "data", place / "data")
    shutil.copyfile(root / "tests" / "data" / "quiz.yaml", place / "data" / "en" / "quiz.yaml")
    (place / "data" / "en" / "lessons.yaml").unlink()  # its plans ask other questions
    with serve(root, place, EGOV_DATA=str(place / "data")) as running:
        yield running


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def told(page: Page, words: str) -> None:
    """Wait until the page says something, and hold what it looks like then against WCAG."""
    expect(page.locator("[data-testid=stMain]").get_by_text(words).first).to_be_in_viewport()
    drawn(page)
    assert violations(page) == []


def test_each_state_of_a_question_meets_wcag_and_is_seen(visit: Open, practice: Server) -> None:
    page = visit("/quiz?question=tallest-year", *SCREENS["phone"], scheme="dark", url=practice.url)
    main = page.locator("[data-testid=stMain]")
    press(page, "Check")
    told(page, "Give an answer first.")
    for year, words in (("1997", "on a slope"), ("2005", "Look for a crest"), ("2002", "Read why below")):
        main.get_by_text(year, exact=True).first.click()
        press(page, "Check")
        told(page, words)
    press(page, "Next")
    told(page, "at least five sources?")
    expect(page.get_by_role("heading", level=2)).to_be_focused()
    press(page, "Skip")
    told(page, "Your guess")
    page.get_by_role("spinbutton").fill("37")
    page.keyboard.press("Enter")
    told(page, "That is right.")
    expect(page.get_by_role("status")).to_be_focused()
    wide, seen = main.evaluate("main => [main.scrollWidth, main.clientWidth]")
    assert wide <= seen


def test_an_order_is_put_right_with_the_keyboard_alone(visit: Open, practice: Server) -> None:
    page = visit("/quiz?question=share-named", url=practice.url)
    press(page, "Skip")
    told(page, "the most first.")
    for number, year in enumerate(("2008", "2002", "2005", "2003"), start=1):
        page.get_by_role("button", name=year, exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=f"{number}. {year}")).to_be_focused()
    told(page, "4. 2003")
    page.get_by_role("button", name="Check").focus()
    page.keyboard.press("Enter")
    told(page, "That is right.")


def test_a_round_ends_with_links_and_answers_outlast_the_window(visit: Open, practice: Server) -> None:
    page = visit("/quiz?about=method", url=practice.url)
    press(page, "Start a round")
    page.get_by_text("How the paper uses each entry").click()
    press(page, "Check")
    told(page, "full text of the paper")
    press(page, "To the result")
    told(page, "You knew 1 of 1 at once")
    page.get_by_role("link", name="What can a list of references not tell by itself?").click()
    page.wait_for_url("**/method?part=limits")
    page.close()
    again = page.context.new_page()
    again.goto(f"{practice.url}/quiz?about=method")
    expect(again.get_by_text("1 of 1 questions answered; 0 to look at again.")).to_be_visible()
