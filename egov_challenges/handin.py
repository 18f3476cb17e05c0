"""A hand-in code: somebody's work as a short text that can be pasted, printed and photographed.

``EGOV1.<data>.<checksum>``: data is JSON, deflated (zlib), in the URL-safe letters of base 64 without padding; the checksum is
the CRC-32 of the letters in eight hexadecimal digits. What is read is limited in size before it is unpacked, and validated by the
records of ``work`` after; nothing in it is ever run. Blanks, line breaks and a mail's marks of quotation do no harm in a code.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import dataclass

from egov_challenges import __version__
from egov_challenges import work as works
from egov_challenges.model import Course
from egov_challenges.versions import content, versions
from egov_challenges.work import Work

FORM = "EGOV1"
LONGEST = 40_000  # letters of one code
MOST_CODES = 200  # that a lecturer can read in at once
LARGEST_TEXT = 4_000_000  # characters of all of them
CODE = re.compile(r"EGOV(\d+)\.([\w-]*)\.([0-9a-f]{8})", re.ASCII)
BETWEEN = re.compile(r"[^\w.-]+", re.ASCII)  # what no code has in it
START = re.compile(r"EGOV\d+\.", re.ASCII)


class NotACodeError(Exception):
    """A text that is no code of this course; ``problem`` says why.

    none: no code at all; long: too long; cut: its end is missing; newer: of a later version of the app; damaged: its letters are
    not those that were written; foreign: of a course on another paper.
    """

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class HandIn:
    """What a code holds: the work, the versions of app and content that it was made with, and what cannot be read any more."""

    work: Work
    app: str
    content: str
    unread: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the student wants to be called; empty where none is given."""
        kept = self.work.get("name/me")
        return kept.what.name or "" if kept and isinstance(kept.what, works.Name) else ""

    @property
    def at(self) -> int:
        """When something was done last, in seconds since 1970; 0 where nothing was."""
        return max((kept.at for kept in self.work.values()), default=0)


def written(course: Course, work: Work) -> str:
    """Work as a code."""
    held = {"course": course.paper.paper.id, "app": __version__, "content": content(course), "work": works.plain(work)}
    packed = zlib.compress(json.dumps(held, separators=(",", ":"), sort_keys=True).encode(), 9)
    letters = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return f"{FORM}.{letters}.{_checksum(letters)}"


def read(course: Course, text: str) -> HandIn:
    """The one code in a text. Raises ``NotACodeError``."""
    if len(text) > LONGEST:
        raise NotACodeError("long")
    found = CODE.search(BETWEEN.sub("", text))
    if found is None:
        raise NotACodeError("cut" if START.search(text) else "none")
    form, letters, checksum = found.groups()
    if form != FORM.removeprefix("EGOV"):
        raise NotACodeError("newer")
    if checksum != _checksum(letters):
        raise NotACodeError("damaged")
    match _unpacked(letters):
        case {"course": str(of), "app": str(app), "content": str(version), "work": dict(held)}:
            if not (app + version).isprintable():
                raise NotACodeError("damaged")
            if of != course.paper.paper.id:
                raise NotACodeError("foreign")
            work, unread = works.entries(held)
            return HandIn(work, app[:20], version[:20], unread)
    raise NotACodeError("damaged")


def _checksum(letters: str) -> str:
    return f"{zlib.crc32(letters.encode()):08x}"


def _unpacked(letters: str) -> object:
    unpacker = zlib.decompressobj()
    try:
        packed = base64.b64decode(letters + "=" * (-len(letters) % 4), altchars=b"-_", validate=True)
        text = unpacker.decompress(packed, works.LARGEST)
        return json.loads(text) if unpacker.eof else None
    except (ValueError, zlib.error, RecursionError):  # ValueError: letters, UTF-8 or JSON
        return None


@dataclass(frozen=True)
class Batch:
    """Many codes read at once: those that could be, each once; and the beginning of each text that could not, with the reason."""

    hand_ins: tuple[HandIn, ...]
    problems: tuple[tuple[str, str], ...]  # beginning, problem of NotACodeError
    repeated: int = 0  # codes that stood there more than once
    left: int = 0  # codes beyond the first MOST_CODES, which were not read


def read_all(course: Course, text: str) -> Batch:
    """The codes in a text, whatever stands between them. Raises ``NotACodeError``: none at all, or too long a text."""
    if len(text) > LARGEST_TEXT:
        raise NotACodeError("long")
    text = BETWEEN.sub("", text)
    starts = [found.start() for found in START.finditer(text)]
    if not starts:
        raise NotACodeError("none")
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    once = list(dict.fromkeys(found[0] if (found := CODE.match(part)) else part for part in parts))
    hand_ins, problems = [], []
    for part in once[:MOST_CODES]:
        try:
            hand_ins.append(read(course, part))
        except NotACodeError as error:
            problems.append((part[:24], error.problem))
    return Batch(tuple(hand_ins), tuple(problems), len(parts) - len(once), max(0, len(once) - MOST_CODES))


@dataclass(frozen=True)
class Changes:
    """What of somebody's work is about something that has changed since, or that is no longer there; keys of ``work``."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]


def changes(course: Course, work: Work) -> Changes:
    """Hold the versions that work is about against those of today; a name has none."""
    today = versions(course)
    versioned = {key: kept for key, kept in work.items() if not key.startswith("name/")}
    return Changes(
        tuple(key for key, kept in versioned.items() if key in today and kept.of != today[key]),
        tuple(key for key in versioned if key not in today),
    )
