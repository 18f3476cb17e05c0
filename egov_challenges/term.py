"""The records of the glossary."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from egov_challenges.record import Identifier, Record, Text
from egov_challenges.statement import Source


class Term(Record):
    """``glossary.yaml``: one term, explained in our own words."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=None)

    id: Identifier
    term: Text
    forms: tuple[Text, ...] = ()  # other spellings by which the texts name it: plurals, abbreviations
    definition: Text
    source: Source
    pages: tuple[Identifier, ...] = Field(min_length=1)  # those that use it, by their keys in the menu
    see: tuple[Identifier, ...] = ()  # related terms
