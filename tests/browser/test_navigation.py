"""Menu, links, the back button and clicks on charts, in a real browser."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open, back, drawn, serve

SECTIONS = {
    "Themes": "The paper",
    "Timeline": "The paper",
    "Countries": "The paper",
    "Sources": "The paper",
    "Then and now": "Evidence",
    "Cases abroad": "Evidence",
    "Method": "Evidence",
    "Data": "Evidence",
    "Quiz": "Learn",
    "Code the sources": "Learn",
    "Glossary": "Learn",
    "My work": "Learn",
    "Lesson": "Teach",
    "Live class": "Teach",
    "Handout": "Teach",
    "Hand-ins": "Teach",
}
SHORT = ("themes", "-abroad", "-class")  # what an address leaves out of the name
PAGES = {name: re.sub(f"({'|'.join(SHORT)})$", "", f"/{name.lower().replace(' ', '-')}") for name in SECTIONS}
pytestmark = pytest.mark.browser


def params(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def menu(page: Page, name: str) -> None:
    page.get_by_test_id("stTopNav").get_by_role("button", name=SECTIONS[name]).click()
    page.get_by_role("menuitem", name=name, exact=True).click()
    page.wait_for_url(f"**{PAGES[name]}*")
    drawn(page)


def bar(page: Page, chart: int, name: str, rest: bool = False) -> None:
    """Click the bar of a category, as a person would: in the middle of its chosen part, or of the rest."""
    spot = page.evaluate(
        """([chart, name, rest]) => {
          const plot = document.querySelectorAll('.js-plotly-plot')[chart]
          for (const trace of plot._fullData.slice(rest ? 1 : 0)) {
            const across = trace.orientation === 'h' ? trace.y : trace.x
            const at = [...(across || [])].indexOf(name)
            const lengths = trace.orientation === 'h' ? trace.x : trace.y
            if (trace.type === 'bar' && at >= 0 && lengths[at] > 0) {
              const shapes = plot.querySelectorAll('.bars')[trace.index].querySelectorAll('.point path')
              const box = shapes[at].getBoundingClientRect()
              return [box.x + box.width / 2, box.y + box.height / 2]
            }
          }
        }""",
        [chart, name, rest],
    )
    page.mouse.click(*spot)


def test_the_menu_opens_each_page(visit: Open) -> None:
    page = visit("/sources?guess=shown")
    for name, address in PAGES.items():
        menu(page, name)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert urlsplit(page.url).path == address


@pytest.mark.parametrize("path", ["/timeline?show=kind", "/quiz?about=corruption"])
def test_a_deep_link_as_the_first_request_of_a_fresh_server_opens_its_page_with_the_menu(
    visit: Open, root: Path, tmp_path: Path, path: str
) -> None:
    with serve(root, tmp_path) as fresh:
        page = visit(path, url=fresh.url)
        for section in dict.fromkeys(SECTIONS.values()):
            expect(page.get_by_test_id("stTopNav").get_by_role("button", name=section)).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
        menu(page, "Themes")
        page.context.close()


def test_a_theme_is_chosen_shown_in_the_address_and_reset(visit: Open) -> None:
    page = visit("/")
    page.get_by_role("radio", name="Corruption").click()
    expect(page.get_by_text("3 of 49 sources", exact=True)).to_be_visible()
    assert params(page) == {"theme": "corruption"}
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_text("49 of 49 sources", exact=True)).to_be_visible()
    assert params(page) == {}


def test_the_choice_goes_along_to_the_next_page_and_the_back_button_returns(visit: Open) -> None:
    page = visit("/")
    page.get_by_role("radio", name="Corruption").click()
    expect(page.get_by_text("3 of 49 sources", exact=True)).to_be_visible()
    menu(page, "Timeline")
    expect(page.get_by_text("3 of 49 sources", exact=True)).to_be_visible()
    page.wait_for_url("**/timeline?theme=corruption")
    page.get_by_role("radio", name="Dates of access").click()
    page.wait_for_url("**/timeline?*show=read*")
    expect(page.get_by_text("3 of 49 sources", exact=True)).to_be_visible()
    back(page)
    page.wait_for_url("**/timeline?theme=corruption")
    expect(page.get_by_role("radio", name="Publication years")).to_be_checked()
    back(page)
    page.wait_for_url("**/?theme=corruption")
    expect(page.get_by_role("heading", level=1)).to_contain_text("corruption")
    back(page)
    expect(page.get_by_text("49 of 49 sources", exact=True)).to_be_visible()


def test_a_click_on_a_bar_lists_the_entries_behind_it_and_a_second_click_lets_go(visit: Open) -> None:
    page = visit("/timeline?guess=shown")
    bar(page, 0, "2005")
    expect(page.get_by_text("7 of 49 sources · 2005")).to_be_visible()
    expect(page.get_by_role("heading", name="7 sources", exact=True)).to_be_visible()
    assert params(page) == {"guess": "shown", "year": "2005"}
    bar(page, 0, "2005")
    expect(page.get_by_text("49 of 49 sources", exact=True)).to_be_visible()


def test_a_click_on_a_bar_without_a_chosen_source_lists_its_sources_all_the_same(visit: Open) -> None:
    page = visit("/?theme=digital-divide")
    bar(page, 0, "1998", rest=True)
    expect(page.get_by_text("1 of 49 sources · 1998")).to_be_visible()
    assert params(page) == {"year": "1998"}


def test_a_click_on_a_country_bar_moves_every_chart_and_list(visit: Open) -> None:
    page = visit("/")
    bar(page, 1, "Bangladesh")
    expect(page.get_by_text("3 of 49 sources · Bangladesh")).to_be_visible()
    expect(page.get_by_role("heading", name="3 of 49 sources; no year stands out")).to_be_visible()
    expect(page.get_by_role("heading", name="3 sources", exact=True)).to_be_visible()
    assert params(page) == {"country": "BGD"}


def test_a_click_on_the_map_chooses_the_country(visit: Open) -> None:
    page = visit("/countries?guess=shown")
    page.wait_for_function("() => document.querySelectorAll('.choroplethlayer path').length > 170")
    index = page.evaluate("() => document.querySelectorAll('.js-plotly-plot')[1]._fullData[0].locations.indexOf('KAZ')")
    box = page.locator(".choroplethlayer path").nth(index).bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_text("19 of 49 sources · Kazakhstan")).to_be_visible()
    assert params(page) == {"country": "KAZ", "guess": "shown"}


def test_the_same_choice_can_be_made_in_an_ordinary_control_by_keyboard(visit: Open) -> None:
    page = visit("/timeline")
    page.get_by_role("button", name="Filter").press("Enter")
    box = page.get_by_role("combobox", name="Publication year")
    box.press("ArrowDown")
    box.press_sequentially("2005")
    box.press("Enter")
    expect(page.get_by_text("7 of 49 sources · 2005")).to_be_visible()
    assert params(page) == {"year": "2005"}


def test_a_link_restores_the_whole_view(visit: Open) -> None:
    page = visit("/timeline?theme=political-support&country=KAZ&kind=article-journal&show=theme")
    expect(page.get_by_text("3 of 49 sources · Kazakhstan · Article in a journal")).to_be_visible()
    expect(page.get_by_role("radio", name="Years by theme")).to_be_checked()


def test_a_badge_opens_its_source(visit: Open) -> None:
    page = visit("/?theme=corruption")
    page.get_by_role("button", name="Abstract").first.click()
    expect(page.get_by_text("It rests on: “widespread corruption”")).to_be_visible()


def test_the_downloads_hold_what_is_shown(visit: Open) -> None:
    page = visit("/sources?theme=corruption")
    page.get_by_role("button", name="Download these sources").click()
    with page.expect_download() as csv:
        page.get_by_role("button", name="Table with our coding, CSV").click()
    lines = Path(csv.value.path()).read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("number,id,authors,year,title")
    assert len(lines) == 1 + 3


def test_the_list_of_sources_turns_its_pages(visit: Open) -> None:
    page = visit("/sources")
    page.get_by_role("button", name="Page 2", exact=True).click()
    page.wait_for_url("**/sources?page=2")
    expect(page.get_by_text("Entry 11 ·")).to_be_visible()
