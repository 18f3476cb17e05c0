"""Asking in a live class, and what its votes come to: questions, counts, moves, words, pictures, the table to take along."""

import pytest

from egov_challenges import frames, questions
from egov_challenges.charts import live as charts
from egov_challenges.live import tally
from egov_challenges.live.asking import CannotAskError, Typed, from_bank, from_typed, left_out, next_step, offered, planned
from egov_challenges.live.rooms import Answer, Ask, Asked, Command, Standing, Vote, accepted, right
from egov_challenges.model import Course
from egov_challenges.readouts import live as readouts

CHOICE = Ask(
    kind="one", ask="Which?", options=(Answer(key="a", text="A & <b>", right=True, feedback="Yes."), Answer(key="b", text="B"))
)
GUESS = Ask(kind="estimate", ask="How many?", lowest=0, highest=40, truth=20, tolerance=2, unit="%")
WORD = Ask(kind="word", ask="In a word?")
FIRST, BOTH = Standing(open=False, shown=True), Standing(round=2, open=False, shown=True)
REVEALED = Standing(round=2, open=False, shown=True, revealed=True)


def votes(*given: tuple[int, str, str]) -> list[Vote]:
    """Votes as (round, voter, answer); several answers of one voter are one vote with commas."""
    return [Vote(round_, voter, tuple(answer.split(","))) for round_, voter, answer in given]


# --- asking -----------------------------------------------------------------------------------------------------------------


def test_each_question_that_a_phone_can_answer_can_be_asked_and_has_its_measured_answer(course: Course) -> None:
    asked = offered(course, "")
    assert len(asked) + left_out(course, "") == len(course.questions)
    for question in asked:
        ask = from_bank(course, question, "the source")
        truth = questions.truth(course, question)
        assert accepted(ask, truth) is not None, question.id
        assert right(ask, truth), question.id
        assert "{" not in ask.model_dump_json().replace("{", "", 1).replace('[{"', "").replace(',{"', ""), question.id


def test_an_order_is_not_offered(course: Course) -> None:
    assert "order" not in {question.kind for question in offered(course, "")}
    assert left_out(course, "") == sum(question.kind == "order" for question in course.questions.values())


def test_a_step_of_a_lesson_offers_its_question_and_other_steps_none(course: Course) -> None:
    for lesson in course.lessons.values():
        for place, step in enumerate(lesson.steps, start=1):
            found = planned(course, lesson.id, str(place))
            assert (found.id if found else None) == step.question
    assert planned(course, "45", "99") is None
    assert planned(course, "", "1") is None


def test_a_choice_is_typed_one_answer_a_line_and_an_asterisk_marks_what_is_right() -> None:
    ask = from_typed(Typed("one", " Which  one? ", "* Red tape\n\nTea\n"))
    assert (ask.ask, [option.text for option in ask.options]) == ("Which one?", ["Red tape", "Tea"])
    assert [option.right for option in ask.options] == [True, False]
    assert not from_typed(Typed("several", "Which?", "A\nB")).answered


def test_a_typed_number_is_near_within_a_twentieth_of_its_range() -> None:
    ask = from_typed(Typed("estimate", "How many?", lowest=0, highest=100, truth=50, unit="%"))
    assert [right(ask, (number,)) for number in ("45", "55", "44.9")] == [True, True, False]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (Typed("one", "  ", "A\nB"), "no_ask"),
        (Typed("word", "x" * 301), "long_ask"),
        (Typed("one", "?", "A"), "few_options"),
        (Typed("one", "?", "\n".join("ABCDEFGHI")), "many_options"),
        (Typed("one", "?", "A\na"), "option_twice"),
        (Typed("one", "?", "*A\n*B"), "several_right"),
        (Typed("several", "?", "A\n*"), "empty_option"),
        (Typed("several", "?", "A\n" + "b" * 121), "long_option"),
        (Typed("estimate", "?", lowest=1), "no_range"),
        (Typed("estimate", "?", lowest=2, highest=1), "empty_range"),
        (Typed("estimate", "?", lowest=-1e308, highest=1e308), "odd_range"),  # its width is no number any more
        (Typed("estimate", "?", lowest=0, highest=5e-324), "odd_range"),
        (Typed("estimate", "?", lowest=1e11, highest=1e11 + 1e-4), "odd_range"),
        (Typed("estimate", "?", lowest=0, highest=1, truth=5), "truth_outside"),
        (Typed("estimate", "?", lowest=0, highest=1, unit="u" * 31), "long_unit"),
    ],
)
def test_a_mistake_in_what_was_typed_is_told_in_one_sentence(course: Course, typed: Typed, problem: str) -> None:
    with pytest.raises(CannotAskError) as told:
        from_typed(typed)
    assert told.value.problem == problem
    sentence = course.language.text(f"live.amiss_{problem}", **told.value.values)
    assert "{" not in sentence
    assert "⟨" not in sentence


def test_what_comes_next_follows_peer_instruction() -> None:
    asked = Asked(1, CHOICE, Standing())
    done = []
    while command := next_step(asked):
        done.append(command)
        asked = Asked(1, CHOICE, asked.standing.after(command, CHOICE))
    assert done == [Command.CLOSE, Command.AGAIN, Command.CLOSE, Command.SHOW, Command.REVEAL]
    assert next_step(Asked(1, WORD, Standing(open=False))) == Command.SHOW  # nothing is right or wrong: nobody is talked over


# --- counting ---------------------------------------------------------------------------------------------------------------


def test_votes_and_hands_are_added_and_told_apart() -> None:
    cast = votes((1, "x", "a"), (1, "y", "b"), (1, "z", "b"), (2, "x", "a"), (2, "y", "a"))
    frame = tally.chosen(Asked(1, CHOICE, BOTH), cast, {2: {"b": 4}})
    found = {
        (r, k): (p, h, v) for r, k, p, h, v in zip(*(frame[c] for c in ("round", "key", "phones", "hands", "votes")), strict=True)
    }
    assert found == {(1, "a"): (1, 0, 1), (1, "b"): (2, 0, 2), (2, "a"): (2, 0, 2), (2, "b"): (0, 4, 4)}
    assert frame.attrs["voters"] == {1: 3, 2: 2}


def test_nothing_in_a_frame_tells_what_is_right_before_it_is_revealed() -> None:
    cast = votes((1, "x", "a"), (2, "x", "a"))
    hidden = tally.chosen(Asked(1, CHOICE, BOTH), cast, {})
    assert not hidden["right"].any()
    assert hidden.attrs["right"] == {}
    shown = tally.chosen(Asked(1, CHOICE, REVEALED), cast, {2: {"a": 2, "b": 1}})
    assert shown.attrs["right"] == {1: 1, 2: 3}
    assert tally.guessed(Asked(1, GUESS, BOTH), votes((1, "x", "19"))).attrs["truth"] is None
    moved = tally.moves(Asked(1, CHOICE, BOTH), cast)
    assert list(moved["first_right"]) == [None]


def test_the_moves_are_those_of_devices_that_voted_twice() -> None:
    cast = votes(
        (1, "w", "a"), (1, "x", "b"), (1, "y", "b"), (1, "z", "b"), (2, "w", "b"), (2, "x", "a"), (2, "y", "a"), (2, "new", "a")
    )
    moved = tally.moves(Asked(1, CHOICE, REVEALED), cast)
    assert {(a, b): n for a, b, n in zip(moved["first"], moved["second"], moved["n"], strict=True)} == {
        (("a",), ("b",)): 1,
        (("b",), ("a",)): 2,
    }
    assert tally.ways(moved) == {"changed": 3, "wrong_right": 2, "right_wrong": 1}


def test_a_histogram_holds_every_guess_once_and_covers_the_range() -> None:
    cast = votes(*((1, str(n), str(n / 2)) for n in range(81)))
    frame = tally.guessed(Asked(1, GUESS, FIRST), cast)
    assert frame["n"].sum() == 81
    assert (frame["low"].min(), frame["high"].max()) == (0, 40)
    assert (frame["low"].iloc[1:].to_numpy() == frame["high"].iloc[:-1].to_numpy()).all()
    assert frame.attrs["middle"] == {1: 20}
    revealed = tally.guessed(Asked(1, GUESS, Standing(open=False, shown=True, revealed=True)), cast)
    assert revealed.attrs["near"] == {1: 9}  # from 18 to 22 in steps of a half


def test_a_word_that_was_let_through_stays_so_when_another_gives_it() -> None:
    found = tally.words([Vote(1, "x", ("tea",), let=True), Vote(1, "y", ("tea",)), Vote(1, "z", ("bribe",))])
    assert [tuple(row) for row in found.itertuples(index=False)] == [("tea", 2, True), ("bribe", 1, False)]


def test_the_results_to_take_along_hold_every_answer_and_no_formula() -> None:
    word = [Vote(1, "x", ("=SUM(A1)",)), Vote(1, "y", ("tea",), let=True)]
    heard = [
        (Asked(1, CHOICE, BOTH), votes((1, "x", "a"), (2, "x", "b")), {1: {"a": 3}}),
        (Asked(2, GUESS, FIRST), votes((1, "x", "19.0"), (1, "y", "19.0")), {}),
        (Asked(3, WORD, FIRST), word, {}),
    ]
    frame = tally.results(heard)
    assert [len(frame[frame["position"] == position]) for position in (1, 2, 3)] == [4, 1, 2]
    assert list(frame.loc[frame["position"] == 1, "votes"]) == [4, 0, 0, 1]
    assert list(frame.loc[frame["position"] == 3, "let"]) == ["no", "yes"]
    lines = frames.csv(frame).decode("utf-8-sig").splitlines()
    assert not any(cell.startswith("=") for line in lines for cell in line.split(","))
    assert any("'=SUM(A1)" in line for line in lines)


# --- what is drawn and said -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("standing", [FIRST, BOTH, REVEALED])
def test_each_kind_of_result_has_a_picture_and_its_words(course: Course, standing: Standing) -> None:
    language = course.language
    cast = votes((1, "x", "a"), (1, "y", "b"), (2, "x", "a"), (2, "y", "a"))
    counted = tally.chosen(Asked(1, CHOICE, standing), cast, {})
    figure, said = charts.choices(counted, language), readouts.choices(counted, language)
    assert "A &amp; &lt;b&gt;" in figure.layout.annotations[0].text
    assert ("(right)" in figure.layout.annotations[0].text) == standing.revealed
    assert len(figure.data[0].x) == 2 * standing.round
    guessed = tally.guessed(Asked(1, GUESS, standing), votes((1, "x", "19"), (2, "x", "21")))
    lines = [shape for shape in charts.guesses(guessed, language).layout.shapes if shape.type == "line"]
    assert len(lines) == (standing.round if standing.revealed else 0)
    for told in (said, readouts.guesses(guessed, language)):
        assert not any("⟨" in part or "{" in part for part in (told.title, told.note, told.alt, str(told.table)))
    assert (said.title == "Right in round 1: 50%; in round 2: 100%") == standing.revealed


@pytest.mark.parametrize("kind", ["one", "estimate", "word"])
def test_a_question_that_nobody_answered_has_a_sentence_and_no_error(course: Course, kind: str) -> None:
    ask = {"one": CHOICE, "estimate": GUESS, "word": WORD}[kind]
    asked = Asked(1, ask, Standing(open=False, shown=True, revealed=ask.answered))
    match kind:
        case "one":
            said = readouts.choices(tally.chosen(asked, [], {}), course.language)
            charts.choices(tally.chosen(asked, [], {}), course.language)
        case "estimate":
            said = readouts.guesses(tally.guessed(asked, []), course.language)
            charts.guesses(tally.guessed(asked, []), course.language)
        case _:
            said = readouts.words(tally.words([]), course.language)
    assert said.title in {"Nobody has voted yet", "No word has been let through yet"}
