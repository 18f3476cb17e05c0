"""Lesson plans: their texts with the numbers of the course filled in, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from egov_challenges.faults import Fault
from egov_challenges.model import Course


def faults(course: Course) -> Iterator[Fault]:
    """What is wrong in the lesson plans when they are held against the course."""
    for lesson in course.lessons.values():
        total = sum(step.minutes for step in lesson.steps)
        if total != lesson.minutes:
            what = f"its steps take {total} minutes together, and the lesson has {lesson.minutes}"
            yield Fault(f"{course.language.code}/lessons.yaml", f"entry {lesson.id}", what, "correct the minutes")
