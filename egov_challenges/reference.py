"""References as CSL items (Citation Style Language 1.0.2): field names are CSL variables, with ``_`` for ``-``."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from egov_challenges import csl
from egov_challenges.record import Code, Identifier, LongText, Record, Text, Whole

YEARS = range(1000, 2101)  # a publication year outside is a slip of the pen


class Name(Record):
    """A CSL name: a person (``family``, ``given`` and what stands around them) or an institution (``literal``)."""

    family: Text | None = None
    given: Text | None = None
    dropping_particle: Text | None = None  # de in "Vega, L. de"
    non_dropping_particle: Text | None = None  # van in "van Dijk, J."
    suffix: Text | None = None  # Jr.
    literal: Text | None = None

    @model_validator(mode="after")
    def _person_or_institution(self) -> Self:
        if (self.family is None) == (self.literal is None):
            raise PydanticCustomError("name", "is neither a person (family) nor an institution (literal)", {})
        return self

    @property
    def text(self) -> str:
        """``Family, G.`` for a person, the whole name for an institution."""
        return self.literal or ", ".join(part for part in (*self.inverted, self.suffix) if part)

    @property
    def inverted(self) -> tuple[str, str]:
        """A person's family name and given names, each with its particles; empty for an institution."""
        family = " ".join(part for part in (self.non_dropping_particle, self.family) if part)
        return family, " ".join(part for part in (self.given, self.dropping_particle) if part)


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
        last = monthrange(self.year, self.month)[1] if self.month else 31
        if self.day is not None and not 1 <= self.day <= last:
            raise PydanticCustomError("day", "the day {day} is not between 1 and {last}", {"day": self.day, "last": last})
        return self

    @property
    def first_of_month(self) -> dt.date:
        """The first day of its month; of January where the month is unknown."""
        return dt.date(self.year, self.month or 1, 1)

    @property
    def iso(self) -> str:
        """``2008-11-05``, as far as it is known."""
        return "-".join(f"{part:02}" for part in self.parts)

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
    if isinstance(value, list) and 1 <= len(value) <= 3 and all(re.fullmatch("[0-9]{1,9}", str(part)) for part in value):
        return dict(zip(("year", "month", "day"), (int(part) for part in value), strict=False))
    if isinstance(value, PartialDate):
        return value
    raise PydanticCustomError("date", "is not a date", {})


Date = Annotated[PartialDate, BeforeValidator(_csl_date)]


def _known(kind: str) -> str:
    if kind not in csl.TYPES:
        raise PydanticCustomError("csl_type", 'the type "{type}" is not a CSL type', {"type": kind})
    return kind


CslType = Annotated[Code, AfterValidator(_known)]


class Print(Record):
    """What the project adds to a CSL record: how the entry stands in the printed list."""

    number: Whole = Field(ge=1, le=9999)
    printed: Text
    links: tuple[Literal["crossref", "google-scholar"], ...]


class Further(Record):
    """The CSL variables that no page shows: kept as they were written, and given back to other programs."""

    abstract: LongText | None = None
    references: LongText | None = None
    annote: LongText | None = None
    archive: Text | None = None
    archive_place: Text | None = None
    archive_collection: Text | None = Field(None, alias="archive_collection")
    archive_location: Text | None = Field(None, alias="archive_location")
    authority: Text | None = None
    call_number: Text | None = None
    chapter_number: Text | None = None
    citation_key: Text | None = None
    citation_label: Text | None = None
    citation_number: Text | None = None
    container_title_short: Text | None = None
    dimensions: Text | None = None
    division: Text | None = None
    DOI: Text | None = None
    edition: Text | None = None
    event: Text | None = None
    first_reference_note_number: Text | None = None
    ISBN: Text | None = None
    ISSN: Text | None = None
    journal_abbreviation: Text | None = Field(None, alias="journalAbbreviation")
    jurisdiction: Text | None = None
    keyword: Text | None = None
    language: Text | None = None
    license: Text | None = None
    locator: Text | None = None
    medium: Text | None = None
    number_of_pages: Text | None = None
    number_of_volumes: Text | None = None
    original_publisher: Text | None = None
    original_publisher_place: Text | None = None
    original_title: Text | None = None
    page_first: Text | None = None
    part_number: Text | None = None
    part_title: Text | None = None
    PMCID: Text | None = None
    PMID: Text | None = None
    printing_number: Text | None = None
    reviewed_genre: Text | None = None
    reviewed_title: Text | None = None
    scale: Text | None = None
    section: Text | None = None
    short_title: Text | None = Field(None, alias="shortTitle")
    source: Text | None = None
    status: Text | None = None
    supplement_number: Text | None = None
    title_short: Text | None = None
    URL: Text | None = None
    version: Text | None = None
    volume_title: Text | None = None
    year_suffix: Text | None = None
    categories: tuple[Text, ...] = ()
    chair: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = ()
    compiler: tuple[Name, ...] = ()
    composer: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    contributor: tuple[Name, ...] = ()
    curator: tuple[Name, ...] = ()
    director: tuple[Name, ...] = ()
    editor_translator: tuple[Name, ...] = ()
    editorial_director: tuple[Name, ...] = ()
    executive_producer: tuple[Name, ...] = ()
    guest: tuple[Name, ...] = ()
    host: tuple[Name, ...] = ()
    illustrator: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    narrator: tuple[Name, ...] = ()
    organizer: tuple[Name, ...] = ()
    original_author: tuple[Name, ...] = ()
    performer: tuple[Name, ...] = ()
    producer: tuple[Name, ...] = ()
    recipient: tuple[Name, ...] = ()
    reviewed_author: tuple[Name, ...] = ()
    script_writer: tuple[Name, ...] = ()
    series_creator: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    available_date: Date | None = None
    original_date: Date | None = None
    submitted: Date | None = None


class Item(Further):
    """A CSL item: what may be cited."""

    id: Identifier
    type: CslType
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    issued: Date
    accessed: Date | None = None
    title: Text
    container_title: Text | None = None
    collection_title: Text | None = None
    collection_number: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    publisher: Text | None = None
    publisher_place: Text | None = None
    genre: Text | None = None
    number: Text | None = None
    note: Text | None = None
    event_title: Text | None = None
    event_date: Date | None = None
    event_place: Text | None = None

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

    custom: Print

    @property
    def printed(self) -> str:
        """The entry as printed in the paper's list."""
        return self.custom.printed
