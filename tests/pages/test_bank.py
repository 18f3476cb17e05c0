"""The course's own questions on the page: each can be answered, says why, and leads to the view that shows it."""

from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges import course as courses
from egov_challenges import data_folder, questions
from egov_challenges.question import Question

from .conftest import Run, words
from .test_quiz import bare, choose, links, verdict

COURSE = courses.load(data_folder.HERE)
VIEWS = sorted({question.view for question in COURSE.questions.values()})


def answer(app: AppTest, question: Question) -> None:
    """The right answer, as the controls take it."""
    right = questions.truth(COURSE, question)
    by_label = question.kind in {"several", "order"}
    choose(app, *(questions.label(COURSE, question, key) if by_label else key for key in right))


@pytest.mark.parametrize("kind", sorted({question.kind for question in COURSE.questions.values()}))
def test_every_question_is_right_with_its_measured_answer_and_says_why(run: Run, kind: str) -> None:
    app = run("quiz")
    for question in (it for it in COURSE.questions.values() if it.kind == kind):
        app.query_params["question"] = question.id
        app.run()
        assert questions.said(COURSE, question, question.ask) in [bare(header.value) for header in app.header]
        answer(app, question)
        assert verdict(app).startswith("**That is right.**"), question.id
        text = words(app)
        assert " ".join(questions.said(COURSE, question, question.solution).split()) in text
        for option in question.options:
            assert " ".join(questions.said(COURSE, question, option.feedback, option).split()) in text
        page, _, query = question.view.partition("?")
        where, parts = links(app)[0][1:]
        assert (where, parse_qsl(parts)) == ("" if page == "themes" else page, parse_qsl(query or "guess=shown"))


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_that_a_question_leads_to_can_be_opened(run: Run, view: str) -> None:
    page, _, query = view.partition("?")
    app = run("" if page == "themes" else page, **dict(parse_qsl(query)))
    assert len(app.title) == 1
    assert not app.info
    assert not app.warning
