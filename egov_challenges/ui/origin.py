"""Where a statement or a definition comes from, in one sentence."""

from __future__ import annotations

from egov_challenges.model import Course
from egov_challenges.statement import Source


def origin(course: Course, source: Source) -> str:
    """What stands behind a badge."""
    text = course.language.text
    if source.abstract:
        return text("source.abstract", words=source.abstract)
    if source.reference:
        reference = course.reference(source.reference)
        return text("source.reference", n=reference.custom.number, printed=reference.printed)
    if source.data:
        return text("source.data", **course.dataset(source.data).credits)
    if source.indicator:
        words = course.indicator_words[source.indicator]
        dataset = course.dataset(course.indicators[source.indicator].dataset)
        return text("source.indicator", indicator=words.name, **dataset.credits)
    return text("source.ours")
