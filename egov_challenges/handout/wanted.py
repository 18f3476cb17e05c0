"""What a handout is to hold: the reader's choice, and what it usually has where nothing is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from egov_challenges import practice
from egov_challenges.choice import CHARTS, Choice, valid
from egov_challenges.lesson import Lesson
from egov_challenges.model import Course
from egov_challenges.question import TOPICS, Question
from egov_challenges.reference import Reference

PARTS_USUAL = ("statements", "charts", "questions", "glossary")
CHARTS_USUAL = ("years", "places", "series")
OF_THE_LIST = ("theme", "kind", "read", "outlines")  # charts that stand once, for all themes together; the others for each theme


def parts(choice: Choice) -> tuple[str, ...]:
    """The parts."""
    return tuple(choice.parts.split(",")) if choice.parts else PARTS_USUAL


def charts(choice: Choice) -> tuple[str, ...]:
    """The charts, in the order of the choice on the page."""
    chosen = choice.charts.split(",") if choice.charts else CHARTS_USUAL
    return tuple(chart for chart in CHARTS if chart in chosen)


def themes(course: Course, choice: Choice) -> tuple[str, ...]:
    """The themes by their ids, in the order of the codebook; with all of them comes ``""``, what holds for all together."""
    offered = valid(course)["themes"]
    if not choice.themes:
        return ("", *offered)
    return tuple(theme for theme in offered if theme in choice.themes.split(","))


def charts_of(choice: Choice, theme: str) -> tuple[str, ...]:
    """The charts that stand with a theme; with all together also those that stand once."""
    if "charts" not in parts(choice):
        return ()
    return tuple(chart for chart in charts(choice) if not theme or chart not in OF_THE_LIST)


def questions(course: Course, choice: Choice, about: str) -> tuple[Question, ...]:
    """The questions on a topic, where the handout has questions."""
    asked = {"questions", "answers"} & set(parts(choice))
    return practice.of_topic(course, about) if asked else ()


def topics(course: Course, choice: Choice) -> tuple[str, ...]:
    """What its questions are about: its themes and, with all of them, the other topics."""
    chosen = tuple(theme for theme in themes(course, choice) if theme)
    return chosen if choice.themes else (*chosen, *TOPICS)


def sources(course: Course, choice: Choice) -> Sequence[Reference]:
    """The sources of its themes; all of the list with all themes."""
    if not choice.themes:
        return course.references
    chosen = set(themes(course, choice))
    return [reference for reference in course.references if chosen & course.codings[reference.id].themes.keys()]


def lesson(course: Course, choice: Choice) -> Lesson | None:
    """The lesson plan: the chosen one, else the first; none where there are no plans."""
    plans = course.lessons
    return plans[choice.lesson] if choice.lesson else next(iter(plans.values()), None)
