"""Terms in the texts, explained in place: by mouse, by keyboard and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open, drawn
from .test_looks import SCREENS, VIEWS, each_view, scrolls_sideways, violations

MARKED = "a[aria-haspopup=dialog]"  # a term whose explanation is at hand
pytestmark = pytest.mark.browser


def shown(page: Page, name: str) -> None:
    """The definition stands on the page, in the same tab, and can be read without scrolling sideways."""
    dialog = page.get_by_role("dialog", name=name)
    expect(dialog).to_be_in_viewport(ratio=1)
    expect(dialog).to_contain_text("Our own wording")
    assert len(page.context.pages) == 1


@pytest.mark.parametrize(("screen", "scheme"), VIEWS)
def test_a_click_on_a_term_explains_it_beside_the_text_and_the_glossary_is_a_click_away(
    visit: Open, screen: str, scheme: str
) -> None:
    page = visit("/?theme=digital-divide", *SCREENS[screen], scheme=scheme)
    page.wait_for_selector(MARKED)
    before = page.get_by_role("heading", level=1).bounding_box()
    word = page.get_by_role("link", name="digital divide")
    word.click()
    shown(page, "digital divide")
    assert page.get_by_role("heading", level=1, include_hidden=True).bounding_box() == before
    assert violations(page) == []
    page.mouse.click(2, 2)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(word).to_be_focused()
    word.click()
    page.get_by_role("dialog").get_by_role("link", name="In the glossary").click()
    page.wait_for_url("**/glossary?term=digital-divide")
    drawn(page)
    expect(page.get_by_role("heading", level=2)).to_have_text(["digital divide"])
    assert len(page.context.pages) == 1


def test_the_keyboard_opens_and_closes_an_explanation_also_after_the_page_has_run_and_another_has_come(visit: Open) -> None:
    page = visit("/")
    page.wait_for_selector(MARKED)
    page.get_by_role("radio", name="Digital divide").click()
    page.wait_for_url("**/?theme=digital-divide")
    drawn(page)
    word = page.get_by_role("link", name="abstract", exact=True)
    word.press("Enter")
    shown(page, "abstract")
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(word).to_be_focused()
    page.get_by_test_id("stTopNav").get_by_role("button", name="Evidence").click()
    page.get_by_role("menuitem", name="Method").click()
    page.wait_for_url("**/method*")
    drawn(page)
    word = page.get_by_role("link", name="reference list", exact=True)
    word.press("Enter")
    shown(page, "reference list")
    page.get_by_role("button", name="Close").press("Enter")
    expect(word).to_be_focused()


def test_the_glossary_meets_wcag_and_explains_related_terms_in_place(visit: Open) -> None:
    page = visit("/glossary?q=agreement")
    for screen in each_view(page):
        assert violations(page) == [], screen
        assert not scrolls_sideways(page), screen
    page.get_by_role("link", name="Krippendorff's alpha").first.click()
    shown(page, "Krippendorff's alpha")
