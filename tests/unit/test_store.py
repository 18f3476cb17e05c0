"""Rooms and votes in a database: the same tests on SQLite and on PostgreSQL."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from egov_challenges.live import place
from egov_challenges.live.database import NoStoreError
from egov_challenges.live.door import MOST_KEPT, Buckets, Door, Rate, TooManyError
from egov_challenges.live.rooms import (
    LIVES,
    LONGEST_WORD,
    MOST_ASKED,
    Answer,
    Ask,
    Command,
    NotNowError,
    Standing,
    Vote,
    accepted,
)
from egov_challenges.live.store import LETTERS, NoRoomError, NotOpenError, NotYoursError, Store, engine, voter_of
from tests.databases import postgres, sqlite

NOW = 1_800_000_000
CHOICE = Ask(kind="one", ask="Which?", options=(Answer(key="a", text="A", right=True), Answer(key="b", text="B")))
WORD = Ask(kind="word", ask="In a word?")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with ExitStack() as stack:
        address = sqlite(tmp_path) if request.param == "sqlite" else stack.enter_context(postgres())
        made = Store(engine(address))
        yield made
        made.engine.dispose()


def opened(store: Store, ask: Ask = CHOICE) -> tuple[str, str]:
    room = store.create("paper", NOW)
    store.ask(room.code, room.secret, ask, NOW)
    return room.code, room.secret


def vote(store: Store, code: str, given: str, voter: str = "x", round_: int = 1, position: int = 1) -> None:
    store.vote(code, position, Vote(round_, voter, (given,)), NOW)


def test_a_room_has_a_code_that_can_be_read_and_a_secret_of_128_bits(store: Store) -> None:
    rooms = [store.create("paper", NOW) for _ in range(20)]
    assert len({room.code for room in rooms}) == len({room.secret for room in rooms}) == 20
    assert all(len(room.code) == 6 and set(room.code) <= set(LETTERS) for room in rooms)
    assert all(len(room.secret) == 22 for room in rooms)  # 16 bytes in base64


def test_a_vote_is_a_state_the_last_one_counts_and_only_once(store: Store) -> None:
    code, _ = opened(store)
    for given in ("a", "b", "a", "a", "b"):
        vote(store, code, given)
    vote(store, code, "a", voter="y")
    assert [(it.voter, it.given) for it in store.votes(code, 1)] == [("x", ("b",)), ("y", ("a",))]
    assert store.voted(code, 1, 1) == 2
    assert [it.given for it in store.votes(code, 1, "y")] == [("a",)]


def test_only_the_round_that_is_open_takes_votes(store: Store) -> None:
    code, secret = opened(store)
    for round_, position in ((2, 1), (0, 1), (1, 2)):
        with pytest.raises(NotOpenError):
            vote(store, code, "a", round_=round_, position=position)
    store.steer(code, secret, Command.CLOSE, NOW)
    with pytest.raises(NotOpenError):
        vote(store, code, "a")
    store.steer(code, secret, Command.AGAIN, NOW)
    vote(store, code, "a", round_=2)
    store.ask(code, secret, CHOICE, NOW)
    with pytest.raises(NotOpenError):
        vote(store, code, "b", round_=2)
    with pytest.raises(NotOpenError):
        store.vote(code, 2, Vote(1, "x", ("a",)), NOW + LIVES)
    assert [(it.round, it.given) for it in store.votes(code, 1)] == [(2, ("a",))]


ACTS: dict[str, Callable[[Store, str, str], object]] = {
    "ask": lambda store, code, secret: store.ask(code, secret, CHOICE, NOW),
    "close": lambda store, code, secret: store.steer(code, secret, Command.CLOSE, NOW),
    "let": lambda store, code, secret: store.let(code, secret, 1, {"a": True}, NOW),
    "hands": lambda store, code, secret: store.raise_hands(code, secret, 1, 1, {"a": 5}, NOW),
    "end": lambda store, code, secret: store.end(code, secret, NOW),
}


@pytest.mark.parametrize("act", ACTS)
def test_nobody_steers_without_the_secret_and_nothing_is_changed(store: Store, act: str) -> None:
    code, secret = opened(store)
    before = store.look(code, NOW)
    for wrong in ("", "x", secret[:-1], secret + "x", opened(store)[1]):
        with pytest.raises(NotYoursError):
            ACTS[act](store, code, wrong)
        assert not store.is_yours(code, wrong, NOW)
    assert (store.look(code, NOW), store.hands(code, 1)) == (before, {})
    with pytest.raises(NoRoomError):
        ACTS[act](store, "BCDFGH", secret)
    ACTS[act](store, code, secret)
    if act != "end":
        assert store.look(code, NOW).version == before.version + 1


def test_a_command_that_does_not_fit_is_refused(store: Store) -> None:
    code, secret = opened(store)
    for command in (Command.SHOW, Command.AGAIN, Command.REVEAL, Command.REOPEN):
        with pytest.raises(NotNowError):
            store.steer(code, secret, command, NOW)
    assert store.look(code, NOW).now == store.look(code, NOW).asked[0]
    assert store.look(code, NOW).asked[0].standing == Standing()


def test_a_room_that_has_ended_is_gone_with_all_that_it_held(store: Store, tmp_path: Path) -> None:
    code, secret = opened(store, WORD)
    vote(store, code, "a word that must be gone")
    store.join(code, "x")
    store.raise_hands(code, secret, 1, 1, {"a": 1}, NOW)
    other, _ = opened(store)
    store.end(code, secret, NOW)
    with pytest.raises(NoRoomError):
        store.look(code, NOW)
    assert (store.votes(code, 1), store.phones(code), store.hands(code, 1)) == ([], 0, {})
    assert store.codes(NOW) == {other}
    if store.engine.dialect.name == "sqlite":
        left = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
        assert b"must be gone" not in left


def test_a_room_ends_by_itself_after_a_day(store: Store) -> None:
    code, secret = opened(store)
    vote(store, code, "a")
    assert store.look(code, NOW + LIVES - 1).code == code
    with pytest.raises(NoRoomError):
        store.look(code, NOW + LIVES)
    assert not store.is_yours(code, secret, NOW + LIVES)
    store.clear(NOW + LIVES)
    assert store.votes(code, 1) == []


def test_words_are_let_through_by_what_they_say_and_a_changed_one_waits_again(store: Store) -> None:
    code, secret = opened(store, WORD)
    vote(store, code, "tea")
    vote(store, code, "tea", voter="y")
    store.let(code, secret, 1, {"tea": True}, NOW)
    assert [it.let for it in store.votes(code, 1)] == [True, True]
    vote(store, code, "bribe")
    assert {it.voter: it.let for it in store.votes(code, 1)} == {"x": False, "y": True}
    store.let(code, secret, 1, {"tea": False}, NOW)
    assert not any(it.let for it in store.votes(code, 1))


def test_a_show_of_hands_replaces_the_one_before(store: Store) -> None:
    code, secret = opened(store)
    store.raise_hands(code, secret, 1, 1, {"a": 5, "b": 2}, NOW)
    store.raise_hands(code, secret, 1, 1, {"b": 4, "a": 0}, NOW)
    assert store.hands(code, 1) == {1: {"b": 4}}


def test_a_room_asks_so_much_and_no_more(store: Store) -> None:
    code, secret = opened(store)
    for _ in range(MOST_ASKED - 1):
        store.ask(code, secret, CHOICE, NOW)
    with pytest.raises(NotNowError):
        store.ask(code, secret, CHOICE, NOW)


def test_three_hundred_voters_at_once_lose_no_vote(store: Store) -> None:
    code, _ = opened(store)
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda number: vote(store, code, "ab"[number % 2], voter=f"phone{number % 300}"), range(600)))
    assert store.voted(code, 1, 1) == 300
    assert {it.given for it in store.votes(code, 1)} == {("a",), ("b",)}


def test_no_vote_is_acknowledged_after_its_round_was_closed(store: Store) -> None:
    code, secret = opened(store)
    acknowledged: list[str] = []
    go = threading.Barrier(9)

    def voting(number: int) -> None:
        go.wait()
        for turn in range(10):
            try:
                vote(store, code, "a", voter=f"{number}-{turn}")
            except NotOpenError:
                return
            acknowledged.append(f"{number}-{turn}")

    threads = [threading.Thread(target=voting, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    go.wait()
    store.steer(code, secret, Command.CLOSE, NOW)
    counted = store.voted(code, 1, 1)
    for thread in threads:
        thread.join()
    assert store.voted(code, 1, 1) == counted == len(acknowledged)


def test_two_stores_on_one_database_are_one(store: Store) -> None:
    code, secret = opened(store)
    other = Store(engine(store.engine.url.render_as_string(hide_password=False)))
    vote(store, code, "a")
    vote(other, code, "b")
    other.steer(code, secret, Command.CLOSE, NOW)
    assert [it.given for it in store.votes(code, 1)] == [("b",)]
    with pytest.raises(NotOpenError):
        vote(store, code, "a")
    other.engine.dispose()


# --- where it is kept -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://who:hush@127.0.0.1:1/none", "127.0.0.1:1 does not answer"),
        ("postgres://who:hush@127.0.0.1:1/none", "127.0.0.1:1 does not answer"),
        ("mysql://who:hush@here/none", "is not the address of a database"),
        ("nonsense hush", "is not the address of a database"),
        ("sqlite:////proc/hush/live.sqlite3", "cannot be used"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_one_sentence_without_its_password(
    address: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(place.SETTING, address)
    with pytest.raises(NoStoreError) as told:
        place.store()
    assert said in str(told.value)
    assert "who:hush" not in str(told.value)
    assert str(told.value).count(". ") == 0


def test_a_file_that_is_no_database_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "live.sqlite3").write_text("not a database, " * 100)
    monkeypatch.setenv(place.SETTING, sqlite(tmp_path))
    with pytest.raises(NoStoreError, match="cannot be used"):
        place.store()


def test_a_file_is_read_by_its_owner_alone_and_kept_in_a_write_ahead_log(tmp_path: Path) -> None:
    store = Store(engine(f"sqlite:///{tmp_path / 'new' / 'live.sqlite3'}"))
    opened(store)
    file = tmp_path / "new" / "live.sqlite3"
    assert all(not path.stat().st_mode & 0o077 for path in (file.parent, *file.parent.iterdir()))
    with sqlite3.connect(file) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)


def test_a_device_has_another_name_in_each_room() -> None:
    assert voter_of("BCDFGH", "device") != voter_of("BCDFGJ", "device")
    assert voter_of("BCDFGH", "device") == voter_of("BCDFGH", "device")


# --- what a vote may be -----------------------------------------------------------------------------------------------------

GUESS = Ask(kind="estimate", ask="?", lowest=-5, highest=100, unit="%")
ALL = Ask(kind="several", ask="?", options=CHOICE.options)


@pytest.mark.parametrize(
    ("ask", "given", "taken"),
    [
        (CHOICE, ("a",), ("a",)),
        (CHOICE, ("a", "b"), None),
        (CHOICE, ("c",), None),
        (CHOICE, (), None),
        (ALL, ("b", "a", "a"), ("a", "b")),
        (ALL, ("a", "c"), None),
        (GUESS, ("12,5",), ("12.5",)),
        (GUESS, (" 1 0 % ",), ("10.0",)),
        (GUESS, ("−5",), ("-5.0",)),
        (GUESS, ("٣",), ("3.0",)),
        (GUESS, ("-0",), ("0.0",)),
        *((GUESS, (text,), None) for text in ("", "nan", "inf", "1e1", "101", "1_0", "0x1", "9" * 400, "12;5")),
        (GUESS, ("1", "2"), None),
        (WORD, (" red \n tape ",), ("red tape",)),
        (WORD, ("a\x00b\u202ec",), ("a b c",)),
        (WORD, ("e\u0301",), ("é",)),
        (WORD, ("=1+1",), ("=1+1",)),
        (WORD, ("x" * LONGEST_WORD,), ("x" * LONGEST_WORD,)),
        *((WORD, (text,), None) for text in ("", "   ", "\u200b", "...", "x" * (LONGEST_WORD + 1), "x" * 10_000)),
    ],
)
def test_an_answer_is_taken_in_its_one_form_or_not_at_all(ask: Ask, given: tuple[str, ...], taken: Any) -> None:
    assert accepted(ask, given) == taken


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "one", "ask": "?"},
        {"kind": "one", "ask": "", "options": CHOICE.options},
        {"kind": "one", "ask": "?", "options": (CHOICE.options[0], CHOICE.options[0])},
        {"kind": "word", "ask": "?", "options": CHOICE.options},
        {"kind": "estimate", "ask": "?"},
        {"kind": "estimate", "ask": "?", "lowest": 1, "highest": 1},
        {"kind": "estimate", "ask": "?", "lowest": 1, "highest": float("inf")},
    ],
)
def test_what_cannot_be_answered_cannot_be_asked(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Ask.model_validate(wrong)


# --- at the door ------------------------------------------------------------------------------------------------------------


def test_a_bucket_empties_and_fills_and_forgets_who_was_not_there_for_long() -> None:
    time = [0.0]
    buckets: Buckets[int] = Buckets(Rate(2, 1), lambda: time[0], most=3)
    assert [buckets.take(1) for _ in range(3)] == [True, True, False]
    assert buckets.wait(1) == 1
    time[0] = 1
    assert buckets.take(1)
    for other in range(2, 6):
        buckets.take(other)
    assert buckets.take(1)  # forgotten, and so as good as new
    assert MOST_KEPT >= 1000


def test_devices_that_come_by_thousands_from_one_address_are_sent_away() -> None:
    door = Door(lambda: 0.0, lambda _: pytest.fail("nobody waits"))
    for _ in range(1200):
        door.enter("10.0.0.1")
    with pytest.raises(TooManyError) as told:
        door.enter("10.0.0.1")
    assert told.value.seconds >= 1
    door.enter("10.0.0.2")
