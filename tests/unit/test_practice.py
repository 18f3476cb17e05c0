"""Which questions come next, and what is kept of an answer."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from egov_challenges import practice
from egov_challenges.model import Course
from egov_challenges.question import Question
from egov_challenges.versions import versions
from egov_challenges.work import BOXES, Answer, Coding, Kept, What, Work

NOW = 1_800_000_000
DAY = practice.DAY


@pytest.fixture(scope="module")
def bank(course: Course) -> Course:
    """A course with twelve questions on the timeline and two on the countries."""
    asked_of = course.questions["tallest-year"]
    three = [option for option in asked_of.options if option.key in {"1997", "2002", "2008"}]
    one = asked_of.model_copy(update={"options": tuple(three)})
    about = {f"q{number:02}": "timeline" if number < 12 else "countries" for number in range(14)}
    made: dict[str, Question] = {id_: one.model_copy(update={"id": id_, "about": topic}) for id_, topic in about.items()}
    return replace(course, questions=made)


def answer(box: int) -> Answer:
    return Answer(first=("2008",), last=("2008",), tries=1, right=box > 1, box=box)


def kept(bank: Course, boxes: Mapping[str, tuple[int, int]]) -> Work:
    """Work with each of these questions answered: by its id the box, and how many seconds ago."""
    return {f"answer/{id_}": Kept(NOW - ago, versions(bank)[f"answer/{id_}"], answer(box)) for id_, (box, ago) in boxes.items()}


def asked(bank: Course, work: Work, about: str = "timeline", seed: str = "a") -> tuple[str, ...]:
    return practice.next_round(bank, work, about, NOW, seed)


def test_a_round_has_ten_different_questions_of_its_topic(bank: Course) -> None:
    ids = asked(bank, {})
    assert len(set(ids)) == len(ids) == practice.ROUND == 10
    assert {bank.questions[id_].about for id_ in ids} == {"timeline"}
    assert set(asked(bank, {}, "countries")) == {"q12", "q13"}
    assert asked(bank, {}, "evidence") == ()


def test_a_round_on_all_topics_has_questions_of_all(bank: Course) -> None:
    work = kept(bank, dict.fromkeys(("q00", "q13"), (1, 60)))
    assert set(asked(bank, work, "")[:2]) == {"q00", "q13"}


def test_wrong_ones_come_first_then_new_ones_then_those_that_have_rested_then_those_that_rest(bank: Course) -> None:
    boxes = {
        "q00": (2, DAY),
        "q01": (1, 5),
        "q02": (5, DAY),
        "q03": (3, 3 * DAY),
        "q04": (1, 50),
        "q05": (2, 10),
        "q06": (4, 8 * DAY),
    }
    ids = asked(bank, kept(bank, boxes))
    assert ids[:2] == ("q04", "q01"), "the oldest first"
    assert set(ids[2:7]) == {"q07", "q08", "q09", "q10", "q11"}
    assert ids[7:] == ("q00", "q03", "q06"), "the lowest box first; two rest and have no place"


def test_where_nothing_else_is_left_those_that_rest_are_asked_the_soonest_due_first(bank: Course) -> None:
    work = kept(bank, {"q12": (5, DAY), "q13": (2, 10)})
    assert asked(bank, work, "countries") == ("q13", "q12")


@pytest.mark.parametrize("box", range(2, BOXES + 1))
def test_a_question_rests_for_as_long_as_its_box_says(box: int) -> None:
    days = (0, 1, 3, 7, 14)[box - 1]
    last = practice.Last(NOW, box)
    assert last.rests(NOW + days * DAY - 1) == 1
    assert last.rests(NOW + days * DAY) == 0


def test_a_wrong_one_never_rests() -> None:
    assert practice.Last(NOW, 1).rests(NOW) == 0


def test_an_answer_from_a_clock_ahead_of_ours_does_not_rest_for_ever() -> None:
    assert practice.Last(NOW + 10_000 * DAY, 3).rests(NOW) == 0


def test_a_question_that_has_changed_counts_as_never_asked(bank: Course) -> None:
    work = {"answer/q12": Kept(NOW, "000000", answer(1)), **kept(bank, {"q13": (1, 5)})}
    assert practice.last(bank, work, "q12") is None
    assert asked(bank, work, "countries") == ("q13", "q12")
    assert practice.standing(bank, work, "countries") == practice.Standing(known=0, again=1, new=1)


@pytest.mark.parametrize("what", [Coding(), None])
def test_other_work_is_no_answer(bank: Course, what: What | None) -> None:
    work = {"answer/q12": Kept(NOW, versions(bank)["answer/q12"], what)} if what else {}
    assert practice.last(bank, work, "q12") is None


def test_the_same_seed_gives_the_same_round_and_another_one_another(bank: Course) -> None:
    rounds = {asked(bank, {}, seed=seed) for seed in "abcdef"}
    assert asked(bank, {}, seed="a") == asked(bank, {}, seed="a")
    assert len(rounds) == 6


def test_a_standing_adds_up(bank: Course) -> None:
    work = kept(bank, {"q00": (2, 5), "q01": (5, 5), "q02": (1, 5), "q12": (1, 5)})
    here = practice.standing(bank, work, "timeline")
    assert (here.known, here.again, here.new) == (2, 1, 9)
    assert (here.asked, here.total) == (3, 12)
    assert practice.standing(bank, work).total == 14


@pytest.mark.parametrize(
    ("tries", "right", "box", "moved"),
    [
        (1, True, 1, 2),
        (1, True, 4, 5),
        (1, True, 5, 5),
        (1, False, 4, 1),
        (2, True, 1, 1),
        (2, True, 3, 3),
        (3, False, 1, 1),
    ],
)
def test_an_answer_moves_its_question_between_the_boxes(tries: int, right: bool, box: int, moved: int) -> None:
    given = [("a",), ("b",), ("c",)][:tries]
    kept_now = practice.answered(given, right=right, box=box)
    assert kept_now == Answer(first=("a",), last=given[-1], tries=tries, right=right, box=moved)


def test_more_tries_than_can_be_kept_are_kept_as_the_most() -> None:
    assert practice.answered([("a",)] * 200, right=False, box=1).tries == 99


def test_an_order_never_stands_as_it_should(bank: Course) -> None:
    order = bank.questions["q00"].model_copy(update={"kind": "order"})
    right = ("2008", "2002", "1997")
    for seed in (f"seed {number}" for number in range(60)):
        shown = practice.offered(order, right, seed)
        assert shown != right
        assert sorted(shown) == sorted(right)
        assert practice.offered(order, right, seed) == shown


def test_options_are_offered_in_every_order(bank: Course) -> None:
    one = bank.questions["q00"]
    assert len({practice.offered(one, ("2008",), f"seed {number}") for number in range(60)}) == 6
