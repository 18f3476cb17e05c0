"""What is right, and what is said to an answer, for each kind of question."""

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from egov_challenges import questions, ready
from egov_challenges.model import Course
from egov_challenges.question import Estimate, Question


@pytest.fixture(scope="module")
def bank(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The course with the small bank of the tests."""
    folder = shutil.copytree(root / "data", tmp_path_factory.mktemp("bank") / "data")
    shutil.copyfile(root / "tests" / "data" / "quiz.yaml", folder / "en" / "quiz.yaml")
    (folder / "en" / "lessons.yaml").unlink()  # its plans ask other questions
    return ready.load(folder)


@pytest.fixture(scope="module")
def per_year(bank: Course) -> Counter[str]:
    """Counted from the printed entries and not by the frames: an entry names its year in brackets."""
    return Counter(str(reference.year) for reference in bank.references)


def test_the_right_choice_is_the_one_with_the_most(bank: Course, per_year: Counter[str]) -> None:
    question = bank.questions["tallest-year"]
    assert questions.truth(bank, question) == (per_year.most_common(1)[0][0],)
    assert questions.answer(bank, question) == "2008"


def test_the_right_choice_can_be_the_one_with_the_fewest(bank: Course) -> None:
    question = bank.questions["tallest-year"].model_copy(update={"id": "lowest", "right": "lowest"})
    assert questions.truth(bank, question) == ("1997",)


def test_right_of_several_is_what_reaches_the_limit(bank: Course, per_year: Counter[str]) -> None:
    question = bank.questions["busy-years"]
    assert set(questions.truth(bank, question)) == {key for key in ("2001", "2005", "2003", "1999") if per_year[key] >= 5}
    assert questions.answer(bank, question) == "2001 and 2005"


def test_an_order_goes_down_from_the_most(bank: Course, per_year: Counter[str]) -> None:
    right = questions.truth(bank, bank.questions["years-in-order"])
    assert [per_year[year] for year in right] == sorted((per_year[year] for year in right), reverse=True)
    assert right == ("2008", "2002", "2005", "2003")


def test_a_share_is_measured_in_per_cent(bank: Course) -> None:
    question = bank.questions["share-named"]
    named = sum(any(place.code == "KAZ" and place.basis != "inferred" for place in it.places) for it in bank.codings.values())
    assert float(questions.truth(bank, question)[0]) == pytest.approx(100 * named / len(bank.references))
    assert questions.answer(bank, question) == "37"


def test_what_is_not_measured_is_right_where_it_says_so(bank: Course) -> None:
    question = bank.questions["what-is-not-there"]
    assert questions.truth(bank, question) == ("use",)
    assert questions.answer(bank, question) == "How the paper uses each entry"


def test_a_chosen_option_has_its_own_feedback(bank: Course) -> None:
    question = bank.questions["tallest-year"]
    right, wrong = questions.mark(bank, question, ("2008",)), questions.mark(bank, question, ("2002",))
    assert right.right
    assert right.feedback == {"2008": "11 sources are of 2008, the crest of the list."}
    assert not wrong.right
    assert wrong.feedback == {"2002": "2002 comes close with 10 sources, the second crest."}


@pytest.mark.parametrize(
    ("given", "right", "missing"),
    [
        (("2001", "2005"), True, 0),
        (("2005", "2001"), True, 0),
        (("2001",), False, 1),
        (("2003",), False, 2),
        (("2001", "2005", "2003"), False, 0),
    ],
)
def test_of_several_all_right_ones_and_no_other_are_right(
    bank: Course, given: tuple[str, ...], right: bool, missing: int
) -> None:
    mark = questions.mark(bank, bank.questions["busy-years"], given)
    assert (mark.right, mark.missing) == (right, missing)
    assert set(mark.feedback) == set(given)


@pytest.mark.parametrize(
    ("given", "right", "said"),
    [
        (36.7, True, "Close, for they are 37%."),
        (41.7, True, "Close, for they are 37%."),
        (41.8, False, "They are less numerous."),
        (31.8, True, "Close, for they are 37%."),
        (31.7, False, "They are more numerous."),
    ],
)
def test_an_estimate_is_right_within_its_tolerance(bank: Course, given: float, right: bool, said: str) -> None:
    mark = questions.mark(bank, bank.questions["share-named"], (repr(given),))
    assert mark.right == right
    assert mark.feedback == {repr(given): said}


def test_of_an_order_it_is_told_how_much_stands_in_its_place(bank: Course) -> None:
    question = bank.questions["years-in-order"]
    assert questions.mark(bank, question, ("2008", "2002", "2003", "2005")).in_place == 2
    right = questions.mark(bank, question, ("2008", "2002", "2005", "2003"))
    assert right.right
    assert right.in_place == 4


def test_keys_that_a_question_does_not_have_are_wrong_and_have_no_feedback(bank: Course) -> None:
    mark = questions.mark(bank, bank.questions["tallest-year"], ("1850",))
    assert not mark.right
    assert mark.feedback == {}


def test_the_version_of_a_question_changes_with_its_words_and_with_its_answer(bank: Course) -> None:
    question = bank.questions["tallest-year"]
    of_2008 = [reference for reference in bank.references if reference.year == 2008]
    shorter = replace(bank, references=tuple(it for it in bank.references if it not in of_2008[:3]))
    known = questions.version(bank, question)
    assert questions.version(bank, question.model_copy(update={"hint": "Another hint."})) != known
    assert questions.truth(shorter, question) == ("2002",)
    assert questions.version(shorter, question) != known


def test_a_number_that_the_course_does_not_have_makes_a_fault_and_no_traceback(bank: Course) -> None:
    question: Question = bank.questions["share-named"]
    assert isinstance(question.estimate, Estimate)
    measure = question.measure and question.measure.model_copy(update={"sources": {"kind": "x"}})
    lacking = question.model_copy(update={"measure": measure})
    broken = replace(bank, questions={lacking.id: lacking})
    assert [fault.what for fault in questions.faults(broken)] == ["the course has no number for kind: x"]
