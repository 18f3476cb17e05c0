"""Downloads, opened as a reader's programs would; citations and the link of a view."""

import json
from pathlib import Path

import pybtex.database
import pytest
import rispy
import yaml
from playwright.sync_api import Page, expect

from egov_challenges.model import Course

from ..programs import run
from .conftest import Open, drawn

CORRUPTION = ["heeks1998", "ti2008", "ti2006"]
pytestmark = pytest.mark.browser


def taken(page: Page, button: str) -> tuple[str, Path]:
    """The suggested name and the content of a file that a button hands out."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.suggested_filename, Path(download.value.path())


def test_each_download_of_the_sources_opens_in_another_program(visit: Open) -> None:
    page = visit("/sources?theme=corruption")
    page.get_by_role("button", name="Download these sources").click()

    name, file = taken(page, "BibTeX")
    assert name == "sources.bib"
    assert list(pybtex.database.parse_file(str(file), "bibtex").entries) == CORRUPTION
    assert [found["id"] for found in json.loads(run("pandoc", "--from=biblatex", "--to=csljson", str(file)))] == CORRUPTION

    name, file = taken(page, "RIS")
    assert name == "sources.ris"
    assert [found["id"] for found in rispy.loads(file.read_text(encoding="utf-8"))] == CORRUPTION

    name, file = taken(page, "CSL JSON")
    assert name == "sources.csl.json"
    assert [found["id"] for found in json.loads(run("pandoc", "--from=csljson", "--to=csljson", str(file)))] == CORRUPTION

    name, file = taken(page, "CSL YAML")
    assert name == "sources.csl.yaml"
    assert [found["id"] for found in yaml.safe_load(file.read_text(encoding="utf-8"))["references"]] == CORRUPTION

    name, file = taken(page, "Text after APA")
    assert name == "sources.apa.txt"
    assert file.read_text(encoding="utf-8").startswith("Heeks, R. (1998). Information technology and public sector corruption (")


def test_the_paper_is_cited_from_the_foot_and_the_link_brings_the_view_back(visit: Open, course: Course) -> None:
    page = visit("/timeline?theme=corruption&show=kind")
    page.get_by_role("button", name="Cite this").click()
    box = page.locator("[data-testid=stPopoverBody]")
    expect(box.get_by_text("Public Organization Review, 10(1), 31–47.")).to_be_visible()
    link = box.locator("[data-testid=stText]").last.inner_text()
    assert link == page.url
    name, file = taken(page, "All of these as BibTeX")
    assert name == "citations.bib"
    assert len(pybtex.database.parse_file(str(file), "bibtex").entries) == 2 + len(course.datasets)
    page.goto(link)
    drawn(page)
    expect(page.get_by_role("radio", name="Corruption")).to_be_checked()


def test_the_citations_load_no_highlighter_of_code(visit: Open) -> None:
    page = visit("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Cite this").click()
    expect(page.get_by_text("@article{bhuiyan2010,")).to_be_visible()
    assert [address for address in asked if "Highlighter" in address or "Code" in address] == []


def test_a_link_is_the_view_also_after_the_menu_has_kept_the_choice(visit: Open) -> None:
    page = visit("/?theme=corruption")
    page.get_by_test_id("stTopNav").get_by_role("button", name="The paper").click()
    page.get_by_role("menuitem", name="Timeline", exact=True).click()
    page.wait_for_url("**/timeline?theme=corruption")
    drawn(page)
    page.get_by_role("button", name="Cite this").click()
    expect(page.locator("[data-testid=stPopoverBody] [data-testid=stText]").last).to_have_text(page.url)
