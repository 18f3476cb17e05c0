"""Links from a page to entries of the list."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from egov_challenges.model import Course
from egov_challenges.reference import Reference
from egov_challenges.ui.text import plain

WORDS = 10  # of the printed entry: authors, year and the first of the title, which no other entry has together


def to_entry(course: Course, reference: Reference) -> str:
    """Its number as a Markdown link that opens the page Sources with this entry alone."""
    name = course.language.text("method.entry", n=reference.custom.number)
    return f"[{plain(name)}](sources?q={quote(' '.join(reference.printed.split()[:WORDS]), safe='')})"


def printed(course: Course, references: Iterable[Reference]) -> str:
    """Entries as printed, each behind its link, as a Markdown list."""
    return "\n".join(f"- {to_entry(course, reference)}. {plain(reference.printed)}" for reference in references)
