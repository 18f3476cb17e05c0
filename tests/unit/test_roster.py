"""A class of hand-in codes as tables."""

from collections.abc import Mapping

from egov_challenges import frames, questions
from egov_challenges.handin import Batch, HandIn
from egov_challenges.model import Course
from egov_challenges.roster import outcome, per_question, roster
from egov_challenges.versions import versions
from egov_challenges.work import Answer, Coding, Guess, Kept, Name, What, Work


def answer(first: tuple[str, ...], *, right: bool, tries: int = 1) -> Answer:
    return Answer(first=first, last=first, tries=tries, right=right, box=1)


def handed(course: Course, name: str, *, at: int = 0, done: Mapping[str, What] | None = None) -> HandIn:
    """What somebody has handed in, about the questions and entries as they stand today."""
    work: Work = {key: Kept(at, versions(course).get(key, ""), what) for key, what in (done or {}).items()}
    return HandIn({**work, "name/me": Kept(at, "", Name(name=name))}, "1.0", "abcdef")


def first_question(course: Course) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A question with one right choice: its id, the right answer, a wrong one."""
    question = next(it for it in course.questions.values() if it.kind == "one")
    right = questions.truth(course, question)
    return question.id, right, next((option.key,) for option in question.options if (option.key,) != right)


def class_of(course: Course) -> Batch:
    id_, right, wrong = first_question(course)
    key = f"answer/{id_}"
    return Batch(
        (
            handed(course, "A", at=86_400, done={key: answer(right, right=True)}),
            handed(course, "B", done={key: answer(wrong, right=True, tries=3)}),
            handed(course, "C", done={key: answer(wrong, right=False), "guess/years": Guess(), "guess/rank": Guess(value="31")}),
            handed(course, "D", done={"coding/knox2008": Coding(themes={"corruption": (1,)}, places={"KAZ": ()})}),
        ),
        (),
    )


def test_each_code_is_a_row_and_each_question_and_entry_a_column(course: Course) -> None:
    frame = roster(course, class_of(course))
    id_, right, wrong = first_question(course)
    assert list(frame["name"]) == ["A", "B", "C", "D"]
    assert frame["at"][0] == "1970-01-02T00:00Z"
    columns = [f"answer/{question}" for question in course.questions] + [f"coding/{it.id}" for it in course.references]
    assert [column for column in frame if column in columns] == columns
    assert list(frame[f"answer/{id_}"]) == [f"first: {right[0]}", f"later: {wrong[0]}", f"open: {wrong[0]}", ""]
    assert list(frame["coding/knox2008"]) == ["", "", "", "corruption; KAZ"]
    assert list(frame["guess/rank"]) == ["", "", "31", ""]
    assert frame["guess/years"][2] == "shown"


def test_an_entry_coded_as_none_differs_from_one_not_coded(course: Course) -> None:
    frame = roster(course, Batch((handed(course, "A", done={"coding/knox2008": Coding()}),), ()))
    assert frame["coding/knox2008"][0] == "none"
    assert frame["coding/haque2002"][0] == ""


def test_what_the_course_no_longer_has_stands_in_one_cell(course: Course) -> None:
    frame = roster(course, Batch((handed(course, "A", done={"answer/asked-no-more": answer(("b",), right=True)}),), ()))
    assert frame.columns[-1] == "gone"
    assert (frame["gone"][0], frame["older"][0]) == ("answer/asked-no-more: first: b", "1")


def test_no_cell_of_the_csv_starts_a_formula(course: Course) -> None:
    table = roster(course, Batch((handed(course, "=cmd|' /C calc'!A0"),), ()))
    assert b"\n'=cmd|" in frames.csv(table)


def test_a_question_is_summed_up_with_its_most_tempting_wrong_answer(course: Course) -> None:
    id_, _, wrong = first_question(course)
    frame = per_question(course, class_of(course))
    row = frame.iloc[0]
    assert list(frame["question"]) == [id_]
    assert (row["answered"], row["first"], row["later"], row["open"]) == (3, 1, 1, 1)
    assert abs(row["share"] - 1 / 3) < 1e-9
    assert (row["tempting"], row["tempted"]) == (questions.label(course, course.questions[id_], wrong[0]), 2)


def test_an_answer_to_a_question_that_has_changed_since_is_not_counted(course: Course) -> None:
    id_, right, _ = first_question(course)
    old = HandIn({f"answer/{id_}": Kept(0, "000000", answer(right, right=True))}, "1.0", "abcdef")
    assert per_question(course, Batch((old,), ())).empty


def test_outcomes_are_told_apart() -> None:
    tried = [answer(("a",), right=True), answer(("a",), right=True, tries=2), answer(("a",), right=False, tries=2)]
    assert list(map(outcome, tried)) == ["first", "later", "open"]
