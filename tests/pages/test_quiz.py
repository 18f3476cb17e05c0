"""The page to practise on, as a dialogue: what is asked, what is said to an answer, what is kept of it."""

import shutil
from pathlib import Path

import pytest
import yaml
from google.protobuf import text_format
from streamlit.testing.v1 import AppTest

from egov_challenges import ready
from egov_challenges.model import Course
from egov_challenges.versions import versions
from egov_challenges.work import Answer, Kept

from .conftest import Run

BANK = Path(__file__).resolve().parents[1] / "data" / "quiz.yaml"
QUESTIONS = {question["id"]: question for question in yaml.safe_load(BANK.read_text(encoding="utf-8"))["questions"]}
LABELS = {
    "use": "How the paper uses each entry",
    "years": "When its entries appeared",
    "places": "Which countries the titles name",
}


@pytest.fixture(autouse=True)
def bank(taught: Path) -> Path:
    """The course with the small bank of the tests."""
    shutil.copyfile(BANK, taught / "en" / "quiz.yaml")
    (taught / "en" / "lessons.yaml").unlink()  # its plans ask other questions
    return taught


@pytest.fixture
def asked_of(bank: Path) -> Course:
    return ready.load(bank)


def bare(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "")


def sent(app: AppTest) -> str:
    """All that goes to the browser, whatever kind of element it stands in."""
    protos = (getattr(node, "proto", None) for node in app.main)
    return bare("\n".join(text_format.MessageToString(proto, as_utf8=True) for proto in protos if proto is not None))


def verdict(app: AppTest) -> str:
    return bare("\n".join(str(element.value) for element in (*app.success, *app.warning)))


def labels(app: AppTest) -> list[str]:
    return [bare(button.label) for button in app.button]


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if bare(button.label) == label).click().run()
    assert not app.exception, [error.message for error in app.exception]


def choose(app: AppTest, *keys: str) -> None:
    """Give an answer to the question on the page and have it checked."""
    if app.radio:
        app.radio[0].set_value(keys[0])
    elif app.number_input:
        app.number_input[0].set_value(float(keys[0]))
    elif app.checkbox:
        for box in app.checkbox:
            box.set_value(bare(box.label) in keys)
    else:
        for key in keys:
            press(app, key)
    press(app, "Check")


def question_of(app: AppTest) -> str:
    asked = [bare(header.value).replace("Kazakhstan", "{country}") for header in app.header]
    return next(str(id_) for id_, question in QUESTIONS.items() if question["ask"] in asked)


def right_answer(id_: str) -> tuple[str, ...]:
    return {
        "tallest-year": ("2008",),
        "busy-years": ("2001", "2005"),
        "share-named": ("37",),
        "years-in-order": ("2008", "2002", "2005", "2003"),
        "what-is-not-there": ("use",),
    }[id_]


def links(app: AppTest) -> list[tuple[str, str, str]]:
    """The label, the page and the parameters of each link to another page."""
    protos = [element.proto for element in app.get("page_link")]
    return [(bare(proto.label), proto.page, proto.query_string) for proto in protos]


def secrets(id_: str) -> list[str]:
    """Words of a question that give its answer away, without the numbers that are filled in."""
    question = QUESTIONS[id_]
    texts = [question["hint"], question["solution"], *(option["feedback"] for option in question.get("options", ()))]
    texts += [text for name, text in question.get("estimate", {}).items() if name in {"close", "low", "high"}]
    return [max(text.replace("}", "{").split("{")[::2], key=len).strip() for text in texts]


@pytest.mark.parametrize("id_", QUESTIONS)
def test_nothing_of_the_answer_is_on_the_page_before_it_is_given(run: Run, id_: str) -> None:
    app = run("quiz", question=id_)
    before = sent(app)
    assert len(secrets(id_)) >= 5
    assert [words for words in secrets(id_) if words in before] == []
    assert "Look at it" not in before
    assert "Show the solution" not in before
    assert app.session_state["quiz"].tries == {}
    choose(app, *right_answer(id_))
    after = sent(app)
    own = QUESTIONS[id_].get("options", ())
    assert all(words in after for words in secrets(id_)[1 : 2 + len(own)]), "the solution and what is said to each option"


def test_a_wrong_answer_brings_its_own_feedback_and_nothing_else(run: Run) -> None:
    app = run("quiz", question="tallest-year")
    choose(app, "1997")
    said = sent(app)
    assert "on a slope" in said
    assert [words for words in ("crest", "hill", "A list grows", "Look at it") if words in said] == []


def test_the_keys_of_options_are_not_on_the_page(run: Run) -> None:
    app = run("quiz", question="what-is-not-there")
    assert all(label in sent(app) for label in LABELS.values())
    assert "_use" not in sent(app)
    assert '"use"' not in sent(app)


def test_an_answer_that_is_right_at_once(run: Run, asked_of: Course) -> None:
    app = run("quiz", question="tallest-year")
    choose(app, "2008")
    assert verdict(app) == "**That is right.**"
    said = sent(app)
    assert "2008. A list grows towards the year in which its paper was written." in said
    assert "**2008** (right, your answer): 11 sources are of 2008, the crest of the list." in said
    assert "**1997** (not right): 1997 is where the list begins, on a slope." in said
    assert "Counted from: The reference list of the paper" in said
    assert links(app)[0] == ("Look at it: Timeline", "timeline", "guess=shown")
    assert "Check" not in labels(app)
    (kept,) = app.session_state["work"].values()
    assert kept.what == Answer(first=("2008",), last=("2008",), tries=1, right=True, box=2)
    assert kept.of == versions(asked_of)["answer/tallest-year"]


def test_try_again_then_a_hint_then_the_solution(run: Run) -> None:
    app = run("quiz", question="tallest-year")
    choose(app, "1997")
    assert verdict(app) == "**Not right yet. Try again.**\n\n1997 is where the list begins, on a slope."
    assert not app.info
    choose(app, "2005")
    assert [bare(info.value) for info in app.info] == ["**A hint.** Look for a crest near the end."]
    assert "A list grows" not in sent(app)
    choose(app, "2002")
    assert verdict(app) == "**That was not right. Read why below.**"
    assert not app.info
    assert "A list grows" in sent(app)
    assert "**2002** (not right, your answer)" in sent(app)
    assert not app.radio
    assert app.session_state["work"]["answer/tallest-year"].what == Answer(
        first=("1997",), last=("2002",), tries=3, right=False, box=1
    )


def test_right_after_a_wrong_try_is_right_and_stays_in_its_box(run: Run) -> None:
    app = run("quiz", question="tallest-year")
    choose(app, "1997")
    choose(app, "2008")
    assert verdict(app) == "**That is right.**"
    assert app.session_state["work"]["answer/tallest-year"].what == Answer(
        first=("1997",), last=("2008",), tries=2, right=True, box=1
    )


def test_the_solution_is_offered_from_the_first_wrong_try_on(run: Run) -> None:
    app = run("quiz", question="what-is-not-there")
    assert "Show the solution" not in labels(app)
    choose(app, "years")
    press(app, "Show the solution")
    assert "A list says what was read" in sent(app)
    assert "Our own thought, for the class." in sent(app)
    assert links(app)[0] == ("Look at it: Method", "method", "part=limits")
    assert not app.session_state["work"]["answer/what-is-not-there"].what.right


def test_of_several_it_is_said_how_many_are_missing(run: Run) -> None:
    app = run("quiz", question="busy-years")
    choose(app, "2001", "2003")
    said = verdict(app)
    assert "- **2001**: 2001 is busy with 5." in said
    assert "- **2003**: 2003 is calm with 1." in said
    assert said.endswith("1 right answer is missing.")
    choose(app, "2001", "2005")
    assert verdict(app) == "**That is right.**"
    kept = app.session_state["work"]["answer/busy-years"].what
    assert (kept.first, kept.last) == (("2001", "2003"), ("2001", "2005"))


def test_a_guess_is_told_whether_it_is_too_low_or_too_high(run: Run) -> None:
    app = run("quiz", question="share-named")
    assert app.number_input[0].value is None
    assert bare(app.number_input[0].label) == "Your guess, from 0 to 100"
    choose(app, "90")
    assert verdict(app).endswith("They are less numerous.")
    choose(app, "3")
    assert verdict(app).endswith("They are more numerous.")
    choose(app, "40")
    assert verdict(app) == "**That is right.**\n\nClose, for they are 37%."
    assert "Your answer: 40" in sent(app)
    assert links(app)[0] == ("Look at it: Countries", "countries", "rule=named&country=KAZ")
    assert app.session_state["work"]["answer/share-named"].what.last == ("40.0",)


def test_an_order_is_put_together_item_by_item(run: Run) -> None:
    app = run("quiz", question="years-in-order")
    assert labels(app)[1:5] != ["2008", "2002", "2005", "2003"]
    for item in ("2003", "2002", "2005"):
        press(app, item)
    assert {"1. 2003", "2. 2002", "3. 2005", "2008"} <= set(labels(app))
    press(app, "Check")
    assert verdict(app) == "Give every item its place first."
    press(app, "1. 2003")
    assert {"1. 2002", "2. 2005", "2003"} <= set(labels(app)), "taken out, the others move up"
    press(app, "2003")
    press(app, "2008")
    press(app, "Check")
    assert verdict(app) == "**Not right yet. Try again.**\n\n0 of 4 items stand in their places."
    for item in ("1. 2002", "1. 2005", "1. 2003"):
        press(app, item)
    choose(app, "2002", "2005", "2003")
    assert verdict(app) == "**That is right.**"
    assert "1. **2008**: Summit of 11.\n2. **2002**: Shoulder of 10." in sent(app).replace("n2. ", "\n2. ")


def test_nothing_given_and_the_same_again_are_no_tries(run: Run) -> None:
    app = run("quiz", question="tallest-year")
    press(app, "Check")
    assert verdict(app) == "Give an answer first."
    assert "work" not in app.session_state
    choose(app, "1997")
    press(app, "Check")
    assert verdict(app).startswith("**Not right yet.")
    assert app.session_state["work"]["answer/tallest-year"].what.tries == 1


def test_a_round_asks_each_question_once_and_ends_with_what_is_known(run: Run) -> None:
    app = run("quiz")
    assert "5 questions, none answered yet." in sent(app)
    press(app, "Start a round")
    seen = []
    for number in range(1, 6):
        assert f"Question {number} of 5 · " in sent(app)
        id_ = question_of(app)
        seen.append(id_)
        assert app.query_params["question"] == id_
        if id_ == "tallest-year":
            choose(app, "1997")
            press(app, "Show the solution")
        elif id_ != "what-is-not-there":
            choose(app, *right_answer(id_))
        onward = "Skip" if id_ == "what-is-not-there" else "Next"
        press(app, "To the result" if number == 5 else onward)
    assert sorted(seen) == sorted(QUESTIONS)
    assert "question" not in app.query_params
    assert [bare(header.value) for header in app.header] == ["You knew 3 of 5 at once"]
    assert [bare(header.value) for header in app.subheader] == ["To look at again", "Known"]
    again, *known = links(app)
    assert again == ("From which year does the list have the most sources?", "timeline", "guess=shown")
    assert {page for _, page, _ in known} == {"timeline", "countries"}
    assert len(known) == 3
    assert "1 question was left open; it comes again." in sent(app)
    assert "4 of 5 questions answered; 1 to look at again." in sent(app)
    assert "| Timeline | 2 | 1 | 0 |" in sent(app)
    press(app, "Another round")
    assert question_of(app) == "tallest-year", "what was wrong comes first"
    assert not verdict(app)
    press(app, "Skip")
    assert question_of(app) == "what-is-not-there", "then what has not been asked"


def test_a_link_opens_exactly_its_question_and_the_next_is_that_of_the_bank(run: Run) -> None:
    app = run("quiz", question="busy-years")
    assert question_of(app) == "busy-years"
    assert "Question 1" not in sent(app)
    press(app, "Skip")
    assert app.query_params["question"] == question_of(app) == "share-named"
    press(app, "Previous")
    press(app, "Previous")
    assert question_of(app) == "tallest-year"
    assert "Previous" not in labels(app)
    press(app, "Topics")
    assert "question" not in app.query_params
    assert app.button_group(key="pick_about").value == ""


def test_a_link_with_a_topic_stays_on_it(run: Run) -> None:
    app = run("quiz", question="busy-years", about="timeline")
    press(app, "Skip")
    assert question_of(app) == "years-in-order"
    assert "Skip" not in labels(app)


def test_a_link_to_a_question_of_another_topic_opens_it_all_the_same(run: Run) -> None:
    app = run("quiz", question="busy-years", about="evidence")
    assert question_of(app) == "busy-years"
    press(app, "Start a round")
    assert "There is no question on this topic yet." in sent(app)


def test_a_question_that_there_is_not_is_answered_with_a_line(run: Run) -> None:
    app = run("quiz", question="nonsense")
    assert "“nonsense” is not a value of “question”" in bare(app.info[0].value)
    assert "Start a round" in labels(app)


def test_a_topic_is_kept_in_the_address_and_starts_anew(run: Run) -> None:
    app = run("quiz")
    press(app, "Start a round")
    press(app, "Topics")
    assert "Continue with question 1 of 5" in labels(app)
    app.button_group(key="pick_about").set_value("timeline").run()
    assert app.query_params["about"] == "timeline"
    assert "3 questions, none answered yet." in sent(app)
    assert [label for label in labels(app) if label.startswith("Continue")] == []
    app.button_group(key="pick_about").set_value("").run()
    assert [label for label in labels(app) if label.startswith("Continue")] == []
    app.button_group(key="pick_about").set_value("timeline").run()
    press(app, "Start a round")
    assert "Question 1 of 3 · Timeline" in sent(app)


def test_a_round_outlasts_a_look_at_another_page(run: Run) -> None:
    app = run("quiz")
    press(app, "Start a round")
    first = question_of(app)
    choose(app, *right_answer(first))
    press(app, "Next")
    second = question_of(app)
    app.switch_page("paper/timeline.py").run()
    app.switch_page("learn/quiz.py").run()
    assert not app.exception
    assert question_of(app) == second
    press(app, "Previous")
    assert question_of(app) == first
    assert verdict(app).startswith("**That is right.**")


def test_options_stay_where_they_are_for_a_session_and_not_for_all_sessions(run: Run) -> None:
    orders = set()
    for _ in range(12):
        app = run("quiz", question="tallest-year")
        order = tuple(app.radio[0].options)
        choose(app, "1997")
        assert tuple(app.radio[0].options) == order
        orders.add(order)
    assert len(orders) > 1


def test_who_comes_back_is_told_where_they_stand(run: Run, asked_of: Course) -> None:
    known = versions(asked_of)
    answers = {"tallest-year": (1, ("1997",)), "share-named": (3, ("37.0",))}
    app = run("")
    app.session_state["work"] = {
        f"answer/{id_}": Kept(
            1_700_000_000, known[f"answer/{id_}"], Answer(first=given, last=given, tries=1, right=box > 1, box=box)
        )
        for id_, (box, given) in answers.items()
    }
    app.switch_page("learn/quiz.py").run()
    assert "2 of 5 questions answered; 1 to look at again." in sent(app)
    press(app, "Start a round")
    assert question_of(app) == "tallest-year"
    choose(app, "2008")
    assert app.session_state["work"]["answer/tallest-year"].what.box == 2


def test_where_nothing_can_be_kept_it_is_said(run: Run) -> None:
    app = run("quiz", question="tallest-year")
    assert "does not let the page keep anything" not in sent(app)
    app.session_state["work_refused"] = True
    app.run()
    assert "This browser does not let the page keep anything" in sent(app)
    choose(app, "2008")
    assert verdict(app) == "**That is right.**"


def test_a_course_without_questions_says_so(run: Run, bank: Path) -> None:
    (bank / "en" / "quiz.yaml").unlink()
    app = run("quiz")
    assert [bare(info.value) for info in app.info] == ["This course has no questions yet."]
    assert [bare(button.label) for button in app.button] == ["Projector view"]


def test_a_question_that_changes_while_it_is_open_is_asked_anew(run: Run, bank: Path) -> None:
    app = run("quiz", question="tallest-year")
    choose(app, "2008")
    file = bank / "en" / "quiz.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("the most sources?", "the fewest sources?", 1), encoding="utf-8")
    app.run()
    assert not app.exception
    assert not verdict(app)
    assert app.radio[0].value is None
