"""Which questions come next, and what is known by now: the boxes of Leitner.

Each answer lies in one of five boxes. Wrong, it goes to the first; right at once, one further; right after a hint or another try,
it stays. The further the box, the longer the question rests. A scheduler such as ``fsrs`` fits its forecasts to a long history of
reviews; a course of some weeks with some fifty questions has none. One small number per question fits into a hand-in code, and a
reader can follow it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from egov_challenges.model import Course
from egov_challenges.question import TOPICS, Question
from egov_challenges.questions import Given
from egov_challenges.versions import versions
from egov_challenges.work import BOXES, Answer, Work

ROUND = 10  # questions
RESTS = (0, 1, 3, 7, 14)  # days that a question rests, by box
DAY = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Last:
    """What is kept of the last time that a question was asked, as long as it is still the same question."""

    at: int  # seconds since 1970
    box: int

    @property
    def known(self) -> bool:
        """Whether it was right at once: a wrong answer puts it into the first box, and only that does."""
        return self.box > 1

    def rests(self, now: float) -> float:
        """Seconds until it is due, none if it is; what was kept on a clock ahead of ours is due."""
        left = self.at + RESTS[self.box - 1] * DAY - now
        return left if self.at <= now and left > 0 else 0


@dataclass(frozen=True)
class Standing:
    """How many questions of a topic are known, are to be looked at again, and have not been asked."""

    known: int
    again: int
    new: int

    @property
    def asked(self) -> int:
        """Those that were answered at least once."""
        return self.known + self.again

    @property
    def total(self) -> int:
        """All of them."""
        return self.asked + self.new


def of_topic(course: Course, about: str) -> tuple[Question, ...]:
    """The questions on a topic, or all, in the order of the bank."""
    return tuple(question for question in course.questions.values() if about in {"", question.about})


def topic_name(course: Course, about: str) -> str:
    """What a topic is called."""
    return course.language.text(f"quiz.topic_{about}") if about in TOPICS else course.theme(about).title


def last(course: Course, work: Work, id_: str) -> Last | None:
    """The last time that a question was asked; nothing where it never was, or has changed since."""
    kept = work.get(f"answer/{id_}")
    if kept is None or not isinstance(kept.what, Answer) or kept.of != versions(course).get(f"answer/{id_}"):
        return None
    return Last(kept.at, kept.what.box)


def answered(tries: Sequence[Given], *, right: bool, box: int) -> Answer:
    """What is kept of a question after these tries, of which the last one was right or not; ``box``: where it lay before."""
    moved = 1 if not right else min(BOXES, box + 1) if len(tries) == 1 else box
    return Answer(first=tries[0], last=tries[-1], tries=min(99, len(tries)), right=right, box=moved)


def next_round(course: Course, work: Work, about: str, now: float, seed: str) -> tuple[str, ...]:
    """The questions to ask next, by their ids: wrong ones, new ones, those that have rested, those that still rest."""

    def rank(id_: str) -> tuple[int, float, float]:
        kept = last(course, work, id_)
        if kept is None:
            return 1, 0, 0
        if not kept.known:
            return 0, kept.at, 0
        rests = kept.rests(now)
        return (3, rests, 0) if rests else (2, kept.box, kept.at)

    ids = shuffled([question.id for question in of_topic(course, about)], seed)
    return tuple(sorted(ids, key=rank)[:ROUND])


def standing(course: Course, work: Work, about: str = "") -> Standing:
    """Where somebody stands with a topic, or with all of them."""
    found = [last(course, work, question.id) for question in of_topic(course, about)]
    known = sum(kept is not None and kept.known for kept in found)
    new = found.count(None)
    return Standing(known, len(found) - known - new, new)


def shuffled(items: Iterable[str], seed: str) -> tuple[str, ...]:
    """Texts in an order that the seed alone decides."""
    return tuple(sorted(items, key=lambda item: hashlib.sha256(f"{seed} {item}".encode()).digest()))


def offered(question: Question, right: Given, seed: str) -> tuple[str, ...]:
    """The keys of the options as they are shown: shuffled, and an order never as it should become."""
    keys = shuffled([option.key for option in question.options], f"{seed} {question.id}")
    return (*keys[1:], keys[0]) if question.kind == "order" and keys == right else keys
