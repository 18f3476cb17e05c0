"""What a student has done: as text and back, and two copies put together."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from egov_challenges import work as works
from egov_challenges.work import Answer, Coding, Guess, Kept, Name, UnreadableError, Work

ANSWER = Answer(first=("2002",), last=("2008",), tries=2, right=True, box=1)
CODING = Coding(themes={"digital-divide": (3, 4)}, places={"KAZ": (7,)})
WORK: Work = {
    "answer/tallest-year": Kept(100, "37ad23", ANSWER),
    "coding/knox2008": Kept(200, "abcdef", CODING),
    "guess/years": Kept(300, "", Guess(value="2002")),
    "guess/rank": Kept(300, "", Guess()),
    "name/me": Kept(400, "", Name(name="Aigerim")),
}
TIMES = some.integers(min_value=0, max_value=9)
COPIES = some.dictionaries(
    some.sampled_from(["guess/a", "guess/b", "guess/c"]), TIMES.map(lambda at: Kept(at, "", Guess(value=f"of {at}"))), max_size=3
)


def text_of(work: Work) -> str:
    """Work as the text that a browser keeps."""
    return json.dumps(works.plain(work), separators=(",", ":"), sort_keys=True)


def test_work_comes_back_from_its_text() -> None:
    assert works.read(text_of(WORK)) == (WORK, ())


def test_what_stands_in_the_text_is_the_form_of_version_one() -> None:
    text = text_of({"answer/tallest-year": WORK["answer/tallest-year"]})
    assert text == ('{"answer/tallest-year":[100,"37ad23",{"box":1,"first":["2002"],"last":["2008"],"right":true,"tries":2}]}')


@given(COPIES, COPIES, COPIES)
def test_copies_may_meet_in_any_order_and_as_often_as_they_like(one: Work, other: Work, third: Work) -> None:
    assert works.together(one, other) == works.together(other, one)
    assert works.together(works.together(one, other), third) == works.together(one, works.together(other, third))
    assert works.together(one, one) == one


def test_the_later_of_two_counts_and_nothing_else_is_lost() -> None:
    older = {"guess/a": Kept(1, "", Guess(value="1")), "guess/b": Kept(9, "", Guess(value="9"))}
    newer = {"guess/a": Kept(2, "", Guess(value="2"))}
    assert works.together(older, newer) == {"guess/a": newer["guess/a"], "guess/b": older["guess/b"]}


@pytest.mark.parametrize("text", ["", "nothing", "[]", "3", "null", "[" * 100_000, '{"a":1' + " " * works.LARGEST + "}"])
def test_a_text_that_holds_no_work_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        works.read(text)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("answer/x", [1, "", {}]),
        ("answer/x", [1, "", {"first": [], "last": [], "tries": 0, "right": True, "box": 1}]),
        ("answer/x", [1, "", {"first": [], "last": [], "tries": 1, "right": "yes", "box": 1}]),
        ("answer/x", [1, "", {"first": [], "last": [], "tries": 1, "right": True, "box": 6}]),
        ("answer/x", [-1, "", {"first": [], "last": [], "tries": 1, "right": True, "box": 1}]),
        ("answer/x", ["1", "", {"first": [], "last": [], "tries": 1, "right": True, "box": 1}]),
        ("answer/X y", [1, "", {"first": [], "last": [], "tries": 1, "right": True, "box": 1}]),
        ("coding/x", [1, "", {"themes": {"a": [True]}}]),
        ("coding/x", [1, "", {"themes": {"a": list(range(201))}}]),
        ("guess/x", [1, "", {"value": "x" * 61}]),
        ("guess/x", [1, "v" * 21, {}]),
        ("guess/x", {"value": "2002"}),
        ("name/me", [1, "", {"name": "\ud800"}]),
        ("guess/x", [1, "\ud800", {}]),
        ("guess/x", [1, "", {"value": "\ud800"}]),
        ("answer/x", [1, "", {"first": ["\x1b"], "last": [], "tries": 1, "right": True, "box": 1}]),
        ("vote/x", [1, "", {}]),
    ],
)
def test_a_thing_that_cannot_be_read_is_named_and_the_others_are_kept(key: str, value: object) -> None:
    kept, unread = works.read(json.dumps({key: value, "guess/good": [1, "", {}]}))
    assert unread == (key,)
    assert list(kept) == ["guess/good"]


def test_more_things_than_anybody_does_are_not_read() -> None:
    kept, unread = works.entries({f"guess/{n}": [1, "", {}] for n in range(works.MOST + 5)})
    assert (len(kept), len(unread)) == (works.MOST, 5)


def test_things_are_found_by_their_kind() -> None:
    assert set(works.of_kind(WORK, "guess")) == {"years", "rank"}
