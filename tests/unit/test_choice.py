"""The address: what it says becomes a choice, what it cannot mean is answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_challenges import course as courses
from egov_challenges import data_folder
from egov_challenges.choice import Choice, parse, valid
from egov_challenges.indicator import OVERALL
from egov_challenges.model import Course

COURSE = courses.load(data_folder.HERE)


def listed(choice: Choice) -> dict[str, list[str]]:
    return {name: [value] for name, value in choice.params().items()}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in valid(COURSE).items() for value in values])
def test_every_valid_value_survives_the_way_through_the_address(name: str, value: str) -> None:
    choice = Choice(**{name: value})
    if name == "indicator" and COURSE.indicators[value].theme != OVERALL:
        choice = choice.put(theme=COURSE.indicators[value].theme)  # a series of a theme brings its theme along
    assert parse({name: [value]}, COURSE) == (choice, [])
    assert parse(listed(choice), COURSE) == (choice, [])


@pytest.mark.parametrize("name", list(valid(COURSE)))
def test_a_wrong_value_is_left_out_and_answered_with_the_valid_ones(name: str) -> None:
    choice, wrong = parse({name: ["nonsense"], "kind": ["report"]} if name != "kind" else {name: ["nonsense"]}, COURSE)
    assert getattr(choice, name) == getattr(Choice(), name)
    assert [(problem.problem, problem.name, problem.value) for problem in wrong] == [("value", name, "nonsense")]
    assert wrong[0].valid == valid(COURSE)[name]


@given(st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=300), max_size=3), max_size=6))
def test_any_address_whatever_gives_a_choice_of_this_course(params: dict[str, list[str]]) -> None:
    choice, wrong = parse(params, COURSE)
    assert parse(listed(choice), COURSE) == (choice, [])
    assert len(wrong) <= len(params)


def test_a_name_that_is_no_part_of_a_view_and_a_name_given_twice_are_answered() -> None:
    choice, wrong = parse({"them": ["corruption"], "year": ["2001", "2002"], "q": ["x" * 201]}, COURSE)
    assert choice == Choice()
    assert [problem.problem for problem in wrong] == ["name", "twice", "long"]


def test_a_search_for_spaces_is_no_search() -> None:
    assert parse({"q": ["  "]}, COURSE) == (Choice(), [])


def test_a_click_chooses_and_a_second_click_lets_go() -> None:
    once = Choice(theme="corruption", page="2").toggled(year="2006", kind="report")
    assert once == Choice(theme="corruption", year="2006", kind="report")
    assert once.toggled(year="2006", kind="report") == Choice(theme="corruption")


def test_a_reset_keeps_the_picture_and_lets_go_of_every_filter(course: Course) -> None:
    choice = Choice(
        theme="corruption", year="2008", country="KAZ", kind="report", read="2008-11", q="x", rule="named", show="kind"
    )
    assert choice.narrowed()
    assert choice.reset() == Choice(rule="named", show="kind")
    assert not choice.reset().narrowed()
