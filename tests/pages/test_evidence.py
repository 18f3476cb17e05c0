"""The pages Cases abroad and Data."""

import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges import course as courses
from egov_challenges import data_folder, frames

from .conftest import Run, words

COURSE = courses.load(data_folder.HERE)


def links(app: AppTest) -> list[str]:
    return [f"{link.proto.page}?{link.proto.query_string}" for link in app.get("page_link")]


@pytest.mark.parametrize("place", frames.cases(COURSE))
def test_a_case_says_what_the_list_has_and_lacks_and_lists_its_sources(run: Run, place: str) -> None:
    app = run("cases", country=place)
    text = words(app)
    name = COURSE.place_name(place)
    assert f"{name}: what the list has" in text
    assert "What the list cannot tell" in text
    works = len(frames.case(COURSE, place))
    assert len(app.expander) == works
    assert f"{works} source" in text
    assert "⟨" not in text


def test_without_a_choice_all_cases_stand_in_a_table_and_none_is_taken_for_chosen(run: Run) -> None:
    for params in ({}, {"country": "KAZ"}, {"country": "none"}):
        app = run("cases", **params)
        assert not app.exception
        rows = [line for line in words(app).splitlines() if line.startswith("| ")]
        assert len(rows) == 2 + len(frames.cases(COURSE))  # the head and the line below it
        assert not app.expander


def test_a_theme_that_is_chosen_elsewhere_does_not_hide_sources_of_a_case(run: Run) -> None:
    assert len(run("cases", country="BGD", theme="corruption", year="1997").expander) == 3


def test_a_country_chosen_on_the_countries_page_leads_to_its_case(run: Run) -> None:
    app = run("countries", country="IND")
    assert any("country=IND" in link for link in links(app))
    assert not any("country=" in link for link in links(run("countries", country="KAZ")))


def test_a_case_is_picked_and_stands_in_the_address(run: Run) -> None:
    app = run("cases")
    app.button_group(key="pick_country").set_value("KOR").run()
    assert app.query_params["country"] == "KOR"
    assert "South Korea: what the list has" in words(app)


def test_each_data_set_is_shown_with_its_licence_and_how_it_was_obtained(run: Run) -> None:
    text = words(run("data"))
    for dataset in COURSE.datasets:
        assert dataset.title in text
        assert f"Licence: {dataset.licence}" in text
        assert f"Obtained: {dataset.obtained}" in text
        assert f"File: {dataset.file}" in text
        assert not dataset.left_out or f"Left out: {dataset.left_out}" in text
