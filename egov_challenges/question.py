"""The records of the question bank. What is right about a number or a ranking is never written down but measured."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from egov_challenges.indicator import IndicatorId, Number
from egov_challenges.record import Alpha3, Code, Identifier, Spelt, Text
from egov_challenges.statement import Source

TOPICS = ("timeline", "countries", "evidence", "method")  # what a question can be about, beside the themes of the codebook


class Measure(Spelt):
    """A number of the course: exactly one of the five, and what it is taken for.

    ``by`` is what the key of each option stands for; without it the measure is one number.
    """

    sources: dict[str, str] | None = None  # how many sources these parts of an address keep; {}: all
    indicator: IndicatorId | None = None  # a published series
    labelled: Literal["total", "kept", "lost", "works", "works_kept", "others", "others_kept"] | None = None  # frames.method
    spectrum: Literal["works", "median", "deviation"] | None = None  # of the spectroscopy, padded with zeros
    listed: Literal["works", "first_year", "last_year", "years", "empty_years", "dated"] | None = None  # of the whole list
    by: Literal["theme", "year", "country", "kind", "read"] | None = None
    unit: Literal["works", "percent", "value", "rank", "ranked"] | None = None  # ranked: how many countries have a rank
    moment: Literal["then", "now"] = "now"  # of a series: the year nearest to the list's last, or the latest
    country: Alpha3 | None = None  # of a series; the paper's where it is left out
    year: Code | None = None  # of a series or of the spectroscopy, where no moment is meant

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        named = [self.sources, self.indicator, self.labelled, self.spectrum, self.listed]
        if sum(one is not None for one in named) != 1:
            raise PydanticCustomError("measure", "names not exactly one number", {})
        return self


class Option(Spelt):
    """One of the answers to choose from or to put in order, with why it is right or tempting."""

    key: Code  # what is kept of the answer; with a measure: a theme, a year, a country, …
    text: Text = "{name}"
    right: Literal[True] | None = None  # only of a question without a measure
    feedback: Text


class Estimate(Spelt):
    """A number to guess: its range on the page, how far off is still right, and what to say to a guess."""

    lowest: Number
    highest: Number
    step: Number = Field(default=1.0, gt=0)
    tolerance: Number = Field(ge=0)  # in the unit of the measure; a guess this far off is right
    close: Text  # feedback to a right guess
    low: Text
    high: Text

    @model_validator(mode="after")
    def _lowest_below_highest(self) -> Self:
        if self.lowest >= self.highest:
            raise PydanticCustomError("range", "lowest is not below highest", {})
        return self


class Question(Spelt):
    """``quiz.yaml``: one question of the bank."""

    id: Identifier
    about: Identifier  # a theme of the codebook, or one of TOPICS
    kind: Literal["one", "several", "estimate", "order"]  # one right choice, several, a number, an order to put right
    ask: Text
    measure: Measure | None = None
    right: Literal["highest", "lowest"] = "highest"  # by the measure: the one right choice; what comes first in an order
    at_least: Number | None = None  # of several by a measure: right is what reaches it
    options: tuple[Option, ...] = Field(default=(), max_length=8)
    estimate: Estimate | None = None
    hint: Text
    solution: Text
    source: Source
    view: Text  # the view that shows the answer, as page?part=value

    def __hash__(self) -> int:
        return hash(self.id)  # what is measured stands in a dictionary, which has none

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        guessed = self.kind == "estimate"
        if guessed != (self.estimate is not None) or guessed != (not self.options) or (guessed and not self.measure):
            raise PydanticCustomError("estimate", "a number to guess and options at once, or neither", {})
        if self.options and len(self.options) < 3:
            raise PydanticCustomError("options", "too few options", {})
        measured = self.measure is not None and not guessed
        if measured != bool(self.measure and self.measure.by):
            raise PydanticCustomError("by", "options are not told apart by the measure", {})
        if (self.kind == "several" and measured) != (self.at_least is not None):
            raise PydanticCustomError("at_least", "several right choices without where they begin", {})
        if self.kind == "order" and not measured:
            raise PydanticCustomError("order", "an order without a measure", {})
        return self
