"""References as BibTeX that biblatex and biber take as well.

``bibtexparser`` writes the file: of the two libraries at hand it leaves the name of a month outside of braces, where BibTeX reads
it as a month; pybtex quotes whatever it is given. What stands inside of the braces is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares import AddEnclosingMiddleware, MonthAbbreviationMiddleware
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from egov_challenges.bibliography.items import on_one_line
from egov_challenges.reference import Item, Name


@dataclass(frozen=True)
class Kind:
    """A type of entry: the fields that hold the container and the publisher, and those without which it is none."""

    entry: str
    container: str = "howpublished"
    publisher: str = "publisher"
    needs: tuple[str, ...] = ()


MISC = Kind("misc", publisher="organization")
ARTICLE = Kind("article", container="journal", needs=("journal",))
PART = Kind("incollection", container="booktitle", needs=("booktitle",))
ONLINE = Kind("online", container="organization", publisher="organization", needs=("url",))
KINDS = {
    "article-journal": ARTICLE,
    "article-magazine": ARTICLE,
    "article-newspaper": ARTICLE,
    "book": Kind("book", container="maintitle"),
    "chapter": PART,
    "entry": PART,
    "entry-dictionary": PART,
    "entry-encyclopedia": PART,
    "paper-conference": Kind("inproceedings", container="booktitle", needs=("booktitle",)),
    "report": Kind("techreport", publisher="institution", needs=("institution",)),
    "thesis": Kind("mastersthesis", publisher="school", needs=("school", "type")),
    "dataset": Kind("dataset"),
    "software": Kind("software", publisher="organization"),
    "webpage": ONLINE,
    "post": ONLINE,
    "post-weblog": ONLINE,
    "manuscript": Kind("unpublished"),
    "speech": Kind("unpublished"),
}
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
DOCTORAL = re.compile(r"ph\.?\s?d|doctor|dissertation", re.IGNORECASE)

# Variables that have a field of their own whatever the entry is.
FIELDS = {
    "volume": "volume",
    "edition": "edition",
    "version": "version",
    "chapter_number": "chapter",
    "part_number": "part",
    "number_of_pages": "pagetotal",
    "number_of_volumes": "volumes",
    "publisher_place": "address",
    "event_title": "eventtitle",
    "event_place": "venue",
    "ISBN": "isbn",
    "ISSN": "issn",
    "language": "language",
    "keyword": "keywords",
    "abstract": "abstract",
    "annote": "annote",
    "note": "note",
    "title_short": "shorttitle",
    "container_title_short": "shortjournal",
    "status": "pubstate",
    "call_number": "library",
    "original_title": "origtitle",
    "original_publisher": "origpublisher",
    "original_publisher_place": "origlocation",
}
WHOLE = {
    "address",
    "eventtitle",
    "shorttitle",
    "origpublisher",
    "origlocation",
    "origtitle",
}  # else "and" would end them, or capitals be lost
DATES = {"accessed": "urldate", "event_date": "eventdate", "original_date": "origdate"}
NAMES = {"author": "author", "editor": "editor", "translator": "translator", "container_author": "bookauthor"}

SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "%$#&_{}"
}
LONE = SIGNS | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}  # BibTeX counts even escaped braces
LIGATURES = re.compile(r"(?<=([-'`,<>]))(?=\1)|(?<=[?!])(?=`)")  # TeX would make other signs of these pairs


def write(items: Iterable[Item]) -> bytes:
    """A BibTeX file in UTF-8."""
    library = Library([_entry(item) for item in items])
    stack = [MonthAbbreviationMiddleware(), AddEnclosingMiddleware(False, True, "{")]
    layout = BibtexFormat()  # type: ignore[no-untyped-call]
    layout.indent, layout.block_separator, layout.trailing_comma = "  ", "\n", True
    return write_string(library, unparse_stack=stack, bibtex_format=layout).encode()


def _entry(item: Item) -> Entry:
    kind = KINDS.get(item.type, MISC)
    fields = dict(_fields(item, kind))
    if not fields.keys() >= set(kind.needs):
        kind = MISC
        fields = dict(_fields(item, kind))
    doctoral = kind.entry == "mastersthesis" and DOCTORAL.search(item.genre or "")
    return Entry("phdthesis" if doctoral else kind.entry, item.id, [Field(name, value) for name, value in fields.items()])


def _fields(item: Item, kind: Kind) -> Iterator[tuple[str, str]]:
    """The fields of an entry, each with its value as TeX."""
    for variable, field in NAMES.items():
        if names := getattr(item, variable):
            yield field, " and ".join(map(_name, names))
    yield "title", f"{{{_tex(item.title)}}}"  # a second pair of braces keeps the capitals as printed
    yield from _container(item, kind)
    yield from _dates(item)
    if item.page:
        yield "pages", re.sub(r"(?<=\w)[-–](?=\w)", "--", _tex(item.page))
    for variable, field in FIELDS.items():
        if text := getattr(item, variable):
            yield field, f"{{{_tex(text)}}}" if field in WHOLE else _tex(text)
    yield from _addresses(item)


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    for field, part in zip(("year", "month", "day"), item.issued.parts, strict=False):
        yield field, str(part)
    for variable, field in DATES.items():
        if date := getattr(item, variable):
            yield field, date.iso


def _addresses(item: Item) -> Iterator[tuple[str, str]]:
    for field, address in (("doi", item.DOI), ("url", item.URL), ("eprint", item.PMID)):
        if address:
            yield field, _verbatim(address)
    if item.PMID:
        yield "eprinttype", "pubmed"


def _container(item: Item, kind: Kind) -> Iterator[tuple[str, str]]:
    """What the item stands in, its series and its numbers; who published it; what kind of thing it is."""
    if item.container_title:
        yield kind.container, f"{{{_tex(item.container_title)}}}"
    if item.type in SUBTYPES and kind is ARTICLE:
        yield "entrysubtype", SUBTYPES[item.type]
    number = item.issue or item.number
    series, sort = item.collection_title, item.genre
    if kind.entry == "techreport" and not sort:  # a report has no series in biblatex: the series says what sort of report it is
        series, sort = None, item.collection_title
    if series:
        extra = f" {item.collection_number}" if number and item.collection_number else ""
        yield "series", _tex(series + extra)
    if number or item.collection_number:
        yield "number", _tex(number or item.collection_number or "")
    publisher = item.publisher
    if kind.entry == "techreport" and not publisher and item.author:  # what an institution wrote and no other published
        publisher = item.author[0].literal
    if publisher:
        yield kind.publisher, f"{{{_tex(publisher)}}}"
    if sort:
        yield "type", _tex(sort)


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{_tex(name.literal)}}}"
    family, given = (_part(part) for part in (name.family or "", name.given or ""))
    if not given and not name.suffix:
        return f"{{{family}}}" if " " in family else family
    von = [_tex(part) for part in (name.dropping_particle, name.non_dropping_particle) if part]
    return ", ".join([" ".join([*von, family]), *([_part(name.suffix)] if name.suffix else []), given])


def _part(part: str) -> str:
    """A part of a name; braces around what would end it."""
    return f"{{{_tex(part)}}}" if re.search(r"[,=]|\band\b", part, re.IGNORECASE) else _tex(part)


def _tex(text: str) -> str:
    """A text on one line that TeX prints as it stands."""
    signs = SIGNS if _balanced(text) else LONE
    return "".join(signs.get(letter, letter) for letter in LIGATURES.sub("\0", on_one_line(text))).replace("\0", "{}")


def _balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    return depth == 0


def _verbatim(address: str) -> str:
    """An address, which no program reads as TeX: only what would end the field or the address is written in its percent form."""
    return re.sub(r"[\s{}\\]", lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), address)
