"""Lesson plans: all of them, one of them, one step in front of the class, and apart from it the notes of the teacher."""

from __future__ import annotations

from egov_challenges.ui.lesson.notes import notes
from egov_challenges.ui.lesson.plan import plan, plans
from egov_challenges.ui.lesson.step import step
from egov_challenges.ui.view import View


def lesson(view: View) -> None:
    """Draw what the address asks for. A projector never gets the notes, whatever else the address says."""
    choice = view.choice
    opened = view.course.lessons.get(choice.lesson)
    if opened is None:
        plans(view)
    elif not choice.step:
        plan(view, opened)
    elif choice.notes and not choice.view:
        notes(view, opened, int(choice.step))
    else:
        step(view, opened, int(choice.step))
