"""A lesson in a real browser: keys, clock, the notes beside the board, phones; and the view for a projector, measured."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from egov_challenges.ui.reach import own_address

from .conftest import Open, drawn
from .test_looks import INK, SCREENS, scrolls_sideways, violations

pytestmark = pytest.mark.browser
BAR, SWITCH = ".st-key-lesson_bar", ".st-key-projector"
LATER = """minutes => {
  const place = Object.keys(localStorage).find(name => name.startsWith("egov-lesson/"))
  const kept = JSON.parse(localStorage.getItem(place))
  localStorage.setItem(place, JSON.stringify({ ...kept, started: kept.started - minutes * 60000 }))
}"""
# The sizes in which all visible text is seen: what plotly draws is enlarged by a transform, which its size does not tell.
SIZES = """least => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), small = []
  while (texts.nextNode()) {
    const it = texts.currentNode.parentElement
    const words = texts.currentNode.textContent.trim()
    if (!words || it.closest("script, style, noscript") || !it.checkVisibility({ visibilityProperty: true })) continue
    if (!it.getBoundingClientRect().width) continue
    const size = parseFloat(getComputedStyle(it).fontSize) * (it.getScreenCTM?.().a ?? 1)
    if (size < least - 0.05) small.push(`${size.toFixed(1)} px: ${words.slice(0, 40)}`)
  }
  return small
}"""
LARGE = (
    (1366, 768, "light", 22),
    (1920, 1080, "dark", 28),
)  # screens, and px of the smallest letters, by the rule in projector.css


def clock(page: Page, words: str) -> None:
    expect(page.locator(BAR).get_by_text(re.compile(words))).to_be_visible()


def test_a_lesson_is_held_with_keys_notes_and_phones(visit: Open) -> None:
    page = visit("/lesson?lesson=45")
    assert violations(page) == []
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Notes for the teacher").click()
    notes = opened.value
    notes.get_by_role("button", name="Show the notes").click()
    expect(notes.get_by_role("heading", level=1)).to_have_text("Notes: What we have, and what we lack")
    page.get_by_role("button", name="Start the lesson").click()
    clock(page, "Minute 1 of 45 · this step: minute 1 of 3, planned 0–3")
    page.keyboard.press("PageDown")
    page.wait_for_url("**step=2")
    drawn(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**step=3")
    expect(page.get_by_role("heading", level=1)).to_have_text("Guess first: the timeline")
    expect(notes.get_by_role("heading", level=1)).to_have_text("Notes: Guess first: the timeline")
    expect(notes.get_by_text("Ask for a show of hands")).to_be_visible()
    assert violations(notes) == []
    assert page.get_by_text("Ask for a show of hands").count() == 0
    page.evaluate(LATER, 11)
    clock(page, "Minute 12 of 45 · this step: minute 1 of 4, planned 9–13")
    page.get_by_role("link", name="Open: Timeline").click()
    page.wait_for_url("**/timeline?lesson=45&step=3&guess=first")
    clock(page, "Minute 12 of 45")
    drawn(page)
    assert violations(page) == []
    page.get_by_role("combobox").first.focus()
    page.keyboard.press("PageDown")  # has its own meaning there
    clock(page, "minute 1 of 4")
    notes.bring_to_front()
    notes.keyboard.press("PageDown")
    page.wait_for_url("**/lesson?lesson=45&step=4")
    page.reload()
    clock(page, "Minute 12 of 45 · this step: minute 1 of 7")
    page.get_by_role("button", name="For phones").click()
    address = page.locator(".st-key-lesson_phones_open").get_by_text("/lesson?lesson=45&step=4")
    expect(address).to_be_visible()
    assert "localhost" not in address.inner_text() or own_address() is None
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.set_viewport_size(dict(zip(("width", "height"), SCREENS["phone"], strict=True)))  # type: ignore[arg-type]
    assert not scrolls_sideways(page)


def test_the_view_for_a_projector_is_read_from_the_last_row(visit: Open) -> None:
    page = visit("/?theme=digital-divide")
    page.get_by_role("button", name="Projector view").click()
    page.wait_for_url("**view=projector")
    expect(page.get_by_text("Built from:")).to_have_count(0)
    for address in ("", "/timeline?guess=shown&lesson=45&step=3&view=projector", "/lesson?lesson=45&step=4&view=projector"):
        if address:
            page.goto(page.url.split("/?")[0].split("/timeline")[0] + address)
        for width, height, scheme, least in LARGE:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            expect(page.get_by_test_id("stMain")).to_have_css("color", INK[scheme])
            drawn(page, SWITCH)
            page.wait_for_function(f"({SIZES})({least}).length === 0")
            assert not scrolls_sideways(page), address
            assert violations(page) == [], (address, scheme)
            assert _weak(page) == [], (address, scheme)
        if not address:
            _fits(page)
        elif "timeline" in address:
            _a_click_finds_its_bar(page)


def _weak(page: Page) -> list[str]:
    """Text with less than 7:1 against what is behind it, the enhanced contrast of WCAG."""
    found = Axe().run(page, options={"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}})
    return [node["html"][:200] for rule in found.response["violations"] for node in rule["nodes"]]


def _fits(page: Page) -> None:
    """On the lower screen, the question, the first statements and the first chart are there without scrolling."""
    page.set_viewport_size({"width": 1366, "height": 768})
    drawn(page, SWITCH)
    for part in (page.get_by_role("heading", level=1), page.get_by_text("printed words"), page.locator(".js-plotly-plot").first):
        box = part.first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 768


def _a_click_finds_its_bar(page: Page) -> None:
    """Charts are enlarged as they are; plotly must find the mark under the pointer all the same."""
    chart = page.locator(".js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    year = chart.locator(".xtick").filter(has_text="2005").bounding_box()
    assert year
    page.mouse.click(year["x"] + year["width"] / 2, year["y"] - 40)
    page.wait_for_url("**year=2005**")
