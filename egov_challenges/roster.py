"""The hand-in codes of a class as tables."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

import pandas as pd

from egov_challenges import questions
from egov_challenges.handin import Batch, HandIn, changes
from egov_challenges.model import NONE, Course
from egov_challenges.question import Question
from egov_challenges.versions import versions
from egov_challenges.work import Answer, Coding, Guess, Kept, of_kind

LONGEST_CELL = 2_000  # characters
OUTCOMES = ("first", "later", "open")  # right at the first try, after further ones, not yet


def roster(course: Course, batch: Batch) -> pd.DataFrame:
    """One row per code, in the order in which they were pasted; all columns are texts, empty where nothing was done.

    Columns: name, at (last change, ISO 8601, UTC), app, content (versions), older (how many things in it have changed since),
    then one per question, entry and guess of the course, and gone: what the course no longer has, in one cell. A question reads
    ``outcome: first answer``, with an outcome of ``OUTCOMES`` and keys of options; an entry reads themes and places by their
    codes, ``none`` where there is none; a guess its value, ``shown`` where there was none.
    """
    keys = list(versions(course))  # a code may hold any others: they make no columns
    return pd.DataFrame([_row(course, hand_in, keys) for hand_in in batch.hand_ins], dtype=str)


def _row(course: Course, hand_in: HandIn, keys: list[str]) -> dict[str, str]:
    since = changes(course, hand_in.work)
    head = {
        "name": hand_in.name,
        "at": dt.datetime.fromtimestamp(hand_in.at, dt.UTC).strftime("%Y-%m-%dT%H:%MZ") if hand_in.at else "",
        "app": hand_in.app,
        "content": hand_in.content,
        "older": str(len(since.changed) + len(since.gone)),
    }
    gone = "; ".join(f"{key}: {_cell(hand_in.work[key])}" for key in since.gone)
    return head | {key: _cell(hand_in.work.get(key)) for key in keys} | {"gone": gone[:LONGEST_CELL]}


def _cell(kept: Kept | None) -> str:
    match kept and kept.what:
        case Answer() as answer:
            return f"{outcome(answer)}: {'; '.join(answer.first)}"
        case Coding() as coding:
            return "; ".join([*coding.themes, *coding.places]) or NONE
        case Guess() as guess:
            return guess.value or "shown"
    return ""


def outcome(answer: Answer) -> str:
    """Right at the first try, after further ones, or not yet."""
    if not answer.right:
        return "open"
    return "first" if answer.tries == 1 else "later"


def per_question(course: Course, batch: Batch) -> pd.DataFrame:
    """How a class fared, a row per question that anyone answered as it stands today, the hardest first.

    Columns: question (id), ask (str), answered, first, later, open (int, codes), share (float, first of answered), tempting (str,
    the wrong first answer given most often, in words; empty where there was none), tempted (int, how often).
    """
    rows = [row for it in course.questions.values() if (row := _question(course, it, _answers(course, batch, it)))]
    columns = ["question", "ask", "answered", *OUTCOMES, "share", "tempting", "tempted"]
    return pd.DataFrame(rows, columns=columns).sort_values("share", kind="stable", ignore_index=True)


def _answers(course: Course, batch: Batch, question: Question) -> list[Answer]:
    today = versions(course)[f"answer/{question.id}"]
    kept = [of_kind(hand_in.work, "answer").get(question.id) for hand_in in batch.hand_ins]
    return [it.what for it in kept if it and it.of == today and isinstance(it.what, Answer)]


def _question(course: Course, question: Question, answers: list[Answer]) -> Mapping[str, object]:
    if not answers:
        return {}
    counted = Counter(map(outcome, answers))
    wrong = Counter(it.first for it in answers if outcome(it) != "first").most_common(1)
    return {
        "question": question.id,
        "ask": questions.said(course, question, question.ask),
        "answered": len(answers),
        **{name: counted[name] for name in OUTCOMES},
        "share": counted["first"] / len(answers),
        "tempting": _words(course, question, wrong[0][0]) if wrong else "",
        "tempted": wrong[0][1] if wrong else 0,
    }


def _words(course: Course, question: Question, given: tuple[str, ...]) -> str:
    options = {option.key for option in question.options}
    return course.language.listed(questions.label(course, question, key) if key in options else key for key in given)
