"""Faults of a data folder, each as one sentence: which file, which entry, what is wrong, how to mend it.

These sentences are English and live here, not in ``data/``: they must be readable when ``data/`` is broken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a data folder."""

    file: str
    entry: str  # empty when the fault is about the whole file
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.entry}" if self.entry else self.file
        sentence = " ".join(f"{where}: {self.what}; {self.remedy}.".split())  # one line, whatever the folder holds
        return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in sentence)


class BrokenCourseError(Exception):
    """A data folder cannot be taught from. ``faults`` holds all that was found, in the order of the files."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


# What is wrong and how to mend it, per type of error. {place} is the key inside the entry, {input} what stands there;
# the other names are pydantic's own. The last ones are raised by the records themselves.
SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ('the key "{place}" is missing', "add it"),
    "extra_forbidden": ('the key "{place}" is not known', "correct its spelling or take it out"),
    "string_type": ('"{place}" is not a text but {input}', "put the text in quotation marks"),
    "string_too_short": ('"{place}" is empty', "write a text there"),
    "string_too_long": ('"{place}" is longer than {max_length} characters', "shorten it"),
    "string_pattern_mismatch": (
        '"{place}" is {input}',
        "write an id with small letters, digits and hyphens, or a country as three capital letters (ISO 3166-1 alpha-3)",
    ),
    "indicator_id": ('"{place}" is {input}', "write an id with small letters, digits and underscores"),
    "int_type": ('"{place}" is not a whole number but {input}', "write a whole number without quotation marks"),
    "int_parsing": ('"{place}" is not a whole number but {input}', "write a whole number without quotation marks"),
    "greater_than_equal": ('"{place}" is {input}', "write a number of at least {ge}"),
    "less_than_equal": ('"{place}" is {input}', "write a number of at most {le}"),
    "literal_error": ('"{place}" is {input}', "write one of {expected}"),
    "tuple_type": ('"{place}" is not a list but {input}', 'start each item on a line of its own with "- "'),
    "dict_type": ('"{place}" is not a set of keys but {input}', 'write it as "key: value"'),
    "model_type": ('"{place}" is not a set of keys but {input}', 'write it as "key: value"'),
    "too_short": ('"{place}" has too few items ({actual_length})', "write at least {min_length}"),
    "too_long": ('"{place}" has too many items ({actual_length})', "write at most {max_length}"),
    "unprintable": ('"{place}" holds a character that cannot be printed', "type the text anew"),
    "name": ('"{place}" is not clearly a person or an institution', "give family and given, or literal alone"),
    "year": ('"{place}" has the year {year}, which is not between 1000 and 2100', "write the four digits of the year"),
    "month": ('"{place}" has the month {month}, which is not between 1 and 12', "write the month as a number"),
    "day": ('"{place}" has the day {day}, which is not between 1 and {last}', "write the day of the month as a number"),
    "date": (
        '"{place}" is not a date but {input}',
        "write a date as {{date-parts: [[2008, 11, 14]]}}; month and day may be left out",
    ),
    "range": ("lowest is not below highest", "write the smaller number as lowest"),
    "float_type": ('"{place}" is not a number but {input}', "write a number without quotation marks"),
    "bool_type": ('"{place}" is neither true nor false but {input}', "write true, or leave the key out"),
    "greater_than": ('"{place}" is {input}', "write a number above {gt}"),
    "measure": ('"{place}" names not exactly one number', "give one of sources, indicator, labelled, spectrum, listed"),
    "estimate": (
        "its kind and what it offers are at odds",
        "give an estimate its estimate and a measure and no options; any other question options and no estimate",
    ),
    "options": ("it has fewer than three options", "write at least three"),
    "by": (
        "its options and its measure are at odds",
        "say in the measure, as by, what the keys of the options stand for; a measure of an estimate has no by",
    ),
    "at_least": (
        "its kind and at_least are at odds",
        "say with at_least from where on an option is right when there are several by a measure, and only then",
    ),
    "order": ("it asks for an order that nothing measures", "give it a measure; an order is never written down"),
    "question": (
        'the kind and the question of "{place}" are at odds',
        "name a question of the bank when the step asks, and only then",
    ),
    "view": ('"{place}" shows nothing', "name the view to open: page?part=value, as in the address bar"),
    "csl_type": ('the type "{type}" is not a CSL type', "write one such as article-journal, book, chapter or report"),
    "reason": ('"{place}" has basis and reason at odds', "give a reason when the basis is inferred, and only then"),
    "source": (
        '"{place}" names not exactly one source',
        "write ours, or one of {{abstract: words}}, {{reference: id}}, {{data: id}}, {{indicator: id}}",
    ),
}


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a set of keys"
    return short(repr(value))


def short(text: str) -> str:
    """A text that a sentence quotes, cut where it would run on."""
    return text if len(text) <= 60 else text[:57] + "…"


def _place(details: ErrorDetails) -> str:
    """The path inside the entry: items of lists are counted from 1, as people count."""
    steps = [str(step + 1) if isinstance(step, int) else step for step in details["loc"] if step != "[key]"]
    return short(".".join(steps)) if steps else "the entry"


def of_record(error: ValidationError, file: str, entry: str) -> list[Fault]:
    """Turn pydantic's errors about one record into faults, a sentence each."""
    faults = []
    for details in error.errors():
        if details["type"] not in SENTENCES:  # a kind of error that no record of ours should raise: say what pydantic says
            faults.append(Fault(file, entry, f'"{_place(details)}": {details["msg"]}', "correct it"))
            continue
        what, remedy = SENTENCES[details["type"]]
        known = {**details.get("ctx", {}), "place": _place(details), "input": _shown(details["input"])}
        faults.append(Fault(file, entry, what.format(**known), remedy.format(**known)))
    return faults


R = TypeVar("R", bound=BaseModel)


def read(record: type[R], value: object, file: str, entry: str, faults: list[Fault]) -> R | None:
    """Validate one record; on failure add its faults and return None."""
    try:
        return record.model_validate(value)
    except ValidationError as error:
        faults.extend(of_record(error, file, entry))
        return None
