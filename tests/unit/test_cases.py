"""The cases abroad: which they are, what the list has of them and what it cannot tell."""

import pytest

from egov_challenges import frames, readouts
from egov_challenges.choice import Choice
from egov_challenges.frames.cases import RULE
from egov_challenges.language import is_country
from egov_challenges.model import Course


def test_the_cases_are_the_places_that_sources_study_beside_the_papers_own(course: Course) -> None:
    found = frames.cases(course)
    assert set(found[:5]) == {"BGD", "IND", "CHN", "KOR", "UZB"}
    assert set(found[5:]) == {"central-asia", "arab-states", "asia-and-pacific", "east-and-southeast-asia"}
    counted = frames.places(course, Choice(rule=RULE)).set_index("place")["works"]
    assert all(len(frames.case(course, place)) == counted[place] for place in found)


def test_a_case_names_each_theme_once_as_shown_or_as_silent(course: Course) -> None:
    for place in frames.cases(course):
        told = frames.case(course, place).attrs
        assert sorted(told["shown"] + told["silent"]) == sorted(words.title for words in course.themes)


def test_what_the_list_cannot_tell_is_said_of_every_case_with_its_source(course: Course) -> None:
    for place in frames.cases(course):
        counted = frames.case(course, place)
        said = readouts.has(counted, course.language) + readouts.lacks(counted, course.language)
        assert {kind for _, kind in said} <= {"abstract", "data", "ours"}
        assert any("no country by name" in sentence for sentence, _ in said)
        assert any("is a region" in sentence for sentence, _ in said) != is_country(place)


def test_bangladesh_stands_beside_kazakhstan_in_every_series_by_rank_or_value(course: Course) -> None:
    beside = frames.beside_home(course, "BGD")
    table = readouts.beside_home(beside, course.language)
    assert list(table.columns)[1:] == ["Kazakhstan", "Bangladesh"]
    egdi = table[table["Published series"] == "E-Government Development Index"].iloc[0]
    assert egdi["Kazakhstan"] == "rank 46 of 183 in 2010 → rank 28 of 193 in 2022"
    internet = table[table["Published series"] == "Individuals using the internet"].iloc[0]
    assert internet["Kazakhstan"].startswith("11% in 2008")


@pytest.mark.parametrize("place", ["KAZ", "none"])
def test_the_papers_own_country_and_no_country_are_no_case(course: Course, place: str) -> None:
    assert place not in frames.cases(course)
