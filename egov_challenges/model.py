"""The records of a course: the paper, the judgements about its list, the words, and the course of them all.

Countries are ISO 3166-1 alpha-3 codes. Every text stands as it was written in ``data/``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from egov_challenges.indicator import Indicator, IndicatorWords, Values
from egov_challenges.language import Language, is_country
from egov_challenges.lesson import Lesson
from egov_challenges.question import Question
from egov_challenges.record import Alpha3, Code, Identifier, Record, Text, Whole
from egov_challenges.reference import YEARS, CslType, Item, Reference
from egov_challenges.statement import Statement
from egov_challenges.term import Term


class PaperFile(Record):
    """``paper.yaml``: the paper's record, how the app is cited, what we have of the paper and what we lack."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=None)

    paper: Item
    app: Item  # its version is that of the running code
    countries: tuple[Alpha3, ...] = Field(min_length=1)
    neighbours: tuple[Alpha3, ...] = ()  # for comparisons
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

    code: Code
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
    themes: dict[Identifier, Evidence] = Field(default_factory=dict)


class Kind(Evidence):
    """The CSL type of a reference, as a coder judged it."""

    code: CslType


class Doubt(Record):
    """Where a rule left a coder in doubt, and how the doubt was settled."""

    about: Identifier  # a theme or a field of the codebook
    doubt: Text
    settled: Text


class SecondCoding(Coding):
    """The judgement of a second coder about one reference, who also judged its kind and says what was doubtful."""

    kind: Kind
    doubts: tuple[Doubt, ...] = ()


class Coder(Record):
    """The head of a coding: who coded, and by which version of the codebook."""

    coder: Text
    codebook: Whole = Field(ge=1)


class Case(Record):
    """An example or a counter-example out of the list."""

    reference: Identifier
    because: Text


class Clarification(Record):
    """A sentence that settled a doubt about a rule, and the version of the codebook that brought it."""

    version: Whole = Field(ge=1)
    text: Text


class Rule(Record):
    """One rule of the codebook: a theme or a field."""

    id: Identifier
    definition: Text
    applies: Text
    excludes: Text
    clarified: tuple[Clarification, ...] = ()
    example: Case
    counterexample: Case


class Codebook(Record):
    """``codebook.yaml``: the rules by which the list is coded."""

    version: Whole
    unit: Text
    themes: tuple[Rule, ...] = Field(min_length=1)
    fields: tuple[Rule, ...]
    regions: tuple[Identifier, ...]


# --- words -----------------------------------------------------------------------------------------------------------


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
    edition: Text | None = None
    year: Whole = Field(ge=YEARS[0], le=YEARS[-1])
    licence: Text
    url: Text | None = None
    obtained: Text
    checked: Text | None = None
    left_out: Text | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=None)

    @property
    def credits(self) -> dict[str, str]:
        """Who made it, when, and under which licence: the fields that a sentence about it may name."""
        return {"title": self.title, "publisher": self.publisher, "year": str(self.year), "licence": self.licence}


class FileWords(Record):
    """What a file of the archive is, and each of its columns."""

    file: Text
    about: Text
    columns: dict[str, Text] = Field(default_factory=dict)


class BundleWords(Record):
    """``bundle.yaml``: the words of the archive with everything."""

    title: Text
    intro: Text
    files: tuple[FileWords, ...] = Field(min_length=1)
    python: Text
    r: Text


NONE = "none"  # the place of a source that names none; the theme of a source that shows none

# --- the course --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Course:
    """All that is said and shown, in one language. Compared and hashed by identity, never changed."""

    files: frozenset[str]  # of the data folder, as seen from it
    language: Language
    paper: PaperFile
    references: tuple[Reference, ...]  # in the order of the printed list
    codebook: Codebook
    codings: Mapping[str, Coding]  # by id of the reference
    coder: Coder  # who made the codings
    second: Mapping[str, SecondCoding]  # by id of the reference; those that a second coder judged, none where there is none
    second_coder: Coder | None
    overall: ThemeWords
    themes: tuple[ThemeWords, ...]  # in the order of the codebook
    datasets: tuple[Dataset, ...]
    bundle: BundleWords
    indicators: Mapping[str, Indicator]  # by id, in the order of the file
    indicator_words: Mapping[str, IndicatorWords]
    questions: Mapping[str, Question]  # by id, in the order of the file; none where there is no bank
    glossary: Mapping[str, Term]  # by id, in the order of the file; none where there is no glossary
    lessons: Mapping[str, Lesson]  # by id, in the order of the file; none where there are no plans
    values: Mapping[str, Values] = field(repr=False)  # by id of the indicator
    outlines: tuple[str, ...] = field(repr=False)  # alpha-3 codes of the countries that the map draws

    def theme(self, theme: str) -> ThemeWords:
        """The words of a theme; for ``""`` (all) and ``none`` those of all themes together."""
        return self.overall if theme in {"", NONE} else next(words for words in self.themes if words.id == theme)

    def reference(self, id_: str) -> Reference:
        """The reference of an id."""
        return self.by_id[id_]

    def dataset(self, id_: str) -> Dataset:
        """The data set of an id."""
        return next(dataset for dataset in self.datasets if dataset.id == id_)

    def place_name(self, code: str) -> str:
        """The name of a country (alpha-3), of a region (an id of the codebook) or of none."""
        return self.language.country(code) if is_country(code) else self.language.text(f"regions.{code}")

    @cached_property
    def by_id(self) -> dict[str, Reference]:
        """The references by their ids."""
        return {reference.id: reference for reference in self.references}
