"""Hand-in codes: there and back, damaged, foreign, of another version, too large, and many at once."""

import base64
import json
import zlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from egov_challenges import __version__, handin
from egov_challenges import work as works
from egov_challenges.handin import HandIn, NotACodeError
from egov_challenges.model import Course
from egov_challenges.versions import content, versions
from egov_challenges.work import Answer, Guess, Kept, Name, Work

from .test_work import ANSWER, CODING, WORK, text_of

LETTERS = some.sampled_from("ABCxyz019-_.=!? \n")


def packed(held: object) -> str:
    """Anything as a code whose letters and checksum are right."""
    text = held if isinstance(held, bytes) else json.dumps(held).encode()
    letters = base64.urlsafe_b64encode(zlib.compress(text)).decode().rstrip("=")
    return f"EGOV1.{letters}.{zlib.crc32(letters.encode()):08x}"


def held(taught: Course, **changed: Any) -> dict[str, Any]:
    return {"course": taught.paper.paper.id, "app": __version__, "content": content(taught), "work": {}} | changed


def problem(course: Course, text: str) -> str:
    with pytest.raises(NotACodeError) as answer:
        handin.read(course, text)
    return answer.value.problem


def test_work_comes_back_from_its_code(course: Course) -> None:
    found = handin.read(course, handin.written(course, WORK))
    assert found == HandIn(WORK, __version__, content(course))
    assert (found.name, found.at) == ("Aigerim", 400)


def test_a_code_has_only_letters_that_every_program_leaves_alone(course: Course) -> None:
    code = handin.written(course, WORK)
    assert set(code) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")


def test_the_work_of_a_whole_course_fits_into_one_qr_code(course: Course) -> None:
    today = versions(course)
    done: dict[str, works.What] = {"answer": ANSWER, "coding": CODING, "guess": Guess(value="2002")}
    whole = {
        key: Kept(1_795_000_000 + 97 * n, version, done[key.partition("/")[0]]) for n, (key, version) in enumerate(today.items())
    }
    assert len(handin.written(course, whole)) <= 2_953


@pytest.mark.parametrize("between", [" ", "\n", "\r\n> ", "\u00a0", "\t", "\u200b", "\u00ad"])
def test_a_code_broken_into_lines_by_a_mail_program_is_read(course: Course, between: str) -> None:
    code = handin.written(course, WORK)
    broken = between.join(code[start : start + 40] for start in range(0, len(code), 40))
    assert handin.read(course, f"Here it is:\n\n{broken}\n\nBest wishes").work == WORK


def test_each_way_of_being_no_code_is_told_apart(course: Course) -> None:
    code = handin.written(course, WORK)
    assert problem(course, "") == "none"
    assert problem(course, "Dear teacher, I have lost my code.") == "none"
    assert problem(course, code[:-20]) == "cut"
    assert problem(course, code.replace("EGOV1", "EGOV2")) == "newer"
    assert problem(course, code[:30] + ("A" if code[30] != "A" else "B") + code[31:]) == "damaged"
    assert problem(course, code + "x" * handin.LONGEST) == "long"
    assert problem(course, packed(held(course, course="other2020"))) == "foreign"


@pytest.mark.parametrize("part", ["app", "content"])
def test_a_code_with_what_no_page_can_show_is_damaged(course: Course, part: str) -> None:
    assert problem(course, packed(held(course, **{part: "\ud800"}))) == "damaged"


@pytest.mark.parametrize("wrong", [b"", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"course": 1}', b"cos\nsystem\n(S'ls'\ntR."])
def test_a_code_with_something_else_in_it_is_damaged(course: Course, wrong: bytes) -> None:
    assert problem(course, packed(wrong)) == "damaged"


def test_a_code_that_would_grow_beyond_all_bounds_is_not_unpacked(course: Course) -> None:
    bomb = packed(b'{"course": "' + b"x" * 25_000_000 + b'"}')
    assert len(bomb) < handin.LONGEST
    assert problem(course, bomb) == "damaged"


def test_what_one_version_cannot_read_is_named_and_the_rest_is_kept(course: Course) -> None:
    found = handin.read(course, packed(held(course, work={"vote/x": [1, "", {}], "guess/x": [1, "", {}]})))
    assert (list(found.work), found.unread) == (["guess/x"], ("vote/x",))


def read_or_refused(course: Course, text: str) -> HandIn | str:
    try:
        return handin.read(course, text)
    except NotACodeError as error:
        return error.problem


CODES = some.integers(min_value=0, max_value=3).flatmap(
    lambda seed: some.tuples(some.just(seed), some.integers(0, 400), some.integers(0, 30), some.text(LETTERS, max_size=12))
)


@settings(max_examples=1000)
@given(CODES)
@example((0, 0, 0, ""))
def test_a_thousand_mutated_codes_are_read_as_they_were_or_refused(course: Course, how: tuple[int, int, int, str]) -> None:
    seed, at, gone, put = how
    code = handin.written(course, dict(list(WORK.items())[: seed + 1]))
    at %= len(code)
    mutated = code[:at] + put + code[at + gone :]
    found = read_or_refused(course, mutated)
    assert isinstance(found, str) or found == handin.read(course, code), "a changed code was taken for another one"
    assert not isinstance(found, str) or f"code.{found}" in course.language.words


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=8),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
KEYS = some.sampled_from(["answer/a", "coding/b", "guess/c", "name/me", "answer/", "x", "answer/" + "a" * 100])


@settings(max_examples=1000)
@given(some.dictionaries(KEYS, JSON | some.tuples(some.integers(), some.text(max_size=8), JSON), max_size=5))
def test_a_thousand_codes_with_anything_in_them_are_read_or_refused(course: Course, anything: dict[str, Any]) -> None:
    found = handin.read(course, packed(held(course, work=anything)))
    assert set(found.work) | set(found.unread) == {key[:80] for key in anything}


@settings(max_examples=1000)
@given(some.text(max_size=200) | some.binary(max_size=200).map(lambda data: "EGOV1." + data.decode("latin-1")))
def test_a_thousand_random_texts_are_no_codes(course: Course, text: str) -> None:
    assert problem(course, text) in {"none", "cut", "newer", "damaged"}


def test_a_class_of_codes_is_read_whatever_stands_between_them(course: Course) -> None:
    works_of = [{"name/me": Kept(n, "", Name(name=f"Student {n}"))} for n in range(1, 4)]
    codes = [handin.written(course, work) for work in works_of]
    text = f"Aigerim wrote:\n{codes[0]}\n\n{codes[1][:30]}\n{codes[1][30:]} and {codes[2]}{codes[0]}"
    batch = handin.read_all(course, text)
    assert [found.name for found in batch.hand_ins] == ["Student 1", "Student 2", "Student 3"]
    assert (batch.repeated, batch.left, batch.problems) == (1, 0, ())


def test_the_codes_that_cannot_be_read_do_not_hide_the_others(course: Course) -> None:
    good = handin.written(course, WORK)
    batch = handin.read_all(course, f"{good[:60]}\n{good}\nEGOV9.abc.00000000\n{packed(held(course, course='other'))}")
    assert len(batch.hand_ins) == 1
    assert [why for _, why in batch.problems] == ["cut", "newer", "foreign"]
    assert all(len(start) <= 24 for start, _ in batch.problems)


def test_no_more_than_two_hundred_codes_are_read_at_once(course: Course) -> None:
    codes = [handin.written(course, {"guess/a": Kept(n, "", Guess())}) for n in range(handin.MOST_CODES + 7)]
    batch = handin.read_all(course, "\n".join(codes))
    assert (len(batch.hand_ins), batch.left) == (200, 7)


@pytest.mark.parametrize(("text", "why"), [("", "none"), ("no code", "none"), ("x" * (handin.LARGEST_TEXT + 1), "long")])
def test_a_text_without_codes_or_without_an_end_is_refused(course: Course, text: str, why: str) -> None:
    with pytest.raises(NotACodeError) as answer:
        handin.read_all(course, text)
    assert answer.value.problem == why


def test_work_on_what_has_changed_since_or_is_gone_is_told(course: Course) -> None:
    question, reference = next(iter(course.questions)), course.references[0].id
    today = versions(course)
    work: Work = {
        f"answer/{question}": Kept(1, "000000", ANSWER),
        f"coding/{reference}": Kept(1, today[f"coding/{reference}"], CODING),
        "answer/asked-no-more": Kept(1, "123456", ANSWER),
        "guess/years": Kept(1, "000000", Guess()),
        "guess/rank": Kept(1, today["guess/rank"], Guess(value="40")),
        "name/me": Kept(1, "", Name(name="Aigerim")),
    }
    since = handin.changes(course, work)
    assert (since.changed, since.gone) == ((f"answer/{question}", "guess/years"), ("answer/asked-no-more",))


def test_the_version_of_a_question_changes_with_its_words_and_its_answer_and_with_nothing_else(course: Course) -> None:
    id_, question = next((id_, it) for id_, it in course.questions.items() if it.measure and it.measure.sources is not None)
    before = versions(course)
    reworded = question.model_copy(update={"ask": "What else?"})
    asked = replace(course, questions={**course.questions, id_: reworded})
    fewer = replace(course, references=course.references[:-20])
    after, counted = versions(asked), versions(fewer)
    assert {key for key in before if before[key] != after[key]} == {f"answer/{id_}"}
    assert {key for key in before if key.startswith("guess/") and before[key] != counted[key]} == {"guess/years", "guess/places"}
    assert counted[f"answer/{id_}"] != before[f"answer/{id_}"] or question.kind in {"one", "order"}
    assert content(asked) != content(course)


def test_an_answer_is_an_answer_whatever_its_number_of_options() -> None:
    assert Answer(first=(), last=(), tries=1, right=False, box=1).first == ()
    assert works.read(text_of({"answer/a": Kept(0, "", Answer(first=(), last=(), tries=1, right=False, box=1))}))[1] == ()
