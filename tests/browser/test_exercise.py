"""Code the sources in a real browser: words as buttons, by keyboard and on a phone, kept over a reload."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open, drawn
from .test_looks import SCREENS, each_view, scrolls_sideways, violations

pytestmark = pytest.mark.browser
ENTRY = "/code-the-sources?set=3"


def give(page: Page, theme: str) -> None:
    page.locator("[data-testid=stMain]").get_by_role("button", name=theme).click()
    expect(page.get_by_text(f"Tap the words that show: {theme}")).to_be_visible()


def test_an_entry_is_marked_kept_found_again_and_compared(visit: Open) -> None:
    page = visit(ENTRY, *SCREENS["phone"])
    assert violations(page) == []
    give(page, "Digital divide")
    words = page.get_by_role("toolbar", name="Words of the entry").get_by_role("button")
    words.nth(5).click()
    expect(words.nth(5)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_text("“Asian development”")).to_be_visible()
    page.locator("[class*=st-key-no_places] label").click()
    expect(page.get_by_text("Not kept yet.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Keep and go on").click()
    heading = page.get_by_role("heading", name="Entry 2 of 12")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    page.reload()
    drawn(page)
    expect(page.get_by_text("1 of 12 coded")).to_be_visible()
    page.get_by_role("radio", name="1 ✓").click()
    expect(page.get_by_text("“Asian development”")).to_be_visible()
    page.get_by_text("Compare with our coding").click()
    expect(page.get_by_text("Our coding is a reading, not the truth.")).to_be_visible()
    expect(page.get_by_text("This is 1 entry.")).to_be_visible()
    for screen in each_view(page):
        assert violations(page) == [], screen
        assert not scrolls_sideways(page), screen
