"""The page of handouts: a choice is an address, what will be in the file is said before, and the file is made with a press."""

from streamlit.testing.v1 import AppTest

from egov_challenges import data_folder
from egov_challenges.choice import Choice
from egov_challenges.handout import paper
from egov_challenges.model import Course

from .conftest import Run, words

OUTLINES = data_folder.outlines(data_folder.HERE)


def pressed(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception, [error.message for error in app.exception]
    return app


def test_what_is_chosen_is_said_and_stands_in_the_address(run: Run) -> None:
    app = run("handout")
    assert "No answers" in words(app)
    app.button_group(key="pick_parts").set_value(["questions", "answers"]).run()
    assert app.query_params["parts"] in ("questions,answers", ["questions,answers"])
    assert "The answers, apart at the end" in words(app)
    assert "statements, each" not in words(app)
    app.button_group(key="pick_themes").set_value(["corruption"]).run()
    assert "Themes: Corruption" in words(app)


def test_an_address_restores_a_choice_and_a_wrong_part_is_answered(run: Run) -> None:
    app = run("handout", parts="sources,nonsense", themes="corruption", type="large")
    assert "“nonsense” is not a value of “parts”" in words(app)
    assert app.button_group(key="pick_parts").value == ["sources"]
    assert app.toggle(key="pick_type").value


def test_the_file_that_is_made_is_that_of_the_choice(run: Run, course: Course) -> None:
    app = pressed(run("handout", themes="corruption"), "handout_make_handout")
    assert "Save the file" in str(app.get("download_button"))
    made = app.session_state["handout_made"]
    assert made[2] == paper(course, Choice(themes="corruption"), OUTLINES)
    app.toggle(key="pick_type").set_value(True).run()
    assert "Save the file" not in str(app.get("download_button"))  # another choice is another file


def test_the_whole_course_is_made_with_a_press(run: Run) -> None:
    app = pressed(run("handout"), "handout_make_course")
    assert len(app.session_state["handout_made"][2]) > 4_000_000
    assert "Save the file" in str(app.get("download_button"))
