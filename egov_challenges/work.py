"""What a student has done: answers, codings of entries, guesses. Kept in the student's own browser, and nowhere else.

Each thing has a key, ``kind/id``, the time at which it was done and the version of what it was about. Two copies of somebody's
work are put together key by key, the later one wins; so copies may meet in any order, and as often as they like.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from pydantic import Field, ValidationError

from egov_challenges.record import Code, Identifier, Record, Text, Whole

LARGEST = 200_000  # characters of all that one student keeps; a whole course takes some 20,000
MOST = 2_000  # things
LATEST = 2**33  # seconds since 1970; later times are none
BOXES = 5  # of Leitner, see practice.py
KEY = re.compile(r"([a-z]+)/([a-z0-9]+(?:[-_][a-z0-9]+)*)")

MOST_WORDS, MOST_PLACES = 200, 20  # that one judgement rests on; that one entry is about

Positions = Annotated[tuple[Whole, ...], Field(max_length=MOST_WORDS)]  # of words in a printed entry, counted from 0
Given = Annotated[tuple[Code, ...], Field(min_length=0, max_length=8)]


class Answer(Record):
    """How a question was answered, see ``questions``."""

    first: Given
    last: Given
    tries: Whole = Field(ge=1, le=99)
    right: bool = Field(strict=True)  # whether the last answer was
    box: Whole = Field(ge=1, le=BOXES)  # the higher, the longer it rests


class Coding(Record):
    """How an entry was coded: each theme and each place with the words that it rests on."""

    themes: dict[Identifier, Positions] = Field(default_factory=dict, max_length=20)
    places: dict[Code, Positions] = Field(default_factory=dict, max_length=MOST_PLACES)


class Guess(Record):
    """What was guessed before a chart was seen; nothing where it was only asked to be shown."""

    value: Code | None = None


class Name(Record):
    """What the student wants to be called in front of the lecturer."""

    name: Annotated[Text, Field(max_length=60)] | None = None  # None: a name that was taken away again


What = Answer | Coding | Guess | Name
KINDS: Mapping[str, type[What]] = {"answer": Answer, "coding": Coding, "guess": Guess, "name": Name}


@dataclass(frozen=True)
class Kept:
    """One thing that was done."""

    at: int  # seconds since 1970, UTC
    of: str  # the version of what it is about
    what: What


Work = Mapping[str, Kept]  # by key


class UnreadableError(Exception):
    """A text that holds nobody's work."""


def read(text: str) -> tuple[Work, tuple[str, ...]]:
    """Work out of its text, and the keys of what in it cannot be read. Raises ``UnreadableError``."""
    try:
        found = json.loads(text) if len(text) <= LARGEST else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UnreadableError
    return entries(found)


def entries(found: Mapping[str, object]) -> tuple[Work, tuple[str, ...]]:
    """Work out of lists and texts, see ``plain``, and the keys of what cannot be read, of which there may be any."""
    kept = {key: entry for key, value in islice(found.items(), MOST) if (entry := _entry(key, value))}
    return kept, tuple(key[:80] for key in found if key not in kept)


def _entry(key: str, value: object) -> Kept | None:
    spelt = KEY.fullmatch(key) if len(key) <= 80 else None
    match value:
        case [int(at), str(of), dict(what)] if spelt and spelt[1] in KINDS and 0 <= at <= LATEST and len(of) <= 20:
            try:
                read = KINDS[spelt[1]].model_validate(what)
            except ValidationError:
                return None
            return Kept(at, of, read) if _printable([of, read.model_dump()]) else None
    return None


def _printable(value: object) -> bool:
    """Whether all texts in it can be shown, stored and sent: a lone surrogate, for one, cannot."""
    match value:
        case str():
            return value.isprintable()
        case dict():
            return all(map(_printable, [*value, *value.values()]))
        case list() | tuple():
            return all(map(_printable, value))
    return True


def plain(work: Work) -> dict[str, list[object]]:
    """Work as lists and texts: for each key the time, the version and what was done."""
    return {key: [kept.at, kept.of, kept.what.model_dump(mode="json", exclude_defaults=True)] for key, kept in work.items()}


def together(one: Work, other: Work) -> Work:
    """Two copies put together; of two with the same key the later, of equally late ones that of ``one``."""
    later = {key: kept for key, kept in other.items() if key not in one or kept.at > one[key].at}
    return {**one, **later}


def of_kind(work: Work, kind: str) -> Work:
    """All of one kind, by the ids of what they are about."""
    return {key.partition("/")[2]: kept for key, kept in work.items() if key.startswith(f"{kind}/")}
