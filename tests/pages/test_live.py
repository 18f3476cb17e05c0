"""The lecturer's board: a room through all its stages, what other boards get to see of it, and what goes wrong."""

import re
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges.live import place
from egov_challenges.live.rooms import Ask, Command, Vote
from egov_challenges.live.sight import see
from egov_challenges.live.store import Store
from egov_challenges.model import Course

from .conftest import Run, words

NOW = int(time.time())


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A database of the test's own; the board uses the same."""
    monkeypatch.setenv(place.SETTING, f"sqlite:///{tmp_path / 'live.sqlite3'}")
    return place.store()


def button(app: AppTest, label: str) -> AppTest:
    found = next(it for it in app.button if it.label.replace("\\", "") == label)
    found.click().run()
    assert not app.exception, [error.message for error in app.exception]
    return app


def labels(app: AppTest) -> list[str]:
    return [it.label.replace("\\", "") for it in app.button]


def code_of(app: AppTest) -> str:
    code = app.query_params["room"]
    return code if isinstance(code, str) else code[0]


@pytest.fixture
def board(run: Run, store: Store) -> AppTest:
    return button(run("live"), "Open a room")


def ask(app: AppTest, question: str = "support-beside") -> AppTest:
    app.selectbox(key="pick_question").set_value(question).run()
    return button(app, "Ask the class")


def vote(store: Store, app: AppTest, course: Course, right: int, wrong: int, round_: int = 1) -> None:
    """So many devices vote for what is right, and so many for something else."""
    asked = store.look(code_of(app), NOW).now
    assert asked
    by_right = {option.right: option.key for option in asked.ask.options}
    for number in range(right + wrong):
        given = (by_right[number < right],)
        store.vote(code_of(app), asked.position, Vote(round_, f"phone{number}", given), NOW)


def test_a_room_is_opened_and_shows_its_code_and_not_its_secret(board: AppTest, store: Store) -> None:
    code = code_of(board)
    assert f"{code[:3]} {code[3:]}" in words(board)
    secret = board.session_state["live_secrets"][code]
    assert len(secret) >= 22
    assert store.is_yours(code, secret, NOW)
    assert secret not in words(board)
    assert secret not in str(dict(board.query_params))


def test_a_question_goes_through_two_rounds_to_its_answer(board: AppTest, store: Store, course: Course) -> None:
    ask(board)
    assert "Voting is open" in words(board)
    vote(store, board, course, right=1, wrong=2)
    button(board, "Close the vote")
    assert "Voting is closed" in words(board)
    assert len(board.get("plotly_chart")) == 0
    button(board, "Second round")
    vote(store, board, course, right=3, wrong=0, round_=2)
    button(board, "Close the vote")
    button(board, "Show results")
    assert len(board.get("plotly_chart")) == 1
    assert "2 of 3 who voted twice changed their answers." in words(board)
    assert "(right)" not in str(board.get("plotly_chart")[0].proto)
    button(board, "Reveal the answer")
    said = words(board)
    assert "Right in round 1: 33%; in round 2: 100%" in said
    assert "From wrong to right: 2." in said
    assert "It rests on" in said  # the source of the solution
    button(board, "Next question")
    assert "What do you ask next?" in words(board)


def test_a_board_that_does_not_steer_sees_no_more_than_the_class(board: AppTest, run: Run, store: Store, course: Course) -> None:
    ask(board)
    vote(store, board, course, right=5, wrong=2)
    code = code_of(board)

    def other() -> AppTest:
        seen = run("live", room=code.lower())
        assert code_of(seen) in {code, code.lower()}
        assert not {"Close the vote", "Show results", "End the room", "Ask the class"} & set(labels(seen))
        return seen

    question = course.questions["support-beside"]
    told = [option.feedback for option in question.options] + [question.solution]
    for step in ("", "Close the vote"):
        if step:
            button(board, step)
        seen = other()
        assert "7 votes" in words(seen)
        assert len(seen.get("plotly_chart")) == 0
        assert not any(text in words(seen) for text in told)
    button(board, "Show results")
    seen = other()
    assert len(seen.get("plotly_chart")) == 1
    assert "(right)" not in str(seen.get("plotly_chart")[0].proto)
    assert not any(text in words(seen) for text in told)
    button(board, "Reveal the answer")
    assert told[-1] in words(other())


def test_words_are_seen_only_when_they_are_let_through(board: AppTest, run: Run, store: Store) -> None:
    code, secret = next(iter(board.session_state["live_secrets"].items()))
    store.ask(code, secret, Ask(kind="word", ask="In a word?"), NOW)
    store.vote(code, 1, Vote(1, "x", ("tea <b>",)), NOW)
    board.run()
    button(board, "Close the vote")
    button(board, "Show results")
    assert "No word has been let through yet" in words(board)
    assert "tea" not in words(board)
    store.let(code, secret, 1, {"tea <b>": True}, NOW)
    board.run()
    assert "“tea <b>” came most often" in words(board)
    assert "came most often" in words(run("live", room=code))


def test_a_word_that_was_let_through_counts_for_all_who_give_it(store: Store) -> None:
    opened = store.create("any", NOW)
    position = store.ask(opened.code, opened.secret, Ask(kind="word", ask="In a word?"), NOW)
    store.vote(opened.code, position, Vote(1, "x", ("tea",)), NOW)
    store.let(opened.code, opened.secret, position, {"tea": True}, NOW)
    store.vote(opened.code, position, Vote(1, "y", ("tea",)), NOW)
    store.vote(opened.code, position, Vote(1, "z", ("bribe",)), NOW)
    store.steer(opened.code, opened.secret, Command.CLOSE, NOW)
    store.steer(opened.code, opened.secret, Command.SHOW, NOW)
    assert [vote.given for vote in see(store, opened.code, "", NOW).votes] == [("tea",), ("tea",)]


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        ("one", {"ask": "Which?"}, "There are 0 answers"),
        ("one", {"options": "A\nB"}, "The question is empty"),
        ("several", {"ask": "Which?", "options": "A\nA"}, "“A” stands there twice"),
        ("estimate", {"ask": "How many?"}, "A number needs a range"),
    ],
)
def test_a_mistake_in_a_typed_question_is_told_and_nothing_is_lost(
    board: AppTest, kind: str, fields: dict[str, str], sentence: str
) -> None:
    board.segmented_control(key="live_source").set_value("Type one").run()
    board.segmented_control(key="live_typed_kind").set_value(kind).run()
    for name, value in fields.items():
        board.text_area(key=f"live_typed_{name}").set_value(value)
    button(board, "Ask the class")
    assert sentence in words(board)
    for name, value in fields.items():
        assert board.text_area(key=f"live_typed_{name}").value == value


def test_a_typed_question_is_asked_as_it_was_typed(board: AppTest, store: Store) -> None:
    board.segmented_control(key="live_source").set_value("Type one").run()
    board.text_area(key="live_typed_ask").set_value("Is <b>tea</b> a bribe?")
    board.text_area(key="live_typed_options").set_value("*Yes\nNo")
    button(board, "Ask the class")
    assert "Is <b>tea</b> a bribe?" in words(board)
    asked = store.look(code_of(board), NOW).now
    assert asked
    assert [(option.text, option.right) for option in asked.ask.options] == [("Yes", True), ("No", False)]


def test_a_step_of_a_lesson_offers_its_question_first_and_leads_back(run: Run, store: Store, course: Course) -> None:
    place_, step = next((n, it) for n, it in enumerate(course.lessons["45"].steps, start=1) if it.question)
    app = button(run("live", lesson="45", step=str(place_)), "Open a room")
    button(app, "Ask this now")
    asked = store.look(code_of(app), NOW).now
    assert asked
    assert asked.ask.question == step.question
    assert any("Back to the lesson" in str(link.proto.label) for link in app.get("page_link"))


def test_hands_are_typed_in_and_counted_apart(board: AppTest, store: Store, course: Course) -> None:
    ask(board)
    vote(store, board, course, right=1, wrong=1)
    code, secret = next(iter(board.session_state["live_secrets"].items()))
    asked = store.look(code, NOW).now
    assert asked
    store.raise_hands(code, secret, 1, 1, {asked.ask.options[0].key: 7}, NOW)
    button(board, "Close the vote")
    button(board, "Show results")
    assert "Round 1: 2 phones, and 7 hands counted by the lecturer." in words(board)


def test_a_room_is_ended_only_after_a_question_back_and_is_gone(board: AppTest, store: Store) -> None:
    code = code_of(board)
    assert "nobody can bring them back" in words(board)
    button(board, "End it now")
    assert "There is no room" in words(board)
    assert store.codes(NOW) == frozenset()
    assert code not in board.session_state["live_secrets"]


@pytest.mark.parametrize("code", ["BCDFGH", "NOSUCH", "12345"])
def test_a_room_that_there_is_not_is_answered(run: Run, store: Store, code: str) -> None:
    app = run("live", room=code)
    assert f"There is no room {code} any more" in words(app)
    assert "Open a room" in labels(app)


def test_a_code_that_is_none_is_answered(run: Run, store: Store) -> None:
    assert "is not the code of a live class" in words(run("live", room="<b>"))


def test_a_room_of_another_paper_is_looked_at_and_not_steered(run: Run, store: Store) -> None:
    opened = store.create("another-paper", NOW)
    app = run("live", room=opened.code)
    app.session_state["live_secrets"] = {opened.code: opened.secret}
    app.run()
    assert "This room belongs to a course on another paper" in words(app)
    assert "Ask the class" not in labels(app)


def test_a_database_that_is_none_is_told_in_one_sentence(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv(place.SETTING, f"sqlite:///{tmp_path / 'file' / 'live.sqlite3'}")
    said = words(run("live"))
    assert re.search(r"The file of the live classes, .* cannot be used", said)
    assert "Traceback" not in said
