"""The page on the method in a real browser: accessibility, width, clicks, keyboard, links."""

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .test_looks import each_view, scrolls_sideways, violations
from .test_navigation import bar, params

PARTS = {
    "codebook": "Political support",
    "spectroscopy": "How to read the peaks",
    "doi": "Kazakhstan: 3 of 19 entries stay",
    "agreement": "What these figures do not say",
    "list": "What is printed",
    "limits": "What we have",
}
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("part", PARTS)
def test_a_part_meets_wcag_and_does_not_scroll_sideways(visit: Open, part: str) -> None:
    page = visit(f"/method?part={part}")
    expect(page.get_by_role("heading", name=PARTS[part])).to_be_visible()
    for screen in each_view(page):
        assert violations(page) == [], screen
        assert not scrolls_sideways(page), screen


def test_a_click_on_a_year_lists_its_entries_and_a_second_click_lets_go(visit: Open) -> None:
    page = visit("/method?part=spectroscopy")
    bar(page, 0, "2005")
    page.wait_for_url("**/method?*year=2005*")
    expect(page.get_by_text("Jho, W. (2005).")).to_be_visible()
    assert params(page) == {"part": "spectroscopy", "year": "2005"}
    bar(page, 0, "2005")
    expect(page.get_by_text("Jho, W. (2005).")).to_have_count(0)
    assert params(page) == {"part": "spectroscopy"}


def test_a_click_on_a_kind_lists_what_stays_and_what_is_lost(visit: Open) -> None:
    page = visit("/method?part=doi")
    bar(page, 0, "Report", rest=True)
    expect(page.get_by_text("Without: 15")).to_be_visible()
    assert params(page) == {"part": "doi", "kind": "report"}


def test_the_parts_and_the_year_can_be_chosen_by_keyboard(visit: Open) -> None:
    page = visit("/method")
    page.get_by_role("radio", name="Years as a spectrum").press("Enter")
    page.wait_for_url("**/method?part=spectroscopy")
    box = page.get_by_role("combobox", name="Publication year")
    box.press("ArrowDown")
    box.press_sequentially("1997")
    box.press("Enter")
    expect(page.get_by_text("Gleason, G. (1997).")).to_be_visible()
    page.get_by_role("radio", name="Window cut").press("Enter")
    page.wait_for_url("**/method?*edges=cut*")
    expect(page.get_by_role("heading", name="2008 (+6)")).to_be_visible()
    assert params(page) == {"part": "spectroscopy", "year": "1997", "edges": "cut"}


def test_a_link_to_an_entry_opens_it_on_the_page_of_sources(visit: Open) -> None:
    page = visit("/method?part=list")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Entry\u00a016", exact=True).first.click()
    sources = opened.value
    expect(sources.get_by_role("heading", name="1 source", exact=True)).to_be_visible()
    expect(sources.get_by_text("Heeks, R. 2001.").first).to_be_visible()


def test_the_numbers_behind_a_picture_open_as_a_table(visit: Open) -> None:
    page = visit("/method?part=spectroscopy", scheme="dark")
    page.get_by_role("button", name="Table and downloads").click()
    expect(page.locator("[data-testid=stPopoverBody]").get_by_text("Median of five years")).to_be_visible()
    expect(page.get_by_role("button", name="Picture as PNG")).to_be_visible()  # its words come after the table
    assert violations(page) == []
