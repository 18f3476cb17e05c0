"""The files that are made from the course, opened from the disk with no network: used, and printed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from egov_challenges import data_folder, ready
from egov_challenges.choice import CHARTS, PARTS, Choice
from egov_challenges.handout import paper, whole

from .conftest import Open
from .test_looks import SCREENS, each_view, scrolls_sideways, violations

pytestmark = pytest.mark.browser
COURSE = ready.load(data_folder.HERE)
OUTLINES = data_folder.outlines(data_folder.HERE)
WIDE, NARROW = SCREENS["projector"], SCREENS["phone"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser without a network; what it asks of any, and what it complains of, fails the test."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}, offline=True)
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(("file:", "data:", "blob:")) else complaints.append(asked.url))
    yield page
    context.close()
    assert complaints == []


def opened(page: Page, folder: Path, content: bytes) -> None:
    file = folder / "file.html"
    file.write_bytes(content)
    page.goto(file.as_uri())


def fit(page: Page) -> None:
    """Nothing scrolls sideways, once charts that a script has drawn have taken the new width."""
    page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth", timeout=5000)


def test_a_handout_is_read_on_any_screen_and_printed_with_no_chart_cut(page: Page, tmp_path: Path) -> None:
    everything = Choice(parts=",".join(PARTS), charts=",".join(CHARTS))
    opened(page, tmp_path, paper(COURSE, everything, OUTLINES))
    for width, height in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        fit(page)
    assert violations(page) == []
    page.emulate_media(media="print")
    assert page.evaluate(
        """() => [...document.querySelectorAll('figure, tr')].every(it => getComputedStyle(it).breakInside === 'avoid')"""
    )
    page.set_viewport_size({"width": 643, "height": 900})  # the width of the text on A4
    cut = page.evaluate(
        """() => [...document.querySelectorAll('figure svg')].filter(svg => {
          const frame = svg.getBoundingClientRect()
          if (frame.right > innerWidth + 1 || frame.height > 900) return true
          return [...svg.querySelectorAll('text')].some(text => {
            const box = text.getBoundingClientRect()
            const across = box.left < frame.left - 1 || box.right > frame.right + 1
            return across || box.top < frame.top - 2 || box.bottom > frame.bottom + 2
          })
        }).map(svg => svg.getAttribute('aria-label').slice(0, 80))"""
    )
    assert cut == []
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    assert pages > 20


def test_the_whole_course_works_from_a_memory_stick(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path, whole(COURSE, OUTLINES))
    page.get_by_role("searchbox").fill("knox")
    expect(page.locator(".sources > li:visible")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"1 of {len(COURSE.references)}"))
    page.get_by_role("searchbox").fill("")
    for name in ("Corruption", "Quiz", "Glossary", "Lesson plans"):
        page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=2, name=name, exact=True)).to_be_in_viewport()
    page.get_by_role("navigation").get_by_role("link", name="Corruption", exact=True).click()
    expect(page.locator(".live .main-svg").first).to_be_visible()
    page.locator("section:has(> #corruption) figure").last.scroll_into_view_if_needed()  # its map
    page.wait_for_function("() => document.querySelectorAll('.choroplethlayer path').length > 100")
    question = page.locator("section:has(> #quiz) details").nth(1)
    expect(question.get_by_text("Answer:")).to_be_hidden()
    question.locator("summary").click()
    expect(question.get_by_text("Answer:")).to_be_visible()
    for width, height in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        fit(page)
    assert violations(page) == []


def test_the_page_of_handouts_hands_out_the_file(visit: Open) -> None:
    page = visit("/handout?themes=corruption")
    page.get_by_role("button", name="Make the handout").click()
    with page.expect_download() as file:
        page.get_by_role("button", name=re.compile("^Save the file")).click()
    assert file.value.suggested_filename == "handout.html"
    assert Path(file.value.path()).read_bytes() == paper(COURSE, Choice(themes="corruption"), OUTLINES)
    for screen in each_view(page):
        assert violations(page) == [], screen
        assert not scrolls_sideways(page), screen
