"""What a page shows and to whom: accessibility, what fits on the first screen, hostile texts, a map without a network."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from egov_challenges.ui.text import JOINER

from .conftest import Open, drawn, serve

ADDRESSES = (
    "/?theme=digital-divide",
    "/timeline?show=theme",
    "/countries?count=fractional",
    "/sources?q=corruption",
    "/cases?country=BGD",
    "/data",
)
SCREENS = {"projector": (1366, 768), "phone": (390, 844)}
VIEWS = (("projector", "light"), ("phone", "dark"))  # each screen and each scheme once: CI has ten minutes
INK = {"light": "rgb(15, 23, 32)", "dark": "rgb(230, 234, 238)"}  # textColor of the themes in config.toml
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
pytestmark = pytest.mark.browser


def violations(page: Page) -> list[str]:
    """What axe finds on a page that has come to rest: while a page of Streamlit runs, what is old on it is pale."""
    page.wait_for_function("() => !document.querySelector('[data-test-script-state=running]')")
    # Only what is wrong is told in full: to tell what is right, too, takes as long again.
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(WCAG)}, "resultTypes": ["violations"]})
    return [f"{rule['id']}: {[node['html'][:200] for node in rule['nodes']]}" for rule in result.response["violations"]]


def each_view(page: Page) -> Iterator[str]:
    """Turn an open page into each of the views, one after the other; a page need not be opened for each of them."""
    for screen, scheme in VIEWS:
        width, height = SCREENS[screen]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        expect(page.get_by_test_id("stMain")).to_have_css("color", INK[scheme])
        drawn(page)
        page.wait_for_function("() => [...document.querySelectorAll('.main-svg')].every(it => it.clientWidth <= innerWidth)")
        yield screen


def scrolls_sideways(page: Page) -> bool:
    return bool(page.get_by_test_id("stMain").evaluate("main => main.scrollWidth > main.clientWidth"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_meets_wcag_and_does_not_scroll_sideways(visit: Open, address: str) -> None:
    page = visit(address)
    for screen in each_view(page):
        assert violations(page) == [], screen
        assert not scrolls_sideways(page), screen


@pytest.mark.parametrize(
    ("name", "content", "scheme"),
    [
        ("Filter", "Kind of source", "dark"),
        ("Abstract", "In our own words", "light"),
        ("Table and downloads", "Numbers as CSV", "dark"),
        ("Cite this", "What to cite", "light"),
    ],
)
def test_what_opens_on_a_click_meets_wcag_too(visit: Open, name: str, content: str, scheme: str) -> None:
    page = visit("/?theme=corruption", scheme=scheme)
    page.get_by_role("button", name=name).first.click()
    expect(page.locator("[data-testid=stPopoverBody]").get_by_text(content)).to_be_visible()
    assert violations(page) == []


def test_an_open_entry_meets_wcag_and_leads_into_the_charts(visit: Open) -> None:
    page = visit("/sources?q=knox")
    page.get_by_text("political inertia").first.click()
    expect(page.get_by_text("Political support, because of “political inertia”")).to_be_visible()
    expect(page.get_by_role("link", name="2008")).to_have_attribute("href", "timeline?year=2008")
    for screen in each_view(page):
        assert violations(page) == [], screen


def test_question_first_statements_and_both_charts_fit_on_a_projector(visit: Open) -> None:
    page = visit("/")
    for theme in ("Political support", "Digital divide", "Corruption", "Human resources", "Infrastructure"):
        page.get_by_role("radio", name=theme, exact=True).click()
        page.wait_for_url(f"**/?theme={theme.lower().replace(' ', '-')}")
        drawn(page)
        heading = page.get_by_role("heading", level=1).bounding_box()
        badges = page.get_by_role("button", name="Count").first.bounding_box()
        charts = [chart.bounding_box() for chart in page.locator("[data-testid=stPlotlyChart]").all()]
        assert len(charts) == 2
        for box in (heading, badges, *charts):
            assert box, theme
            assert box["y"] >= 0, theme
            assert box["y"] + box["height"] <= 768, theme


def test_the_menu_turns_a_page_dark_with_all_its_text(visit: Open) -> None:
    page = visit("/?theme=corruption")
    page.get_by_role("button", name="Main menu").click()
    page.get_by_role("menuitemradio", name="Dark").or_(page.get_by_role("radio", name="Dark")).first.click()
    page.keyboard.press("Escape")
    main = page.locator("[data-testid=stMain]")
    expect(main).to_have_css("color", INK["dark"])
    for text in page.locator(".js-plotly-plot svg text").all():
        expect(text).to_have_css("fill", INK["dark"])
    assert violations(page) == []


def test_on_a_phone_words_come_first(visit: Open) -> None:
    page = visit("/?theme=corruption", *SCREENS["phone"])
    heading = page.get_by_role("heading", level=1).bounding_box()
    chart = page.locator("[data-testid=stPlotlyChart]").first.bounding_box()
    assert heading
    assert chart
    assert heading["y"] < chart["y"]


def test_on_a_phone_the_menu_closes_over_the_page_that_was_chosen_from_it(visit: Open) -> None:
    page = visit("/?theme=corruption", *SCREENS["phone"])
    expect(page.get_by_role("button", name="Main menu")).to_be_in_viewport()
    page.get_by_role("button", name="Expand sidebar").click()
    expect(page.get_by_role("link", name="Timeline")).to_be_in_viewport()
    assert violations(page) == []
    page.get_by_role("link", name="Timeline").click()
    page.wait_for_url("**/timeline?theme=corruption")
    expect(page.get_by_role("heading", level=1)).to_contain_text("When did the sources appear?")
    expect(page.get_by_role("link", name="Countries")).not_to_be_in_viewport()
    page.get_by_role("button", name="Reset").click()
    page.wait_for_url("**/timeline")


def test_the_map_draws_every_country_with_no_request_leaving_the_machine(visit: Open) -> None:
    page = visit("/countries?guess=shown")
    page.wait_for_function("() => document.querySelectorAll('.choroplethlayer path').length === 174")
    expect(page.get_by_role("figure", name="6 countries on the map").first).to_be_visible()


HOSTILE = "<img src=x onerror=alert(1)> ![x](http://a.example/x.png) :red[x] $a$ and $b$ :tada: **b** &lt;"


def test_a_hostile_text_stands_on_the_page_as_it_was_written(visit: Open, root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(root / "data", folder)
    title = "Information technology and public sector corruption"
    for file, old, new in (
        ("en/themes.yaml", "question: Does government online make corruption harder?", f"question: '{HOSTILE}'"),
        ("en/themes.yaml", "title: Corruption", "title: '<b>C</b> :red[x]'"),
        ("references.yaml", f"title: {title}", f"title: '{title} {HOSTILE}'"),
        ("references.yaml", f"{title}. Information", f"{title} {HOSTILE}. Information"),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    with serve(root, tmp_path, EGOV_DATA=str(folder)) as server:
        page = visit("/?theme=corruption", url=server.url)
        expect(page.get_by_role("heading", level=1)).to_contain_text("<img src=x onerror=alert(1)>")
        assert f"public sector corruption {HOSTILE}" in page.locator("[data-testid=stMain]").inner_text().replace(JOINER, "")
        expect(page.get_by_role("radio", name="<b>C</b> :red[x]")).to_be_checked()
        page.context.close()


def test_a_broken_course_is_answered_calmly(visit: Open, root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(root / "data", folder)
    (folder / "coding.yaml").unlink()
    with serve(root, tmp_path, EGOV_DATA=str(folder)) as server:
        page = visit("/timeline", url=server.url, wait="[data-testid=stAlert]")
        expect(page.get_by_text("coding.yaml: the file is missing in data/; copy it from")).to_be_visible()
        assert violations(page) == []
        page.context.close()
