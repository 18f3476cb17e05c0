"""Every chart as a picture, saved by the reader's own browser."""

import io
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from egov_challenges import __version__

from .conftest import Open
from .test_looks import SCREENS, VIEWS, violations

CHARTS = [
    ("/", "years"),
    ("/?theme=digital-divide", "places"),
    ("/timeline?show=theme", "groups"),
    ("/timeline?show=read", "months"),
    ("/countries?rule=seat&count=fractional", "places"),
    ("/countries?guess=shown", "outlines"),
    ("/then-and-now?theme=corruption", "series"),
    ("/then-and-now?indicator=egdi_rank", "world"),
    ("/method?part=spectroscopy&edges=cut", "spectrum"),
]
CREDITS = {  # of charts that rest on other data than the list
    "series": "Transparency International, 2023. CC BY-ND 4.0",
    "world": "United Nations, Department of Economic and Social Affairs, 2022.",
}
# The chart as it is drawn, but for the names that plotly gives each drawing and its parts, and what it will be drawn from again.
STATE = """noun => {
  const plot = document.querySelector(`.st-key-chart_${noun} .js-plotly-plot`)
  const drawn = [...plot.querySelectorAll('.main-svg')].map(svg => svg.outerHTML).join()
  const uid = new RegExp(`(?<![0-9.])${plot._fullLayout._uid}`, 'g') // six letters of hex, which a coordinate may hold as well
  const nameless = drawn.replaceAll(uid, '').replace(/trace[0-9a-f]{6}|(g-)?cb[0-9a-f]{6}/g, '')
  return [nameless, JSON.stringify(plot.layout), JSON.stringify(plot._context)]
}"""
FOCUSED = """() => {
  let found = document.activeElement
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement
  return found?.textContent ?? ""
}"""
pytestmark = pytest.mark.browser


def opened(page: Page, noun: str) -> None:
    page.locator(f".st-key-chart_{noun}_table").get_by_role("button", name="Table and downloads").click()
    expect(page.get_by_role("button", name="Picture as PNG")).to_be_visible()


def taken(page: Page, kind: str) -> tuple[str, bytes]:
    """The name and the content of the file behind a button of the open popover."""
    with page.expect_download() as file:
        page.get_by_role("button", name=f"Picture as {kind}").click()
    return file.value.suggested_filename, Path(file.value.path()).read_bytes()


def texts(drawing: ET.Element) -> list[str]:
    """Each text of a drawing, its lines joined."""
    found = drawing.iter("{http://www.w3.org/2000/svg}text")
    return [" ".join(" ".join(part.strip() for part in text.itertext()).split()) for text in found]


def cut_or_covered(page: Page, drawing: bytes) -> list[str]:
    """What is wrong with the texts of a picture as a browser draws it."""
    sheet = page.context.new_page()
    sheet.set_content(f'<body style="margin: 0">{drawing.decode()}')
    width, height = (float(sheet.locator("svg.main-svg").first.get_attribute(side) or 0) for side in ("width", "height"))
    boxes = sheet.evaluate(
        """() => [...document.querySelectorAll('text')].filter(text => text.textContent.trim()).map(text => {
          const { left, top, right, bottom } = text.getBoundingClientRect()
          return [text.textContent, left, top, right, bottom]
        })"""
    )
    sheet.close()
    assert boxes
    wrong = [
        f"{text} is at the edge" for text, left, top, right, bottom in boxes if min(left, top, width - right, height - bottom) < 4
    ]
    for (one, left, top, right, bottom), (other, left2, top2, right2, bottom2) in combinations(boxes, 2):
        across, down = min(right, right2) - max(left, left2), min(bottom, bottom2) - max(top, top2)
        if across > 1 and down > 3:
            wrong.append(f"{one} covers {other}")
    return wrong


@pytest.mark.parametrize(
    ("address", "noun", "screen", "scheme"), [(*chart, *VIEWS[place % 2]) for place, chart in enumerate(CHARTS)]
)
def test_a_chart_leaves_as_png_and_svg_and_stays_as_it_was(
    visit: Open, address: str, noun: str, screen: str, scheme: str
) -> None:
    page = visit(address, *SCREENS[screen], scheme=scheme)
    if noun in {"outlines", "world"}:
        page.wait_for_function("() => document.querySelectorAll('.choroplethlayer path').length === 174")
    before = page.evaluate(STATE, noun)
    around = page.get_by_test_id("stVerticalBlock").filter(has=page.locator(f".st-key-chart_{noun}")).last
    title = around.get_by_role("heading").inner_text()
    ink = page.locator("[data-testid=stMain]").evaluate("main => getComputedStyle(main).color")
    opened(page, noun)

    name, content = taken(page, "PNG")
    assert name.startswith(noun)
    assert name.endswith(".png")
    image = Image.open(io.BytesIO(content)).convert("RGB")
    assert image.width == 2560
    assert image.height >= 1440
    corners = [image.getpixel((x, y)) for x in (0, image.width - 1) for y in (0, image.height - 1)]
    assert set(corners) == {(255, 255, 255)}
    small = image.resize((320, image.height // 8), Image.Resampling.NEAREST)
    coloured = [rgb for _, rgb in small.getcolors(1 << 20) or [] if isinstance(rgb, tuple) and max(rgb) - min(rgb) > 30]
    assert coloured, "only shades of grey"

    name, content = taken(page, "SVG")
    assert name.endswith(".svg")
    drawing = ET.fromstring(content)  # noqa: S314 - our own file
    assert (float(drawing.get("width", 0)) * 8 / 3, round(float(drawing.get("height", 0)) * 8 / 3)) == image.size
    assert "href" not in content.decode().replace('href="#', "").replace('href="data:', "")
    found = texts(drawing)
    assert title in found
    foot = next(text for text in found if "Data: " in text)
    for part in (
        CREDITS.get(noun, "Springer (publisher's page of the paper), 2009."),
        f"E-Gov Challenges {__version__}, CC BY 4.0",
        f"View: {address}",
    ):
        assert part.split("?")[0] in foot
    labels = page.locator(f".st-key-chart_{noun} svg text").all_text_contents()
    assert {" ".join(label.split()) for label in labels} <= {*found, ""}
    assert cut_or_covered(page, content) == []

    assert page.evaluate(STATE, noun) == before
    for text in page.locator(f".st-key-chart_{noun} svg text").all():
        expect(text).to_have_css("fill", ink)


def test_no_text_of_a_picture_is_cut_however_long_what_was_chosen(visit: Open) -> None:
    page = visit("/countries?rule=seat&q=" + "nowhere" * 20)
    opened(page, "places")
    assert cut_or_covered(page, taken(page, "SVG")[1]) == []


def test_a_picture_is_the_same_on_a_phone_and_on_a_projector(visit: Open) -> None:
    pictures = []
    for screen, scheme in VIEWS:
        page = visit("/countries?theme=digital-divide", *SCREENS[screen], scheme=scheme)
        opened(page, "places")
        pictures.append(taken(page, "PNG")[1])
    assert pictures[0] == pictures[1]


def test_a_picture_is_saved_by_the_keyboard(visit: Open) -> None:
    page = visit("/")
    page.locator(".st-key-chart_years_table").get_by_role("button").press("Enter")
    page.wait_for_function(f"() => ({FOCUSED})().endsWith('Picture as PNG')")
    numbers = page.get_by_role("button", name="Numbers as CSV")
    expect(numbers).to_be_visible()  # what has not come yet cannot take the focus
    with page.expect_download() as file:
        page.keyboard.press("Enter")
    assert file.value.suggested_filename == "years.png"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED).endswith("Picture as SVG")
    expect(page.get_by_role("button", name="Picture as SVG")).to_have_css("outline-style", "solid")
    page.keyboard.press("Tab")
    expect(numbers).to_be_focused()


def test_the_numbers_of_a_chart_are_those_of_its_frame(visit: Open) -> None:
    page = visit("/countries?rule=seat&count=fractional")
    opened(page, "places")
    with page.expect_download() as file:
        page.get_by_role("button", name="Numbers as CSV").click()
    assert file.value.suggested_filename == "places-seat-fractional.csv"
    lines = Path(file.value.path()).read_bytes().decode("utf-8-sig").splitlines()
    assert lines[:2] == ["place,name,level,works,chosen", "GBR,United Kingdom,country,4.5,4.5"]


def test_the_open_popover_meets_wcag_and_its_buttons_are_large_enough(visit: Open) -> None:
    screen, scheme = VIEWS[1]
    page = visit("/timeline?show=theme", *SCREENS[screen], scheme=scheme)
    opened(page, "groups")
    expect(page.get_by_role("button", name="Picture as PNG")).to_be_in_viewport()
    for name in ("Picture as PNG", "Picture as SVG", "Numbers as CSV"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= SCREENS[screen][0]
    expect(page.locator(".modebar-btn").first).to_be_hidden()
    assert violations(page) == []
