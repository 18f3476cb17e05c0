"""Guess first: covered until a guess is in, nothing of the answer in the page before that, and what is kept of it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges import course as courses
from egov_challenges import data_folder, frames, readouts
from egov_challenges.choice import Choice
from egov_challenges.ui.text import JOINER
from egov_challenges.versions import versions
from egov_challenges.work import Guess, Kept, Work

from .conftest import GUESSED, Run, arrive, words

COURSE = courses.load(data_folder.HERE)
WHAT = dict(zip(GUESSED, frames.GUESSES, strict=True))
CHARTS = {"timeline": 1, "countries": 2, "then-and-now": 2}
VALUES = {"timeline": 2002, "countries": 60, "then-and-now": 60}  # wrong ones
TITLES = {
    "timeline": "You guessed 2002; 2008 has the most sources",
    "countries": "You guessed 60%; 37% of the sources name Kazakhstan",
    "then-and-now": "You guessed rank 60; Kazakhstan had rank 28",
}
ANSWERS = {  # what would tell, beside the words of the charts
    "timeline": ("11 of 49",),
    "countries": ("37%", "18 of 49", "19 of 49"),
    "then-and-now": ("rank 28", "28 (", "0.8628", "rank 46"),
}
NOUNS = {"timeline": ("years",), "countries": ("places", "outlines"), "then-and-now": ("series", "world")}
ELSEWHERE = [
    ("timeline", {"show": "kind"}),
    ("timeline", {"theme": "corruption"}),
    ("timeline", {"q": "knox"}),
    ("countries", {"rule": "named"}),
    ("countries", {"count": "fractional"}),
    ("countries", {"country": "IND"}),
    ("then-and-now", {"theme": "corruption"}),
    ("then-and-now", {"indicator": "egdi_rank"}),
    ("then-and-now", {"compare": "neighbours"}),
    ("then-and-now", {"at": "2012"}),
]


@pytest.fixture
def fresh(root: Path) -> Run:
    """Open a page in a browser that keeps nothing."""
    return lambda where, /, **params: arrive(root, where, {}, params)


def kept(where: str, guess: Guess, of: str = "") -> Work:
    key = f"guess/{WHAT[where]}"
    return {key: Kept(1, of or versions(COURSE)[key], guess)}


def everything(app: AppTest) -> str:
    """All that the page sends to the browser."""
    sent = [node.proto.SerializeToString().decode(errors="replace") for node in app._tree if getattr(node, "proto", None)]
    return "\n".join(sent).replace("\\", "").replace(JOINER, "")


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, [error.message for error in app.exception]


def guess(app: AppTest, where: str, value: int) -> None:
    inputs = app.selectbox if where == "timeline" else app.number_input
    inputs(key=f"guess_{WHAT[where]}").set_value(value)
    press(app, "Guess")


def covered(app: AppTest) -> bool:
    asked = "Guess first: " in words(app)
    assert asked == any(button.label == "Just show it" for button in app.button)
    assert asked != bool(app.get("plotly_chart")), "either the question or the charts"
    return asked


def alone(app: AppTest, where: str) -> bool:
    """Whether the charts are shown, and nothing with them."""
    return not covered(app) and len(app.get("plotly_chart")) == CHARTS[where] and "You guessed" not in everything(app)


def answer(app: AppTest, where: str) -> Guess | None:
    held: Work = app.session_state.get("work", {})
    entry = held.get(f"guess/{WHAT[where]}")
    return entry.what if entry and isinstance(entry.what, Guess) else None


@pytest.mark.parametrize("where", GUESSED)
def test_before_the_guess_nothing_in_the_page_tells_the_answer(fresh: Run, where: str) -> None:
    app = fresh(where)
    assert covered(app)
    sent = everything(app)
    assert readouts.question(COURSE, WHAT[where]) in sent
    for noun in NOUNS[where]:
        said = getattr(readouts, noun)(getattr(frames, noun)(COURSE, Choice()), COURSE.language)
        assert not [part for part in (said.title, said.alt, said.note) if part and part in sent]
    assert not [part for part in ANSWERS[where] if part in sent]
    assert not app.metric


@pytest.mark.parametrize("where", GUESSED)
def test_a_guess_is_kept_and_shown_with_the_truth_above_the_charts(fresh: Run, where: str) -> None:
    app = fresh(where)
    guess(app, where, VALUES[where])
    assert not covered(app)
    assert answer(app, where) == Guess(value=str(VALUES[where]))
    assert app.session_state["work"][f"guess/{WHAT[where]}"].of == versions(COURSE)[f"guess/{WHAT[where]}"]
    pictures = app.get("plotly_chart")
    assert len(pictures) == CHARTS[where] + 1
    assert app.header[0].value.replace("\\", "") == TITLES[where]
    assert pictures[0].proto.alt.startswith(TITLES[where])
    assert not any(mark in words(app) for mark in "⟨{")


@pytest.mark.parametrize("where", GUESSED)
def test_just_show_it_shows_the_charts_alone_and_is_kept(fresh: Run, where: str) -> None:
    app = fresh(where)
    press(app, "Just show it")
    assert alone(app, where)
    assert answer(app, where) == Guess()


@pytest.mark.parametrize("where", GUESSED)
def test_what_was_kept_in_this_browser_uncovers_the_charts(root: Path, where: str) -> None:
    assert alone(arrive(root, where, kept(where, Guess()), {}), where)
    again = arrive(root, where, kept(where, Guess(value=str(VALUES[where]))), {})
    assert TITLES[where] in words(again)
    others: Work = {key: entry for page in GUESSED if page != where for key, entry in kept(page, Guess()).items()}
    assert covered(arrive(root, where, others, {}))


@pytest.mark.parametrize("where", GUESSED)
@pytest.mark.parametrize("value", ["", "1066", "-3", "a", "२००२", "9" * 50, "2002.0"])
def test_a_kept_guess_that_cannot_be_one_or_is_about_something_older_counts_as_not_made(
    root: Path, where: str, value: str
) -> None:
    assert covered(arrive(root, where, kept(where, Guess(value=value)), {}))
    assert covered(arrive(root, where, kept(where, Guess(value=str(VALUES[where])), of="000000"), {}))


def test_pressing_guess_without_a_guess_keeps_the_cover_and_says_so_once(fresh: Run) -> None:
    app = fresh("countries")
    press(app, "Guess")
    assert covered(app)
    assert "There is no guess here yet" in words(app)
    assert answer(app, "countries") is None
    app.run()
    assert "There is no guess here yet" not in words(app)


def test_guessing_again_covers_the_charts_and_takes_the_later_guess(fresh: Run) -> None:
    app = fresh("then-and-now")
    guess(app, "then-and-now", 60)
    press(app, "Guess again")
    assert covered(app)
    assert "28 (" not in everything(app)
    guess(app, "then-and-now", 28)
    assert "You guessed rank 28, and Kazakhstan had rank 28" in words(app)
    assert answer(app, "then-and-now") == Guess(value="28")
    press(app, "Guess again")
    press(app, "Just show it")
    assert alone(app, "then-and-now")
    assert answer(app, "then-and-now") == Guess(value="28"), "a guess that was made stays kept"


def test_the_picture_with_the_guess_can_be_hidden_for_this_visit(fresh: Run) -> None:
    app = fresh("timeline")
    guess(app, "timeline", 2002)
    press(app, "Hide this")
    assert alone(app, "timeline")
    assert answer(app, "timeline") == Guess(value="2002")


@pytest.mark.parametrize("where", GUESSED)
def test_with_first_in_the_address_all_are_asked_until_they_have_guessed_in_this_visit(root: Path, where: str) -> None:
    work = kept(where, Guess(value=str(VALUES[where])))
    app = arrive(root, where, work, {"guess": "first"})
    assert covered(app)
    assert covered(arrive(root, where, kept(where, Guess()), {"guess": "first"}))
    guess(app, where, VALUES[where])
    assert TITLES[where] in words(app)
    assert app.query_params["guess"] == "first"
    app.run()
    assert not covered(app)
    assert covered(arrive(root, where, work, {"guess": "first"})), "the next class is asked again"
    shown = arrive(root, where, work, {"guess": "first"})
    press(shown, "Just show it")
    assert alone(shown, where)


@pytest.mark.parametrize("where", GUESSED)
def test_with_shown_in_the_address_nobody_is_asked(root: Path, where: str) -> None:
    assert alone(arrive(root, where, {}, {"guess": "shown"}), where)
    assert alone(arrive(root, where, kept(where, Guess(value=str(VALUES[where]))), {"guess": "shown"}), where)


@pytest.mark.parametrize(("where", "asked"), ELSEWHERE)
@pytest.mark.parametrize("more", [{}, {"guess": "first"}])
def test_an_address_that_asks_for_another_picture_shows_it_at_once(
    fresh: Run, where: str, asked: dict[str, str], more: dict[str, str]
) -> None:
    assert alone(fresh(where, **asked, **more), where)


def test_who_has_seen_the_question_comes_back_to_it_from_another_picture(fresh: Run) -> None:
    app = fresh("timeline")
    app.button_group(key="pick_show").set_value("kind").run()
    assert alone(app, "timeline")
    app.button_group(key="pick_show").set_value("years").run()
    assert covered(app)


def test_who_opened_the_page_in_another_picture_is_not_asked_on_the_way_back(fresh: Run) -> None:
    app = fresh("timeline", theme="corruption")
    press(app, "Reset")
    assert alone(app, "timeline")
    assert answer(app, "timeline") is None
    first = fresh("timeline", theme="corruption", guess="first")
    press(first, "Reset")
    assert covered(first)


def test_where_nothing_can_be_kept_the_card_says_so_and_the_guess_holds_for_the_visit(root: Path) -> None:
    assert "kept in this browser alone" in words(arrive(root, "timeline", {}, {}))
    app = AppTest.from_file(str(root / "pages" / "menu.py"), default_timeout=30)
    app.session_state["work_refused"] = True
    app.run()
    app.switch_page("paper/timeline.py").run()
    assert "does not let the app keep anything" in words(app)
    assert "kept in this browser alone" not in words(app)
    guess(app, "timeline", 2002)
    app.run()
    assert TITLES["timeline"] in words(app)


def test_after_all_is_deleted_the_charts_are_covered_again(fresh: Run) -> None:
    app = fresh("timeline")
    press(app, "Just show it")
    app.session_state["work"] = {}  # as ui.memory.forget does
    app.run()
    assert covered(app)


def test_a_guess_stands_on_my_work_under_its_question(root: Path) -> None:
    work = {**kept("timeline", Guess(value="2002")), **kept("then-and-now", Guess()), "guess/gone": Kept(1, "", Guess())}
    app = arrive(root, "my-work", work, {})
    app.session_state["my_work_all"] = True
    app.run()
    text = words(app)
    assert f"{readouts.question(COURSE, 'years')} | 2002 |" in text
    assert f"{readouts.question(COURSE, 'rank')} | Not guessed, only shown |" in text
    assert "A guess before a chart | Not guessed, only shown |" in text


def test_the_home_page_covers_nothing(fresh: Run) -> None:
    assert len(fresh("", guess="first").get("plotly_chart")) == 2
