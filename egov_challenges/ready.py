"""A data folder, read and tried out: what only counting can tell is checked too. Pages and the command line load it so."""

from __future__ import annotations

from pathlib import Path

from egov_challenges import course as courses
from egov_challenges import glossary, lessons, questions
from egov_challenges.faults import BrokenCourseError
from egov_challenges.model import Course


def load(folder: Path, language: str = "en") -> Course:
    """Read, validate and try out a data folder in one language.

    Raises ``BrokenCourseError`` with every fault that was found.
    """
    course = courses.load(folder, language)
    found = [*questions.faults(course), *glossary.faults(course)]
    if found := found or [*lessons.faults(course)]:  # plans ask questions: while these have faults, theirs would be echoes
        raise BrokenCourseError(found)
    return course
