"""References as formatted text after APA, 7th edition: ``citeproc`` prints them by the style of the CSL project (``apa.csl``).

``_mended`` sets right what that style or citeproc-py would print against APA; the style itself stays as it was published.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from citeproc import VARIABLES, Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from egov_challenges.bibliography.items import all_on_one_line, csl_item
from egov_challenges.reference import Item

STYLE = str(Path(__file__).with_name("apa.csl"))
BEGINS = re.compile(r"(?:^|(?<=[:?!.—]\s))([a-z])(?=[a-z-]*(?:\W|$))")  # the first word of a title or subtitle, in small letters
FAULTS = (  # of citeproc-py 0.11, in what it has printed
    (re.compile(r"([?!])\.(?=\s|$)"), r"\1"),  # a full stop after a question mark
    (re.compile(r"(?:(?<=\()|(?<=, ))(ed|eds|trans)\.(?=[;)])"), lambda role: role[0].capitalize()),  # "(2nd ed.)" is none
    (re.compile(r" \(Publication\)(?= \[)"), ""),  # a word that belongs to the number of a thesis, without the number
)
ARTICLE = re.compile(r"(the|an?) ", re.IGNORECASE)


def write(items: Iterable[Item]) -> bytes:
    """A list of references in the order of APA: one paragraph each, UTF-8."""
    return ("\n\n".join(entries(items)) + "\n").encode()


def entries(items: Iterable[Item]) -> list[str]:
    """Each item as APA prints it, sorted by author, year and title."""
    in_order = sorted(items, key=_sort_key)
    mended = [_mended(item) for item in in_order]
    _tell_apart(in_order, mended)
    source = CiteProcJSON(mended)
    style = CitationStylesStyle(STYLE, validate=False)  # read each time (2 ms): printing changes it
    printed = CitationStylesBibliography(style, source, formatter.plain)
    for item in mended:
        printed.register(Citation([CitationItem(item["id"])]))
    return [_corrected(str(entry)) for entry in printed.bibliography()]


def _corrected(entry: str) -> str:
    for fault, right in FAULTS:
        entry = fault.sub(right, entry)
    return entry


def _sort_key(item: Item) -> tuple[str, tuple[int, ...], str]:
    return _letters(item.authors or item.title), item.issued.parts, _letters(item.title)


def _letters(text: str) -> str:
    """A text as it is sorted: without accents and without its first article."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text
    return ARTICLE.sub("", bare, count=1).casefold() if ARTICLE.match(bare) else bare.casefold()


def _tell_apart(items: list[Item], mended: list[dict[str, Any]]) -> None:
    """2008a, 2008b: a letter after the year where authors and year are the same."""
    times = Counter((item.authors, item.year) for item in items)
    seen: Counter[tuple[str, int]] = Counter()
    for item, variables in zip(items, mended, strict=True):
        same = (item.authors, item.year)
        if times[same] > 1 and not item.year_suffix:
            variables["year-suffix"] = chr(ord("a") + seen[same]) if seen[same] < 26 else f"-{seen[same] + 1}"
            seen[same] += 1


def _mended(item: Item) -> dict[str, Any]:
    """The CSL item that is handed to the style."""
    variables: dict[str, Any] = all_on_one_line(csl_item(item))
    if item.type in {"interview", "personal_communication"} and not (item.URL or item.archive or item.container_title):
        variables["type"] = "document"  # the style leaves out what nobody can look up; the paper lists it all the same
    if item.type == "report" and item.collection_title and not (item.genre or item.number):
        variables["genre"] = variables.pop("collection-title")  # "(Working Paper Series No. 8)": the style forgets the "No."
        variables["number"] = variables.pop("collection-number", None)
    if item.type == "speech" and item.event_date:  # APA dates a speech by its day
        variables["issued"] = variables.pop("event-date")
    if item.publisher and any(item.publisher in (name.literal or "") for name in item.author):
        del variables["publisher"]  # APA does not name a publisher twice
    if "event-title" in variables:
        variables["event"] = variables.pop("event-title")  # citeproc-py knows the older name alone
    for name in ("title", *(["container-title"] if item.type == "chapter" else [])):
        if name in variables:
            variables[name] = BEGINS.sub(lambda first: first[1].upper(), variables[name])
    known = {"id", "type", *VARIABLES}
    return {name: value for name, value in variables.items() if value and name.replace("-", "_") in known}
