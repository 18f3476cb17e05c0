"""What a page says, and where it comes from."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from egov_challenges.indicator import IndicatorId
from egov_challenges.record import Identifier, Record, Text


class Source(Record):
    """Where a statement comes from: exactly one of the five."""

    abstract: Text | None = None  # the few words of the abstract that it rests on
    reference: Identifier | None = None
    data: Identifier | None = None  # a data set of datasets.yaml, counted
    indicator: IndicatorId | None = None  # a series of indicators.yaml
    ours: Literal[True] | None = None

    @model_validator(mode="before")
    @classmethod
    def _ours_alone(cls, value: Any) -> Any:
        if value == "ours":
            return {"ours": True}
        if not isinstance(value, dict) or "ours" in value:
            raise PydanticCustomError("source", "names not exactly one source", {})
        return value

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.model_fields_set) != 1 or getattr(self, self.kind) is None:
            raise PydanticCustomError("source", "names not exactly one source", {})
        return self

    @property
    def kind(self) -> str:
        """``abstract``, ``reference``, ``data``, ``indicator`` or ``ours``."""
        return next(iter(self.model_fields_set))


class Statement(Record):
    """A sentence on a page, with its source. ``{names}`` in it are filled in from the data."""

    source: Source
    text: Text
