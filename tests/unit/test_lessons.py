"""The lesson plans: they add up, ask and show what can be asked and shown, and say nothing that they must not say."""

import re
from urllib.parse import parse_qs

import pytest

from egov_challenges import course as courses
from egov_challenges import data_folder, exercise, lessons
from egov_challenges.choice import parse
from egov_challenges.lesson import Lesson, Step
from egov_challenges.model import Course

COURSE = courses.load(data_folder.HERE)
PLANS = list(COURSE.lessons.values())
STEPS = [(lesson, place, step) for lesson in PLANS for place, step in enumerate(lesson.steps, start=1)]
NOT_SEEN = ("Understand", "Know", "Learn", "Appreciate", "Realise", "Realize", "Be ")  # nobody sees these happen

each = pytest.mark.parametrize("lesson", PLANS, ids=lambda lesson: lesson.id)
each_step = pytest.mark.parametrize(("lesson", "place", "step"), STEPS, ids=[f"{it.id}-{place}" for it, place, _ in STEPS])


def texts(lesson: Lesson) -> list[tuple[str, str | None]]:
    """All texts of a plan, each with the view of its step."""
    whole = (lesson.title, *lesson.questions, *lesson.objectives, *lesson.prerequisites, *lesson.key_points)
    of_steps = [
        (text, step.view)
        for step in lesson.steps
        for text in (step.title, step.text, *step.teacher.notes, *step.teacher.answers, *step.teacher.misconceptions)
    ]
    return [*((text, None) for text in whole), *of_steps]


def test_there_is_a_plan_of_one_lesson_and_one_of_two() -> None:
    assert [(lesson.id, lesson.minutes) for lesson in PLANS] == [("45", 45), ("90", 90)]


@each
def test_the_minutes_add_up_and_each_step_begins_where_the_one_before_it_ends(lesson: Lesson) -> None:
    ends = [lesson.begins(place) + step.minutes for place, step in enumerate(lesson.steps, start=1)]
    assert lesson.begins(1) == 0
    assert ends[:-1] == [lesson.begins(place) for place in range(2, len(lesson.steps) + 1)]
    assert ends[-1] == lesson.minutes


@each
def test_all_five_kinds_of_steps_are_used_and_objectives_can_be_seen(lesson: Lesson) -> None:
    assert {step.kind for step in lesson.steps} == {"show", "ask", "discuss", "work", "collect"}
    assert not [objective for objective in lesson.objectives if objective.startswith(NOT_SEEN)]


@each
def test_every_theme_is_touched(lesson: Lesson) -> None:
    said = " ".join(step.text for step in lesson.steps).lower()
    assert [words.title for words in COURSE.themes if words.title.lower() not in said] == []


@each
def test_every_number_in_a_text_is_filled_in(lesson: Lesson) -> None:
    for text, view in texts(lesson):
        said = lessons.said(COURSE, text, view)
        assert "{" not in said
        assert "–%" not in said, "a figure that the course does not have"
        if not re.search(r"\{\w+\}", text):
            assert said == text
        assert not re.search(r"\d", text), "a number is filled in, never typed"


@each_step
def test_a_step_for_which_two_rounds_are_planned_leaves_time_to_talk(lesson: Lesson, place: int, step: Step) -> None:
    if step.kind == "ask":
        assert step.minutes >= 6
        assert step.groups == "pairs"
        assert COURSE.questions[step.question or ""].kind in {"one", "several"}


@each_step
def test_a_step_helps_the_teacher(lesson: Lesson, place: int, step: Step) -> None:
    assert step.teacher.notes
    assert step.teacher.answers or step.kind == "ask" or step.teacher.misconceptions


@each_step
def test_a_step_that_guesses_first_opens_a_picture_that_can_be_covered(lesson: Lesson, place: int, step: Step) -> None:
    choice, wrong = parse(parse_qs((step.view or "").partition("?")[2]), COURSE)
    assert wrong == []
    if choice.guess == "first":
        assert choice == type(choice)(guess="first"), "another picture than the one that is covered"


def test_numbers_of_a_step_are_those_of_the_theme_and_the_series_in_its_view(course: Course) -> None:
    assert lessons.said(course, "{works} of {total}") == "49 of 49"
    assert lessons.said(course, "{works} of {total}", "timeline?theme=corruption") == "3 of 49"
    view = "then-and-now?indicator=internet_users"
    assert lessons.said(course, "{works}; {then_value}% in {then_year}", view) == "4; 11% in 2008"


def test_the_notes_on_coding_speak_of_the_entries_that_the_set_begins_with(course: Course) -> None:
    step = next(step for step in course.lessons["90"].steps if step.view == "code-the-sources?set=7")
    first = [reference.id for reference in exercise.entries(course, 7)[:4]]
    assert first == ["cochran2008", "heeks2001", "hossain2005", "haque2002"]
    found = [sorted(course.codings[id_].themes) for id_ in first]
    assert found == [["infrastructure"], [], ["digital-divide"], ["political-support"]]
    (answer,) = step.teacher.answers
    for words in ("wind and solar power is infrastructure", "shows no theme", "is digital divide", "is political support"):
        assert words in answer


def test_a_step_beyond_the_end_of_its_lesson_is_answered_with_its_steps(course: Course) -> None:
    choice, (wrong,) = parse({"lesson": ["45"], "step": ["12"]}, course)
    assert (choice.lesson, choice.step) == ("45", "")
    assert (wrong.problem, wrong.name, wrong.valid) == ("value", "step", tuple(map(str, range(1, 10))))
    assert parse({"lesson": ["90"], "step": ["12"]}, course)[1] == []
