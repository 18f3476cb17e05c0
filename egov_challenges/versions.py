"""The version of each thing that a student's work can be about: when it changes, the work was about something else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache

from egov_challenges import frames, questions
from egov_challenges.model import Course


@lru_cache(maxsize=4)
def versions(course: Course) -> Mapping[str, str]:
    """Six hexadecimal digits for each question, each entry and each guess, by the keys of ``work``.

    That of an entry changes with its printed words and with the codebook, that of a guess with what is so.
    """
    book = course.codebook.model_dump_json()
    entries = {f"coding/{it.id}": _digest(f"{it.printed} {book}") for it in course.references}
    guesses = {f"guess/{what}": _digest(repr(found)) for what in frames.GUESSES if (found := frames.known(course, what))}
    return {f"answer/{it.id}": questions.version(course, it) for it in course.questions.values()} | entries | guesses


@lru_cache(maxsize=4)
def content(course: Course) -> str:
    """The version of all of it together."""
    return _digest(repr(sorted(versions(course).items())))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]
