"""References as RIS, the tagged text that Zotero, EndNote, Mendeley and Citavi read. ``rispy`` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import rispy

from egov_challenges.bibliography.items import csl_item, on_one_line
from egov_challenges.reference import Item, Name, PartialDate

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
GENERIC = "GEN"

# The tag of each variable that has one; rispy asks for tags by names of its own. Texts, then names, then dates.
TEXTS = {
    "title": "TI",
    "container-title": "T2",
    "event-title": "T2",
    "collection-title": "T3",
    "volume": "VL",
    "issue": "IS",
    "number": "M1",
    "collection-number": "M1",
    "publisher": "PB",
    "publisher-place": "CY",
    "event-place": "CY",
    "edition": "ET",
    "version": "ET",
    "genre": "M3",
    "ISSN": "SN",
    "ISBN": "SN",
    "DOI": "DO",
    "URL": "UR",
    "language": "LA",
    "abstract": "AB",
    "title-short": "ST",
    "container-title-short": "J2",
    "call-number": "CN",
    "number-of-volumes": "NV",
    "section": "SE",
    "archive": "DB",
    "note": "N1",
}
NAMES = {"author": "AU", "editor": "A2", "collection-editor": "A3", "translator": "A4"}
WRITTEN_APART = {"id", "type", "issued", "accessed", "page", "keyword", "custom"}
LISTS = set(rispy.LIST_TYPE_TAGS)


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy is without types
    """RIS with the line ends of its specification and without the numbers that rispy puts before each entry."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        """No header."""
        return ""


def write(items: Iterable[Item]) -> bytes:
    """A RIS file in UTF-8."""
    text: str = rispy.dumps([_reference(item) for item in items], implementation=_Writer)
    return text.encode()


def _reference(item: Item) -> dict[str, str | list[str]]:
    """The values of an entry by rispy's names of the tags."""
    tags: dict[str, str | list[str]] = {"TY": TYPES.get(item.type, GENERIC), "ID": item.id}
    for variable, value in csl_item(item).items():
        if variable in NAMES:
            tags[NAMES[variable]] = [_name(name) for name in getattr(item, variable.replace("-", "_"))]
        elif variable not in WRITTEN_APART:
            _put(tags, variable, _text(value))
    if item.type not in TYPES:
        _put(tags, "genre", item.type)
    tags |= _dates(item) | _pages(item)
    if item.keyword:
        tags["KW"] = [on_one_line(word) for word in re.split("[,;]", item.keyword) if word.strip()]
    return {rispy.TAG_KEY_MAPPING[tag]: value for tag, value in tags.items()}


def _put(tags: dict[str, str | list[str]], variable: str, text: str) -> None:
    """A text under its tag; without a tag, or where that is taken, as a note ``variable: text``, as Zotero's field Extra."""
    tag = TEXTS.get(variable, "N1")
    if variable not in TEXTS or (tag in tags and tag not in LISTS):
        tag, text = "N1", f"{variable}: {text}"
    tags[tag] = [*tags.get(tag, []), text] if tag in LISTS else text


def _text(value: Any) -> str:
    """A value of a CSL item on one line: a text, a date, or a list of names or texts."""
    if isinstance(value, dict):
        return "-".join(f"{part:02}" for part in value["date-parts"][0])
    if isinstance(value, list):
        return "; ".join(_name(Name.model_validate(part)) if isinstance(part, dict) else on_one_line(part) for part in value)
    return on_one_line(value)


def _dates(item: Item) -> dict[str, str]:
    tags = {"PY": str(item.year)}
    if item.issued.month:
        tags["DA"] = _date(item.issued)
    if item.accessed:
        tags["Y2"] = _date(item.accessed)
    return tags


def _date(date: PartialDate) -> str:
    """``2008/11/05/``; what is unknown stays empty."""
    known = [f"{part:02}" for part in date.parts]
    return "/".join([*known, *[""] * (4 - len(known))])


def _pages(item: Item) -> dict[str, str]:
    first, *last = re.split("[-–]", on_one_line(item.page), maxsplit=1) if item.page else [""]
    return {tag: page.strip() for tag, page in zip(("SP", "EP"), (first, *last), strict=False) if page.strip()}


def _name(name: Name) -> str:
    """``Family, Given, Suffix``. RIS has no sign that tells an institution whose name holds a comma from a person."""
    return on_one_line(name.text)
