"""Then and now in a real browser: links, keyboard, clicks on the map, and what everybody can see and read."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open, back, drawn
from .test_looks import SCREENS, VIEWS, each_view, scrolls_sideways, violations

PAGE = "/then-and-now"
OPEN = f"{PAGE}?guess=shown"
TWELVE = "KOR,USA,GBR,RUS,CHN,IND,BGD,UZB,KGZ,TKM,BRA,NGA"
LONG_NAMES = "BIH,VCT,TTO,CAF,PNG,DOM,ARE,ATG,SLB,MHL,STP,KNA"  # Trinidad & Tobago, Central African Republic, …
pytestmark = pytest.mark.browser


def params(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def slider(page: Page) -> None:
    """Put the focus on the slider of the map's year."""
    page.get_by_role("slider").focus()


def country(page: Page, code: str) -> None:
    """Click a country of the map, in the middle of its largest part."""
    page.wait_for_function("() => document.querySelectorAll('.choroplethlayer path').length === 174")
    spot = page.evaluate(
        """code => {
          const plot = document.querySelectorAll('.js-plotly-plot')[1]
          for (const path of plot.querySelectorAll('.choroplethlayer path')) {
            if (path.__data__ && path.__data__.loc === code) {
              path.scrollIntoView({ block: 'center' })
              const box = path.getBoundingClientRect()
              for (let step = 1; step < 400; step++) {  // a box's middle may lie outside of a bent country
                const x = box.x + box.width * ((step * 0.618) % 1), y = box.y + box.height * ((step * 0.4142) % 1)
                const point = new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse())
                if (path.isPointInFill(point)) return [x, y]
              }
            }
          }
        }""",
        code,
    )
    page.mouse.move(*spot)
    page.mouse.click(*spot)


def test_a_deep_link_opens_the_whole_view(visit: Open) -> None:
    page = visit(f"{PAGE}?theme=corruption&compare=neighbours&at=2008")
    expect(page.get_by_role("radio", name="Corruption", exact=True)).to_be_checked()
    expect(page.get_by_role("radio", name="Neighbours by land")).to_be_checked()
    expect(page.get_by_role("heading", name="2008: Kazakhstan 2.2 of 10, rank 145 of 180 countries with a value")).to_be_visible()
    expect(page.get_by_role("heading", name="Kazakhstan: 2.3 of 10 in 1999 on the older scale")).to_be_visible()
    expect(page.get_by_text("Not computed. The two values are on different scales.")).to_be_visible()


def test_the_year_of_the_map_moves_by_keyboard_and_the_address_follows(visit: Open) -> None:
    page = visit(OPEN)
    expect(page.get_by_role("slider", name="Year of the map")).to_be_visible()
    slider(page)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**{PAGE}?at=2020*")
    expect(page.get_by_role("heading", name="2020: Kazakhstan 0.84, rank 29 of 193")).to_be_visible()
    slider(page)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**{PAGE}?at=2018*")
    expect(page.get_by_role("heading", name="2018: Kazakhstan")).to_be_visible()
    back(page)
    page.wait_for_url(f"**{PAGE}?at=2020*")
    expect(page.get_by_role("heading", name="2020: Kazakhstan")).to_be_visible()


def test_a_click_on_the_map_adds_a_country_and_a_second_one_takes_it_away(visit: Open) -> None:
    page = visit(f"{PAGE}?compare=UZB")
    country(page, "BRA")
    page.wait_for_url("**compare=UZB%2CBRA")
    expect(page.get_by_role("figure", name="Brazil rank").first).to_be_visible()
    drawn(page)
    country(page, "BRA")
    page.wait_for_url("**compare=UZB")
    expect(page.get_by_role("figure", name="Brazil rank")).to_have_count(0)


def test_a_click_on_the_papers_own_country_keeps_the_comparison(visit: Open) -> None:
    page = visit(f"{PAGE}?compare=UZB")
    country(page, "KAZ")
    drawn(page)
    slider(page)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**at=2020*")
    assert params(page) == {"compare": "UZB", "at": "2020"}


def test_a_click_on_the_only_country_compared_brings_the_named_ones_back(visit: Open) -> None:
    page = visit(f"{PAGE}?compare=BRA")
    country(page, "BRA")
    page.wait_for_url(f"**{PAGE}")
    expect(page.get_by_role("figure", name="Bangladesh rank").first).to_be_visible()


def test_a_country_is_taken_away_and_another_added_by_keyboard(visit: Open) -> None:
    page = visit(f"{PAGE}?compare=UZB,KOR")
    box = page.get_by_role("combobox", name="Countries beside it")
    box.focus()
    page.keyboard.press("Backspace")
    page.wait_for_url("**compare=UZB")
    expect(page.get_by_role("figure", name="South Korea rank")).to_have_count(0)
    box.focus()
    box.press_sequentially("Korea")
    expect(page.get_by_role("option")).to_have_text(["North Korea", "South Korea"])
    box.fill("")
    box.press_sequentially("Fran")
    expect(page.get_by_role("option")).to_have_text(["France"])
    page.keyboard.press("Enter")
    page.wait_for_url("**compare=UZB%2CFRA")
    page.keyboard.press("Escape")  # while the list is open, the rest of the page is hidden from screen readers
    expect(page.get_by_role("figure", name="France rank").first).to_be_visible()


def test_a_series_is_picked_and_the_back_button_returns(visit: Open) -> None:
    page = visit(f"{PAGE}?theme=infrastructure")
    page.get_by_role("radio", name="Fixed telephone subscriptions").click()
    page.wait_for_url("**indicator=fixed_telephone*")
    expect(page.get_by_text("−8.4 per 100")).to_be_visible()
    page.get_by_role("radio", name="Digital divide").click()
    page.wait_for_url(f"**{PAGE}?theme=digital-divide")
    expect(page.get_by_role("radio", name="Individuals using the internet")).to_be_checked()
    back(page)
    page.wait_for_url("**indicator=fixed_telephone*")
    expect(page.get_by_role("radio", name="Fixed telephone subscriptions")).to_be_checked()
    back(page)
    page.wait_for_url(f"**{PAGE}?theme=infrastructure")
    expect(page.get_by_role("radio", name="Telecommunication Infrastructure Index")).to_be_checked()


def test_the_badge_of_a_statement_leads_to_its_series(visit: Open) -> None:
    page = visit("/?theme=infrastructure")
    page.get_by_role("button", name="Data", exact=True).click()
    expect(page.get_by_text("Published figures: Fixed broadband subscriptions.")).to_be_visible()
    page.locator("[data-testid=stPopoverBody]").get_by_role("link", name="Then and now").click()
    page.wait_for_url(f"**{PAGE}?*indicator=fixed_broadband*")
    expect(page.get_by_role("radio", name="Fixed broadband subscriptions")).to_be_checked()
    expect(page.get_by_role("radio", name="Infrastructure", exact=True)).to_be_checked()


def chips_can_be_read(page: Page) -> None:
    chip = page.locator("[data-testid=stMultiSelect] [data-tag]").first
    expect(chip).to_have_css("background-color", "rgb(47, 93, 134)")  # white on it has 6.9:1
    expect(chip).to_have_css("color", "rgb(255, 255, 255)")
    for part in chip.locator("span, svg").all():
        expect(part).to_have_css("color", "rgb(255, 255, 255)")


def figures_and_lines_fit(page: Page) -> None:
    boxes = [page.get_by_role("heading", level=1), page.locator("[data-testid=stMetric]").nth(1)]
    boxes.append(page.locator("[data-testid=stPlotlyChart]").first)
    for box in (found.bounding_box() for found in boxes):
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 768
    for metric in page.locator("[data-testid=stMetricValue]").all():
        assert metric.evaluate("node => node.scrollWidth <= node.clientWidth + 1"), "a figure is cut off"


# One series, one on two scales, and a theme with several: the others are drawn alike.
@pytest.mark.parametrize("theme", ["", "corruption", "infrastructure"])
def test_a_theme_fits_on_a_projector_meets_wcag_and_does_not_scroll_sideways(visit: Open, theme: str) -> None:
    page = visit(f"{PAGE}?theme={theme}" if theme else OPEN)
    figures_and_lines_fit(page)
    for screen in each_view(page) if theme != "infrastructure" else ():
        assert violations(page) == [], screen
        assert not scrolls_sideways(page), screen


def test_twelve_countries_meet_wcag_and_their_names_fit(visit: Open) -> None:
    page = visit(f"{PAGE}?compare={LONG_NAMES}")
    for screen in each_view(page):
        assert violations(page) == [], screen
        assert not scrolls_sideways(page), screen
        assert cut_names(page) == [], screen
        chips_can_be_read(page)


def cut_names(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """() => {
          const svg = document.querySelector('.js-plotly-plot .main-svg').getBoundingClientRect()
          return [...document.querySelectorAll('.js-plotly-plot')[0].querySelectorAll('.annotation-text')]
            .map(text => [text.textContent, text.getBoundingClientRect()])
            .filter(([, box]) => box.right > svg.right + 1 || box.bottom > svg.bottom + 1 || box.top < svg.top - 1)
            .map(([text]) => text)
        }"""
    )
    return found


@pytest.mark.parametrize(
    ("name", "nth", "content", "view"),
    [("Show all countries, then and now", 0, "Latest", 0), ("Table and downloads", 1, "South Korea", 1)],
)
def test_what_opens_on_a_click_meets_wcag_too(visit: Open, name: str, nth: int, content: str, view: int) -> None:
    screen, scheme = VIEWS[view]
    page = visit(f"{PAGE}?theme=corruption&compare={TWELVE}", *SCREENS[screen], scheme=scheme)
    page.get_by_role("button", name=name).nth(nth).click()
    body = page.locator("[data-testid=stPopoverBody]")
    expect(body.get_by_text(content, exact=True).first).to_be_visible()
    expect(body.get_by_role("button", name="Numbers as CSV")).to_be_visible()
    assert violations(page) == []
    assert not scrolls_sideways(page)
