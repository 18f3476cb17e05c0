"""What happens between a visitor's arrival and departure: the round that is asked, and the tries at its questions.

It outlasts a change of page. What it comes to is kept by ``ui.memory``, answer by answer.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from egov_challenges import practice, questions
from egov_challenges.model import Course
from egov_challenges.question import Question
from egov_challenges.questions import Given, Mark
from egov_challenges.ui.memory import keep, work
from egov_challenges.ui.view import go, picked

HELD, AMISS = "quiz", "quiz_amiss"  # session keys: the sitting; that a check found nothing to check
MOST = 3  # wrong tries; then the solution is shown


@dataclass(frozen=True)
class Tries:
    """The answers to a question since it was last asked, and whether its solution was asked for."""

    given: tuple[Given, ...] = ()
    shown: bool = False


@dataclass(frozen=True)
class Sitting:
    """One round after the other; ``seed`` decides every shuffle, so that options stay where they are."""

    seed: str
    rounds: int = 0
    about: str = ""
    asked: tuple[str, ...] = ()  # the questions of the round, in their order
    ended: bool = False
    tries: Mapping[str, Tries] = field(default_factory=dict)  # by id and version: a question that changed is another one


@dataclass(frozen=True)
class Progress:
    """How far somebody is with a question."""

    tries: Tries
    mark: Mark | None  # of the last answer

    @property
    def right(self) -> bool:
        """Whether the last answer was."""
        return self.mark is not None and self.mark.right

    @property
    def at_once(self) -> bool:
        """Whether the first one was."""
        return self.right and len(self.tries.given) == 1

    @property
    def wrong(self) -> int:
        """How many answers were not right."""
        return len(self.tries.given) - self.right

    @property
    def steps(self) -> int:
        """How often something was asked of this question: an answer to be checked, the solution to be shown."""
        return len(self.tries.given) + self.tries.shown

    @property
    def done(self) -> bool:
        """Whether the solution may be seen."""
        return self.right or self.tries.shown or self.wrong >= MOST


def _held() -> Sitting:
    if HELD not in st.session_state:
        st.session_state[HELD] = Sitting(secrets.token_hex(4))
    held: Sitting = st.session_state[HELD]
    return held


def sitting(course: Course, about: str) -> Sitting:
    """The sitting with its round, as far as that is on the topic and on questions that there still are."""
    held = _held()
    asked = tuple(id_ for id_ in held.asked if id_ in course.questions) if held.about == about else ()
    return replace(held, about=about, asked=asked, ended=held.ended and bool(asked))


def begin(course: Course, about: str) -> None:
    """Callback: a new round on a topic, and its first question."""
    held = _held()
    asked = practice.next_round(course, work(), about, time.time(), f"{held.seed} {held.rounds}")
    st.session_state[HELD] = Sitting(held.seed, held.rounds + 1, about, asked)
    turn_to(asked[0] if asked else "")


def turn_to(id_: str) -> None:
    """Callback: open a question."""
    go(lambda choice: choice.put(question=id_))


def finish() -> None:
    """Callback: the round is over."""
    st.session_state[HELD] = replace(_held(), ended=True)
    turn_to("")


def choose_topic() -> None:
    """Callback of the topics: another one, and no round yet."""
    st.session_state[HELD] = replace(_held(), asked=(), ended=False)
    picked("about")


def progress(course: Course, question: Question) -> Progress:
    """How far somebody is with a question."""
    tries = _held().tries.get(_name(course, question), Tries())
    return Progress(tries, questions.mark(course, question, tries.given[-1]) if tries.given else None)


def key_of(course: Course, question: Question) -> str:
    """The key of the question's controls: another one each time that it is asked."""
    return f"quiz_{_held().rounds}_{_name(course, question)}"


def offered(course: Course, question: Question) -> tuple[str, ...]:
    """The keys of its options as they are shown in this sitting."""
    return practice.offered(question, questions.truth(course, question), _held().seed)


def take(course: Course, question: Question, given: Given | None) -> None:
    """An answer, from within a callback: mark it and keep what it comes to; nothing given, or the same again, is no try."""
    before = progress(course, question)
    st.session_state[AMISS] = given is None
    if given is None or before.done or given in before.tries.given[-1:]:
        return
    tries = (*before.tries.given, given)
    _put(course, question, Tries(tries))
    last = practice.last(course, work(), question.id)
    answer = practice.answered(tries, right=questions.mark(course, question, given).right, box=last.box if last else 1)
    keep("answer", question.id, questions.version(course, question), answer)


def show(course: Course, question: Question) -> None:
    """Callback: the solution, please."""
    _put(course, question, replace(progress(course, question).tries, shown=True))


def _put(course: Course, question: Question, tries: Tries) -> None:
    held = _held()
    st.session_state[HELD] = replace(held, tries={**held.tries, _name(course, question): tries})


def _name(course: Course, question: Question) -> str:
    return f"{question.id}_{questions.version(course, question)}"
