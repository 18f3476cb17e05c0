"""A guess before a chart, in a real browser: covered on a phone and on a projector, guessed, and found again."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open, drawn
from .test_looks import SCREENS, VIEWS, scrolls_sideways, violations

PAGES = [
    ("/timeline", "2002", "You guessed 2002; 2008 has the most sources"),
    ("/countries", "60", "You guessed 60%; 37% of the sources name Kazakhstan"),
    ("/then-and-now", "60", "You guessed rank 60; Kazakhstan had rank 28"),
]
pytestmark = pytest.mark.browser


def give(page: Page, value: str) -> None:
    """Guess by keyboard alone, as a reader of the page would."""
    box = page.get_by_role("combobox", name="Year of publication").or_(page.get_by_role("spinbutton"))
    box.first.focus()
    page.keyboard.type(value)
    page.keyboard.press("Enter")
    if page.url.endswith("/timeline"):  # there Enter takes the year out of the list
        page.get_by_role("button", name="Guess", exact=True).press("Enter")


def cut_or_covered(page: Page) -> list[str]:
    """What is wrong with the two names in the picture of a guess."""
    boxes = page.evaluate(
        """() => {
          const plot = document.querySelector('[class*="st-key-chart_guess_"] .js-plotly-plot')
          const frame = plot.querySelector('.main-svg').getBoundingClientRect()
          return [...plot.querySelectorAll('.annotation-text')].map(text => {
            const { left, top, right, bottom } = text.getBoundingClientRect()
            return [left - frame.left, top - frame.top, frame.right - right, frame.bottom - bottom, top, bottom]
          })
        }"""
    )
    assert len(boxes) == 2
    wrong = [f"cut off: {box}" for box in boxes if min(box[:4]) < 0]
    (*_, first_top, first_bottom), (*_, second_top, second_bottom) = boxes
    return wrong if first_bottom <= second_top + 1 or second_bottom <= first_top + 1 else [*wrong, "one covers the other"]


@pytest.mark.parametrize(("path", "value", "title", "view"), [(*page, place % 2) for place, page in enumerate(PAGES)])
def test_a_guess_uncovers_the_charts_and_is_found_again(visit: Open, path: str, value: str, title: str, view: int) -> None:
    screen, scheme = VIEWS[view]
    page = visit(path, *SCREENS[screen], scheme=scheme)
    expect(page.get_by_role("heading", name="Guess first: ")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    assert violations(page) == []
    assert not scrolls_sideways(page)

    give(page, value)
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    drawn(page)
    expect(page.get_by_role("figure", name=title).first).to_be_visible()
    ink = page.locator("[data-testid=stMain]").evaluate("main => getComputedStyle(main).color")
    texts = page.locator('[class*="st-key-chart_guess_"] svg text')
    assert any("Your guess: " in text for text in texts.all_text_contents())
    for text in texts.all():
        expect(text).to_have_css("fill", ink)
    assert violations(page) == []
    assert not scrolls_sideways(page)
    width, height = SCREENS["phone"]
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function("() => [...document.querySelectorAll('.main-svg')].every(it => it.clientWidth <= innerWidth)")
    assert cut_or_covered(page) == []

    page.reload()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    drawn(page)
    expect(page.get_by_role("button", name="Just show it")).to_have_count(0)
    page.get_by_role("button", name="Hide this").click()
    expect(page.get_by_role("heading", name=title)).to_have_count(0)
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
