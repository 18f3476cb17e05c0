"""What a reader takes along: the sources as files, citations, and the address of the view."""

import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges import course as courses
from egov_challenges import data_folder
from egov_challenges.bibliography import FORMATS, apa, citable
from egov_challenges.ui.cite import citations

from .conftest import SCRIPTS, Run

COURSE = courses.load(data_folder.HERE)


def opened(app: AppTest, key: str) -> AppTest:
    app.session_state[key] = True
    app.run()
    assert not app.exception, [error.message for error in app.exception]
    return app


def labels(app: AppTest) -> list[str]:
    return [button.proto.label.replace("\\", "") for button in app.get("download_button")]


def test_a_closed_popover_costs_nothing(run: Run) -> None:
    app = run("sources")
    assert labels(app) == []
    assert list(app.text) == []


def test_the_sources_are_offered_in_every_form(run: Run) -> None:
    app = opened(run("sources", theme="corruption"), "export")
    text = COURSE.language.text
    assert labels(app) == [text(f"export.{name}") for name in (*FORMATS, "csv")]


@pytest.mark.parametrize("page", SCRIPTS)
def test_every_page_says_how_to_cite_the_paper(run: Run, page: str) -> None:
    app = opened(run(page), "cite")
    assert [element.value for element in app.text][:2] == [citations(COURSE)[0].apa, citations(COURSE)[0].bibtex]
    assert "All of these as BibTeX" in labels(app)


def test_each_thing_that_can_be_cited_is_in_the_list(run: Run) -> None:
    app = opened(run("timeline"), "cite")
    items = citable(COURSE)
    assert len(app.selectbox(key="cite_what").options) == len(items) == 2 + len(COURSE.datasets)
    for place, item in enumerate(items):
        app.selectbox(key="cite_what").select_index(place).run()
        assert app.text[0].value == apa.entries([item])[0]
        assert f"{{{item.id}," in app.text[1].value


def test_the_link_of_the_view_holds_the_choice_and_leaves_out_what_is_wrong(run: Run) -> None:
    app = opened(run("timeline", theme="corruption", q="a b&c", year="1066"), "cite")
    assert app.text[2].value.endswith("?theme=corruption&q=a+b%26c")
