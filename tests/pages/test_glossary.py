"""The page Glossary, and the terms that other pages mark."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges import course as courses
from egov_challenges import data_folder

from .conftest import SCRIPTS, Run, words

COURSE = courses.load(data_folder.HERE)
TERMS = COURSE.glossary
LINK = re.compile(r"\]\(glossary\?term=([\w-]+)\)")


def marked(app: AppTest) -> list[str]:
    """The terms that a page marks, each as often as it does."""
    return [id_ for element in (*app.markdown, *app.caption) for id_ in LINK.findall(str(element.value))]


def explained(app: AppTest) -> list[dict[str, Any]]:
    """What is sent for the terms of a page to be explained in place."""
    sent = [json.loads(element.proto.json) for element in app.get("bidi_component") if element.proto.json]
    return [data for data in sent if "terms" in data]


def headings(app: AppTest) -> list[str]:
    text = "\n".join(str(element.value) for element in app.markdown).replace("\\", "")
    return re.findall(r"^## (.+)$", text, flags=re.MULTILINE)


def test_all_terms_stand_by_alphabet_each_with_its_definition_source_pages_and_relatives(run: Run) -> None:
    app = run("glossary")
    found = headings(app)
    assert found == sorted((it.term for it in TERMS.values()), key=str.casefold)
    assert f"{len(found)} of {len(found)} terms." in words(app)
    for it in TERMS.values():
        assert it.definition in words(app), it.id
    kappa = words(app).split("## Cohen's kappa")[1].split("## ")[0]
    assert "Our own wording, not taken from the paper." in kappa
    assert "Used on: [Method](./method)" in kappa
    assert "See also: intercoder agreement, Krippendorff's alpha" in kappa
    assert "(?term=kappa)" in kappa
    assert "Published figures: Human Capital Index. UN E-Government Survey" in words(app)
    assert "It rests on: “faces several challenges”" in words(app)


def test_a_definition_links_other_terms_and_not_its_own(run: Run) -> None:
    app = run("glossary", term="kappa")
    definition = next(str(element.value) for element in app.markdown if str(element.value).startswith("## "))
    linked = LINK.findall(definition.split(":small")[0])
    assert "agreement" in linked
    assert "kappa" not in linked


def test_a_search_narrows_the_terms_and_stands_in_the_address(run: Run) -> None:
    app = run("glossary")
    app.text_input(key="pick_q").set_value("less CHANCE").run()
    assert headings(app) == ["Cohen's kappa"]
    assert app.query_params["q"] == "less CHANCE"
    assert f"1 of {len(TERMS)} terms." in words(app)


def test_a_search_that_finds_nothing_says_so(run: Run) -> None:
    app = run("glossary", q="nonsense")
    assert headings(app) == []
    assert "No term of the glossary has all of these words" in words(app)


def test_the_address_of_a_term_shows_it_alone_with_the_way_back_to_all(run: Run) -> None:
    app = run("glossary", term="digital-divide")
    assert headings(app) == ["digital divide"]
    next(button for button in app.button if button.label == f"All {len(TERMS)} terms").click().run()
    assert len(headings(app)) == len(TERMS)
    assert "term" not in app.query_params


def test_a_term_that_there_is_not_is_answered_with_all_that_there_are(run: Run) -> None:
    app = run("glossary", term="nonsense")
    assert "“nonsense” is not a value of “term” in this course and is left out." in words(app)
    assert len(headings(app)) == len(TERMS)


def test_a_course_without_a_glossary_says_so_and_marks_nothing(run: Run, taught: Path) -> None:
    (taught / "en" / "glossary.yaml").unlink()
    app = run("glossary")
    assert "There is no glossary for this course yet." in words(app)
    assert not app.text_input
    home = run("")
    assert marked(home) == []
    assert explained(home) == []


@pytest.mark.parametrize("page", [page for page in SCRIPTS if page != "glossary"])
def test_a_page_marks_a_term_once_and_can_explain_all_that_it_marks(run: Run, page: str) -> None:
    for _ in range(2):  # the second time everything is kept that a page keeps
        app = run(page)
        found = marked(app)
        assert max(Counter(found).values(), default=1) == 1
        sent = explained(app)
        assert len(sent) == bool(found)
        assert [id_ for data in sent for id_ in data["terms"]] == found
    app.run()
    assert marked(app) == found


def test_the_home_page_marks_the_terms_of_its_statements_and_reads_as_before(run: Run) -> None:
    app = run("", theme="digital-divide")
    assert {"digital-divide", "abstract", "e-governance"} <= set(marked(app))
    assert "The digital divide is among the challenges that the abstract names." in words(app)
    (sent,) = explained(app)
    term, definition, origin = sent["terms"]["digital-divide"]
    assert (term, definition) == ("digital divide", TERMS["digital-divide"].definition)
    assert origin == "Our own wording, not taken from the paper."


def test_the_rules_of_the_codebook_mark_their_terms(run: Run) -> None:
    assert {"reference-list", "corruption", "civil-service", "evidence"} <= set(marked(run("method")))
    assert {"kappa", "alpha", "agreement"} <= set(marked(run("method", part="agreement")))


@pytest.mark.parametrize(("left", "entered"), [("sources", "glossary"), ("glossary", "sources")])
def test_a_search_among_sources_is_none_among_terms_nor_the_other_way_round(run: Run, left: str, entered: str) -> None:
    app = run(left, q="corruption", theme="corruption")
    app.query_params.clear()
    app.switch_page(str(SCRIPTS[entered])).run()
    assert app.text_input(key="pick_q").value == ""
    app.query_params.clear()
    app.switch_page("paper/countries.py").run()
    assert "3 of 49 sources" in words(app), "the theme is kept"


def test_a_hostile_text_around_a_term_stays_a_text(run: Run, taught: Path) -> None:
    path = taught / "en" / "themes.yaml"
    old = "text: The paper takes a critical look at how far the country has come with e-government."
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, "text: '](http://a.example) e-government ![x](x.png) <b>'"), encoding="utf-8")
    shown = next(str(element.value) for element in run("").markdown if "a\\.example" in str(element.value))
    assert LINK.findall(shown) == ["e-government"]
    assert re.findall(r"(?<!\\)(?:\]\((?!glossary)|<|!)", shown) == []
