"""The glossary: where the texts name its terms, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from egov_challenges.checks import source_faults
from egov_challenges.faults import Fault
from egov_challenges.model import Course


def faults(course: Course) -> Iterator[Fault]:
    """What is wrong in the glossary when it is held against the course."""
    file = f"{course.language.code}/glossary.yaml"
    for term in course.glossary.values():
        for what, remedy in source_faults(course, term.source):
            yield Fault(file, f"entry {term.id}", what, remedy)
