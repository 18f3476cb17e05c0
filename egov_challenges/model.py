"""The records of a course. Frozen, validated, and free of files, frames and pages.

Field names of references are CSL variables (Citation Style Language 1.0.2), with ``_`` for ``-``.
Countries are ISO 3166-1 alpha-3 codes. Every text stands as it was written in ``data/``.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from egov_challenges import csl

YEARS = range(1000, 2101)  # a publication year outside is a slip of the pen
LONGEST_TEXT = 4000  # characters of one text; longer ones belong into several


def _clean(value: object) -> object:
    """Read a bare number as text (``volume: 24``) and refuse what breaks a page later: what has no printable form."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", value):
        raise PydanticCustomError("unprintable", "holds a character that cannot be printed", {})
    return value


Text = Annotated[str, BeforeValidator(_clean), StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Alpha3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


class Record(BaseModel):
    """A frozen record; keys that it does not know are faults, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_hyphenated)


# --- references ------------------------------------------------------------------------------------------------------


class Name(Record):
    """A CSL name: a person (``family``, ``given``) or an institution (``literal``)."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _person_or_institution(self) -> Self:
        if (self.family is None) == (self.literal is None):
            raise PydanticCustomError("name", "is neither a person (family) nor an institution (literal)", {})
        return self

    @property
    def text(self) -> str:
        """``Family, G.`` for a person, the whole name for an institution."""
        return self.literal or ", ".join(part for part in (self.family, self.given) if part)


class PartialDate(Record):
    """A date of which the month and the day may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.year not in YEARS:
            raise PydanticCustomError("year", "the year {year} is not between 1000 and 2100", {"year": self.year})
        if self.month is not None and not 1 <= self.month <= 12:
            raise PydanticCustomError("month", "the month {month} is not between 1 and 12", {"month": self.month})
        if self.day is not None and not 1 <= self.day <= 31:
            raise PydanticCustomError("day", "the day {day} is not between 1 and 31", {"day": self.day})
        return self

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)


def _csl_date(value: object) -> object:
    """Read a CSL date: ``{date-parts: [[2008, 11, 14]]}``, or ``2008-11-14`` as some managers write it."""
    if isinstance(value, dict) and set(value) == {"date-parts"}:
        spans = value["date-parts"]
        value = spans[0] if isinstance(spans, list) and len(spans) == 1 else spans
    elif isinstance(value, int | str) and not isinstance(value, bool):
        value = str(value).split("-")
    if isinstance(value, list) and 1 <= len(value) <= 3 and all(str(part).isdigit() for part in value):
        return dict(zip(("year", "month", "day"), (int(part) for part in value), strict=False))
    if isinstance(value, PartialDate):
        return value
    raise PydanticCustomError("date", "is not a date", {})


Date = Annotated[PartialDate, BeforeValidator(_csl_date)]


class Print(Record):
    """What the project adds to a CSL record: how the entry stands in the printed list."""

    number: int = Field(ge=1)
    printed: Text
    links: tuple[Literal["crossref", "google-scholar"], ...]


class Item(Record):
    """What the paper and each entry of its list share: a CSL item."""

    id: Identifier
    type: str
    author: tuple[Name, ...] = ()
    issued: Date
    title: Text
    container_title: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _leave_out_unused(cls, value: Any) -> Any:
        return {key: val for key, val in value.items() if key not in csl.UNUSED} if isinstance(value, dict) else value

    @model_validator(mode="after")
    def _known_type(self) -> Self:
        if self.type not in csl.TYPES:
            raise PydanticCustomError("csl_type", 'the type "{type}" is not a CSL type', {"type": self.type})
        return self

    @property
    def year(self) -> int:
        """The publication year."""
        return self.issued.year

    @property
    def authors(self) -> str:
        """All authors, in order, separated by semicolons."""
        return "; ".join(name.text for name in self.author)


class Reference(Item):
    """One entry of the reference list, with the entry as printed under ``custom``."""

    editor: tuple[Name, ...] = ()
    accessed: Date | None = None
    collection_title: Text | None = None
    collection_number: Text | None = None
    publisher: Text | None = None
    publisher_place: Text | None = None
    genre: Text | None = None
    number: Text | None = None
    note: Text | None = None
    event_title: Text | None = None
    event_date: Date | None = None
    event_place: Text | None = None
    custom: Print

    @property
    def printed(self) -> str:
        """The entry as printed in the paper's list."""
        return self.custom.printed


class PaperFile(Record):
    """``paper.yaml``: the paper's record, what we have of it and what we lack."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=None)

    paper: Item
    countries: tuple[Alpha3, ...]
    keywords: tuple[Text, ...]
    have: tuple[Text, ...]
    lack: tuple[Text, ...]
    abstract_words: tuple[Text, ...]


# --- judgements ------------------------------------------------------------------------------------------------------

Basis = Literal["title", "container", "inferred"]


class Evidence(Record):
    """Words of the printed entry that a judgement rests on."""

    evidence: Text


class Place(Evidence):
    """A country (alpha-3) or a region (an id of the codebook) that a reference names or points to."""

    code: str
    basis: Basis
    reason: Text | None = None

    @model_validator(mode="after")
    def _inferred_with_reason(self) -> Self:
        if (self.basis == "inferred") != (self.reason is not None):
            raise PydanticCustomError("reason", "a place needs a reason when it is inferred, and only then", {})
        return self


class Seat(Evidence):
    """The country in which a publisher or organisation sits, by the printed place of publication."""

    country: Alpha3


class Coding(Record):
    """The judgement about one reference."""

    id: Identifier
    places: tuple[Place, ...]
    seats: tuple[Seat, ...] = ()
    themes: dict[Identifier, Evidence] = {}


class Case(Record):
    """An example or a counter-example out of the list."""

    reference: Identifier
    because: Text


class Rule(Record):
    """One rule of the codebook: a theme or a field."""

    id: Identifier
    definition: Text
    applies: Text
    excludes: Text
    example: Case
    counterexample: Case


class Codebook(Record):
    """``codebook.yaml``: the rules by which the list is coded."""

    version: int
    unit: Text
    themes: tuple[Rule, ...] = Field(min_length=1)
    fields: tuple[Rule, ...]
    regions: tuple[Identifier, ...]


# --- words -----------------------------------------------------------------------------------------------------------


class Source(Record):
    """Where a statement comes from: exactly one of the four."""

    abstract: Text | None = None  # the few words of the abstract that it rests on
    reference: Identifier | None = None
    data: Identifier | None = None  # a data set of datasets.yaml
    ours: Literal[True] | None = None

    @model_validator(mode="before")
    @classmethod
    def _ours_alone(cls, value: Any) -> Any:
        return {"ours": True} if value == "ours" else value

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("source", "names not exactly one source", {})
        return self

    @property
    def kind(self) -> str:
        """``abstract``, ``reference``, ``data`` or ``ours``."""
        return next(iter(self.model_fields_set))


class Statement(Record):
    """A sentence on a page, with its source. ``{names}`` in it are filled in from the data."""

    source: Source
    text: Text


class ThemeWords(Record):
    """The words of one theme, or of all themes together."""

    id: Identifier
    title: Text
    question: Text
    statements: tuple[Statement, ...] = Field(min_length=3, max_length=6)
    discussion: tuple[Text, ...] = Field(min_length=2, max_length=2)
    change_our_mind: Text

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=None)


class Dataset(Record):
    """Credits of one data set."""

    id: Identifier
    file: Text
    title: Text
    publisher: Text
    year: int
    licence: Text
    url: Text | None = None
    obtained: Text
