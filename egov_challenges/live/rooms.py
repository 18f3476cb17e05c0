"""What may happen in a live class: what is asked, which votes it takes, what the class may see of them. Pure.

A room asks one thing after another. Of each there are up to two rounds, in the manner of peer instruction (Crouch and Mazur
2001): vote, talk with a neighbour, vote again. The lecturer opens results and answers; nothing shows them before.

A vote is a tuple of texts, like an answer to a question of the bank: keys of options, an estimate's number, a word.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

ROUNDS = 2
LIVES = 24 * 60 * 60  # seconds until a room ends by itself
MOST_ASKED = 60  # things that one room asks
LONGEST_WORD = 80  # characters of a free answer
NUMBER = re.compile(r"[+-]?\d{1,15}([.,]\d{1,15})?")
MARK = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"  # stands above or below a letter
HEAPED = re.compile(f"({MARK}{{2}}){MARK}+")

Given = tuple[str, ...]


class Answer(BaseModel):
    """One option: its key, what it says, whether it is right, and what to say to who chose it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    text: str
    right: bool = False
    feedback: str = ""


class Ask(BaseModel):
    """What is asked, as it stood when it was asked: a room does not change with the course."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["one", "several", "estimate", "word"]
    ask: str = Field(min_length=1, max_length=1000)
    options: tuple[Answer, ...] = Field(default=(), max_length=8)  # of one and several
    lowest: float | None = None  # of an estimate
    highest: float | None = None
    truth: float | None = None  # where it is known
    tolerance: float = 0  # a guess this far off the truth is right
    unit: str = ""
    close: str = ""  # what is said to a right estimate, to a low one, to a high one
    low: str = ""
    high: str = ""
    solution: str = ""
    source: str = ""  # whose figures these are, in words; "" where the lecturer typed it
    question: str = ""  # id in the bank; "" where the lecturer typed it

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        offers = self.kind in {"one", "several"}
        if offers != (len(self.options) >= 2) or (not offers and self.options):
            raise ValueError("options")
        if len({option.key for option in self.options}) < len(self.options):
            raise ValueError("keys")
        if (self.kind == "estimate") != (self.lowest is not None and self.highest is not None):
            raise ValueError("range")
        if self.lowest is not None and self.highest is not None and not self.lowest < self.highest:
            raise ValueError("range")
        if not all(math.isfinite(number) for number in (self.lowest, self.highest, self.truth) if number is not None):
            raise ValueError("range")
        return self

    @property
    def answered(self) -> bool:
        """Whether there is a right answer to reveal."""
        return self.truth is not None or any(option.right for option in self.options)


class Command(StrEnum):
    """What the lecturer can do with what is asked now."""

    CLOSE = "close"  # no more votes in this round
    REOPEN = "reopen"  # votes again, in the same round, as long as nobody has seen the results
    AGAIN = "again"  # the second round
    SHOW = "show"  # the results, to everybody
    REVEAL = "reveal"  # the results and the right answer, to everybody


class NotNowError(Exception):
    """The command does not fit what is going on."""


@dataclass(frozen=True)
class Standing:
    """How far the class is with what is asked."""

    round: int = 1
    open: bool = True  # whether votes are taken
    shown: bool = False  # whether everybody may see the results of all rounds so far
    revealed: bool = False  # whether everybody may see the right answer

    def possible(self, ask: Ask) -> tuple[Command, ...]:
        """What can be done now."""
        fits = {
            Command.CLOSE: self.open,
            Command.REOPEN: not self.open and not self.shown,
            Command.AGAIN: not self.open and self.round < ROUNDS and not self.revealed,
            Command.SHOW: not self.open and not self.shown,
            Command.REVEAL: not self.open and not self.revealed and ask.answered,
        }
        return tuple(command for command, fit in fits.items() if fit)

    def after(self, command: Command, ask: Ask) -> Standing:
        """How far the class is then. Raises ``NotNowError``."""
        if command not in self.possible(ask):
            raise NotNowError(command)
        match command:
            case Command.CLOSE:
                return Standing(self.round, open=False)
            case Command.REOPEN:
                return Standing(self.round)
            case Command.AGAIN:
                return Standing(self.round + 1)
            case Command.SHOW:
                return Standing(self.round, open=False, shown=True)
            case Command.REVEAL:
                return Standing(self.round, open=False, shown=True, revealed=True)


@dataclass(frozen=True)
class Asked:
    """One thing that a room asks or has asked; ``position`` counts from 1."""

    position: int
    ask: Ask
    standing: Standing


@dataclass(frozen=True)
class Room:
    """A live class. ``version`` grows with each change that phones or the board must hear of."""

    code: str
    paper: str  # id of the paper whose course it belongs to
    ends: int  # seconds since 1970
    version: int
    asked: tuple[Asked, ...]  # in the order of asking; the last one is on now

    @property
    def now(self) -> Asked | None:
        """What is asked now."""
        return self.asked[-1] if self.asked else None


@dataclass(frozen=True)
class Vote:
    """What one device has answered in one round."""

    round: int
    voter: str
    given: Given
    let: bool = False  # of a word: whether the class may see it


def accepted(ask: Ask, given: Given) -> Given | None:
    """A vote in its one written form, or nothing where it is none: options that there are, a number in the range, a word."""
    match ask.kind:
        case "one" | "several":
            keys = tuple(option.key for option in ask.options if option.key in given)
            whole = bool(keys) and len(keys) == len(set(given)) and (ask.kind == "several" or len(keys) == 1)
            return keys if whole else None
        case "estimate":
            return _number(ask, given)
        case "word":
            return _word(given)


def _number(ask: Ask, given: Given) -> Given | None:
    """A number as people write it: with a comma or a point, with spaces between thousands, with its unit behind it."""
    if len(given) != 1 or len(given[0]) > LONGEST_WORD:
        return None
    text = "".join(given[0].split()).removesuffix("".join(ask.unit.split())).removesuffix("%").replace("−", "-")
    if not NUMBER.fullmatch(text):
        return None
    number = float(text.replace(",", ".")) + 0.0  # -0.0 is 0
    return (repr(number),) if (ask.lowest or 0) <= number <= (ask.highest or 0) else None


def _word(given: Given) -> Given | None:
    """A word on one line, without what is not seen, and without letters under heaps of marks."""
    if len(given) != 1 or len(given[0]) > 4 * LONGEST_WORD:
        return None
    shown = "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in given[0])
    word = " ".join(HEAPED.sub(r"\1", unicodedata.normalize("NFC", shown)).split())
    return (word,) if len(word) <= LONGEST_WORD and any(map(str.isalnum, word)) else None


def right(ask: Ask, given: Given) -> bool | None:
    """Whether a vote is right; nothing where there is no right answer."""
    if not ask.answered:
        return None
    if ask.truth is not None and ask.kind == "estimate":
        return abs(float(given[0]) - ask.truth) <= ask.tolerance
    return set(given) == {option.key for option in ask.options if option.right}


def feedback(ask: Ask, given: Given) -> tuple[str, ...]:
    """What is said to a vote once the right answer is revealed."""
    if ask.truth is not None and ask.kind == "estimate":
        off = float(given[0]) - ask.truth
        said = ask.close if abs(off) <= ask.tolerance else ask.low if off < 0 else ask.high
        return (said,) if said else ()
    return tuple(option.feedback for option in ask.options if option.key in given and option.feedback)
