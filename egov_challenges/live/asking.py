"""What can be asked in a live class: questions of the bank, and those that the lecturer types. Pure.

Both become an ``Ask``, the question as it stands in that moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from egov_challenges import practice, questions
from egov_challenges.live.rooms import Answer, Ask, Asked, Command
from egov_challenges.model import Course
from egov_challenges.question import Question

ON_PHONES = ("one", "several", "estimate")  # kinds of the bank that a phone can answer; it cannot put things in order
KINDS = get_args(Ask.model_fields["kind"].annotation)  # what can be typed
LONGEST_ASK, LONGEST_OPTION, LONGEST_UNIT = 300, 120, 30  # characters of what is typed: it stands on a phone
MOST_OPTIONS = 8
LARGEST = 1e12  # number of a range that is typed
FINEST = 1e-6  # its width, as a part of the largest number in it: finer ones cannot be cut into the bars of a histogram
RIGHT = "*"  # before an option that is right


def offered(course: Course, about: str) -> tuple[Question, ...]:
    """The questions of a topic, or of all, that phones can answer."""
    return tuple(question for question in practice.of_topic(course, about) if question.kind in ON_PHONES)


def left_out(course: Course, about: str) -> int:
    """How many of the topic they cannot answer."""
    return len(practice.of_topic(course, about)) - len(offered(course, about))


def planned(course: Course, lesson: str, step: str) -> Question | None:
    """The question that this step of a lesson plan asks, if it asks one that phones can answer."""
    place = int(step or 0)
    plan = course.lessons.get(lesson)
    if plan is None or not 0 < place <= len(plan.steps):
        return None
    question = course.questions.get(plan.steps[place - 1].question or "")
    return question if question and question.kind in ON_PHONES else None


def in_class(course: Course, question: Question) -> tuple[str, ...]:
    """The keys of the options in the order in which a class sees them: in a lesson, on the board and on phones the same one."""
    return practice.offered(question, questions.truth(course, question), question.id)


def from_bank(course: Course, question: Question, source: str) -> Ask:
    """A question of the bank with all its numbers; ``source`` says whose they are. Its options stand as ``in_class`` has them."""
    right = questions.truth(course, question)
    by_key = {option.key: option for option in question.options}
    options = tuple(
        Answer(
            key=key,
            text=questions.label(course, question, key),
            right=key in right,
            feedback=questions.said(course, question, by_key[key].feedback, by_key[key]),
        )
        for key in in_class(course, question)
    )
    told = {
        "ask": questions.said(course, question, question.ask),
        "solution": questions.said(course, question, question.solution),
        "source": source,
        "question": question.id,
    }
    if (estimate := question.estimate) is None:
        return Ask.model_validate({"kind": question.kind, "options": options, **told})
    said = {name: questions.said(course, question, getattr(estimate, name)) for name in ("close", "low", "high")}
    numbers = {"lowest": estimate.lowest, "highest": estimate.highest, "tolerance": estimate.tolerance}
    return Ask.model_validate({"kind": "estimate", "truth": float(right[0]), **numbers, **said, **told})


# --- what is typed --------------------------------------------------------------------------------------------------------


class CannotAskError(Exception):
    """What was typed cannot be asked. ``problem`` is a key of the words, ``values`` its names."""

    def __init__(self, problem: str, **values: object) -> None:
        super().__init__(problem)
        self.problem = problem
        self.values = values


@dataclass(frozen=True)
class Typed:
    """What the lecturer has typed."""

    kind: str
    ask: str
    options: str = ""  # one a line; right ones begin with RIGHT
    lowest: float | None = None
    highest: float | None = None
    truth: float | None = None
    unit: str = ""


def from_typed(typed: Typed) -> Ask:
    """What was typed, as a question. Raises ``CannotAskError`` for the first mistake in it."""
    ask = _within(typed.ask, LONGEST_ASK, "no_ask", "long_ask")
    match typed.kind:
        case "one" | "several":
            return Ask.model_validate({"kind": typed.kind, "ask": ask, "options": _options(typed)})
        case "estimate":
            return _estimate(typed, ask)
        case _:
            return Ask(kind="word", ask=ask)


def _within(text: str, most: int, none: str, long: str) -> str:
    clean = " ".join(text.encode("utf-8", "ignore").decode().split())  # half a character would break every page it is shown on
    if not clean:
        raise CannotAskError(none)
    if len(clean) > most:
        raise CannotAskError(long, n=len(clean), most=most, start=clean[:20])
    return clean


def _options(typed: Typed) -> tuple[Answer, ...]:
    lines = [line.strip() for line in typed.options.splitlines() if line.strip()]
    texts = [_within(line.removeprefix(RIGHT), LONGEST_OPTION, "empty_option", "long_option") for line in lines]
    if len(texts) < 2:
        raise CannotAskError("few_options", n=len(texts))
    if len(texts) > MOST_OPTIONS:
        raise CannotAskError("many_options", n=len(texts), most=MOST_OPTIONS)
    if twice := next((text for text in texts if [it.casefold() for it in texts].count(text.casefold()) > 1), None):
        raise CannotAskError("option_twice", option=twice)
    right = [line.startswith(RIGHT) for line in lines]
    if typed.kind == "one" and sum(right) > 1:
        raise CannotAskError("several_right", n=sum(right))
    return tuple(Answer(key=str(n), text=text, right=right[n - 1]) for n, text in enumerate(texts, start=1))


def _estimate(typed: Typed, ask: str) -> Ask:
    lowest, highest, truth = typed.lowest, typed.highest, typed.truth
    if lowest is None or highest is None:
        raise CannotAskError("no_range")
    if lowest >= highest:
        raise CannotAskError("empty_range", lowest=lowest, highest=highest)
    size = max(abs(lowest), abs(highest))
    if size > LARGEST or highest - lowest < FINEST * max(1, size):
        raise CannotAskError("odd_range", most=int(LARGEST))
    if truth is not None and not lowest <= truth <= highest:
        raise CannotAskError("truth_outside", truth=truth, lowest=lowest, highest=highest)
    unit = _within(typed.unit, LONGEST_UNIT, "no_unit", "long_unit") if typed.unit.strip() else ""
    near = (highest - lowest) / 20  # what counts as near, where nobody has said it: a twentieth of the range
    return Ask(kind="estimate", ask=ask, lowest=lowest, highest=highest, truth=truth, tolerance=near, unit=unit)


# --- what comes next ------------------------------------------------------------------------------------------------------


def next_step(asked: Asked) -> Command | None:
    """What usually comes next, in the order of peer instruction; nothing where all is said and the next question is due.

    Where nothing is right or wrong, there is less to talk anybody into: results come after one round.
    """
    possible = asked.standing.possible(asked.ask)
    wanted = [Command.CLOSE, Command.AGAIN, Command.SHOW, Command.REVEAL]
    if not asked.ask.answered or asked.standing.shown:
        wanted.remove(Command.AGAIN)
    return next((command for command in wanted if command in possible), None)
