"""Lesson plans: their texts with the numbers of the course filled in, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import parse_qs

from egov_challenges import frames
from egov_challenges.checks import FACTS, SERIES_FACTS
from egov_challenges.choice import parse
from egov_challenges.faults import Fault
from egov_challenges.language import fields, fill
from egov_challenges.lesson import Lesson, Step
from egov_challenges.model import Course
from egov_challenges.questions import view_faults


def said(course: Course, text: str, view: str | None = None) -> str:
    """A text of a lesson with its numbers filled in: of a step those of the theme and of the series that its view names."""
    return fill(text, _facts(course, view or ""))


@lru_cache(maxsize=256)
def _facts(course: Course, view: str) -> Mapping[str, str]:
    opened, _ = parse(_parts(view), course)
    facts = frames.facts(course, opened.theme)
    return {**facts, **frames.indicator_facts(course, opened.indicator)} if opened.indicator else facts


def _parts(view: str | None) -> dict[str, list[str]]:
    return parse_qs((view or "").partition("?")[2], keep_blank_values=True)


# --- a plan that cannot be held -------------------------------------------------------------------------------------------


def faults(course: Course) -> Iterator[Fault]:
    """What is wrong in the lesson plans when they are held against the course."""
    file = f"{course.language.code}/lessons.yaml"
    for lesson in course.lessons.values():
        total = sum(step.minutes for step in lesson.steps)
        if total != lesson.minutes:
            what = f"its steps take {total} minutes together, and the lesson has {lesson.minutes}"
            yield Fault(file, f"entry {lesson.id}", what, "correct the minutes")
        for what, remedy in _names(_texts(lesson), FACTS):
            yield Fault(file, f"entry {lesson.id}", what, remedy)
        for place, step in enumerate(lesson.steps, start=1):
            usable = FACTS | (SERIES_FACTS if "indicator" in _parts(step.view) else set())
            names = _names(_texts_of(step), usable)
            for what, remedy in (*_question(course, step), *view_faults(course, step.view or "themes"), *names):
                yield Fault(file, f"entry {lesson.id}, step {place}", what, remedy)


def _question(course: Course, step: Step) -> Iterator[tuple[str, str]]:
    if step.question is None:
        return
    asked = course.questions.get(step.question)
    if asked is None:
        yield f'the bank has no question "{step.question}"', "name a question of quiz.yaml"
    elif asked.kind == "order":
        yield f'the question "{step.question}" asks for an order, which phones cannot give', "ask one of another kind"


def _texts(lesson: Lesson) -> tuple[str, ...]:
    return (lesson.title, *lesson.questions, *lesson.objectives, *lesson.prerequisites, *lesson.key_points)


def _texts_of(step: Step) -> tuple[str, ...]:
    return (step.title, step.text, *step.teacher.notes, *step.teacher.answers, *step.teacher.misconceptions)


def _names(texts: tuple[str, ...], usable: frozenset[str]) -> Iterator[tuple[str, str]]:
    for name in sorted(set().union(*map(fields, texts)) - usable):
        series = name in SERIES_FACTS
        remedy = "name an indicator in the view of the step" if series else f"use {', '.join(sorted(usable))}"
        yield f"{{{name}}} cannot be filled in there", remedy
