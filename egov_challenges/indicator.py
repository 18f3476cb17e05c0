"""Published series: what each is, what it is called, and its values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from egov_challenges.record import Identifier, Record, Text


def _spelt(id_: str) -> str:
    if len(id_) > 60 or not re.fullmatch("[a-z0-9]+(_[a-z0-9]+)*", id_):
        raise PydanticCustomError("indicator_id", "is not spelt as an id of an indicator", {})
    return id_


IndicatorId = Annotated[str, AfterValidator(_spelt)]
Number = Annotated[float, Field(strict=True)]  # true and "3" are none
Unit = Literal["index", "rank", "score-10", "score-100", "percent", "per-100"]
OVERALL = "overall"  # the theme of an indicator that bears on all of them
Values = Mapping[str, Mapping[int, float]]  # by country (alpha-3) and year; what is missing is not there


class Indicator(Record):
    """One series of ``indicators.csv``."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=None)

    id: IndicatorId
    dataset: Identifier
    theme: Identifier
    unit: Unit
    direction: Literal["up", "down"]  # up: higher is better
    lowest: Number
    highest: Number
    relative: bool = Field(default=False, strict=True)  # measured against the other countries of the same year
    earlier: IndicatorId | None = None  # the same thing on an older scale, which no line may join

    @model_validator(mode="after")
    def _lowest_below_highest(self) -> Self:
        if self.lowest >= self.highest:
            raise PydanticCustomError("range", "lowest is not below highest", {})
        return self


class IndicatorWords(Record):
    """What a series is called, and what must be known before comparing."""

    id: IndicatorId
    name: Text
    note: Text
