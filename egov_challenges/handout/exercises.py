"""The questions of the bank on paper: with room to answer, and apart from that their answers."""

from __future__ import annotations

from markupsafe import Markup

from egov_challenges import practice, questions
from egov_challenges.handout.markup import Content, items, joined, tag
from egov_challenges.handout.sections import Say, from_
from egov_challenges.model import Course
from egov_challenges.question import Question

SEED = "handout"  # all copies have the options in one order


def asked(course: Course, question: Question) -> Markup:
    """A question with boxes to tick or to number, or a line to write on."""
    text = course.language.text
    said = tag("p", questions.said(course, question, question.ask), class_="ask")
    if question.estimate:
        lowest, highest = question.estimate.lowest, question.estimate.highest
        return said + tag("p", text("handout.estimate", lowest=lowest, highest=highest), " ", _line(), class_="room")
    how = {"one": "handout.tick_one", "several": "handout.tick_several", "order": "handout.number"}[question.kind]
    keys = practice.offered(question, questions.truth(course, question), SEED)
    options = [_box() + tag("span", questions.label(course, question, key)) for key in keys]
    return said + tag("p", text(how), class_="source") + items(options, class_="options")


def _box() -> Markup:
    return tag("span", class_="box", aria_hidden="true")


def _line() -> Markup:
    return tag("span", class_="line", aria_hidden="true")


def answer(course: Course, question: Question, say: Say = str) -> Markup:
    """The right answer, why, what there is to say to each option, and whose figures these are."""
    text = course.language.text
    right = questions.truth(course, question)
    parts: list[Content] = [
        tag("p", tag("b", text("handout.answer", answer=questions.answer(course, question)))),
        tag("p", say(questions.said(course, question, question.solution))),
    ]
    ordered = question.kind == "order"
    keys = right if ordered else practice.offered(question, right, SEED) if question.options else ()
    by_key = {option.key: option for option in question.options}
    lines = []
    for key in keys:
        role = "" if ordered else f" ({text('quiz.option_right' if key in right else 'quiz.option_wrong')})"
        said = questions.said(course, question, by_key[key].feedback, by_key[key])
        lines.append(joined([tag("b", questions.label(course, question, key)), f"{role}: ", said]))
    return joined([*parts, items(lines, "ol" if ordered else "ul"), from_(course, question.source)])
