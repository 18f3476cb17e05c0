"""What an editor would query in a reference list: rules over its records, none over a single known entry.

Each rule takes the whole list and gives its queries in the order of the list. What a rule asks and why it matters to a reader
stands in the words of the interface, under ``editor.<rule>_…``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from egov_challenges.reference import Reference

References = Sequence[Reference]


@dataclass(frozen=True)
class Query:
    """One thing to ask about one entry."""

    reference: Reference
    words: str = ""  # as printed; empty where the query is about something that is missing


PHRASE = re.compile(r"Available at|Retrieved from")
WITH_PLACE = frozenset({"book", "chapter", "report", "thesis"})  # kinds that a publisher in a place brings out
INITIALS = re.compile(r"(?:[A-Z]\.[ -]?)+")


# --- rules that may be owed to a copy of the list -----------------------------------------------------------------------


def no_address(references: References) -> Iterator[Query]:
    """A phrase that leads to a web address, and none behind it."""
    for reference in references:
        if found := re.search(rf"(?:{PHRASE.pattern}):?(?=\s*(?:,|\.|$))", reference.printed):
            yield Query(reference, found[0])


# --- rules about what is printed ----------------------------------------------------------------------------------------


def two_phrases(references: References) -> Iterator[Query]:
    """Of two phrases for the same thing, the rarer one."""
    found = {reference: match[0] for reference in references if (match := PHRASE.search(reference.printed))}
    yield from _rarer(found)


def year_style(references: References) -> Iterator[Query]:
    """A year without brackets in a list that puts most of them in brackets, or the other way round."""
    styles = {reference: f"({reference.year})" in reference.printed for reference in references}
    for query in _rarer(styles):
        yield Query(query.reference, f"({query.reference.year})" if styles[query.reference] else str(query.reference.year))


def year_stop(references: References) -> Iterator[Query]:
    """A year in brackets without the full stop that closes it in most entries."""
    styles: dict[Reference, str] = {}
    for reference in references:
        if found := re.search(rf"\({reference.year}\)(\.?) \S+", reference.printed):
            styles[reference] = found[1]
    for query in _rarer(styles):
        found = re.search(rf"\({query.reference.year}\)\.? \S+", query.reference.printed)
        yield Query(query.reference, found[0] if found else "")


def author_comma(references: References) -> Iterator[Query]:
    """Two authors with nothing between them: initials, then at once a family name with initials of its own."""
    for reference in references:
        names = reference.printed.partition(str(reference.year))[0]
        if found := re.search(rf"[^\s,]+, {INITIALS.pattern}\s*[A-Z][\w’'-]+, [A-Z]\.", names):
            yield Query(reference, found[0])


def editor_names(references: References) -> Iterator[Query]:
    """Editors in a form that differs from the authors': not a family name with initials."""
    for reference in references:
        for name in reference.editor:
            if not (name.given and INITIALS.fullmatch(name.given)):
                yield Query(reference, " ".join(part for part in (name.given, name.family, name.literal) if part))


def two_names(references: References) -> Iterator[Query]:
    """An organisation under more than one spelling: with and without its long name in brackets, with and without "The"."""
    spelt: defaultdict[str, dict[str, Reference]] = defaultdict(dict)
    for reference in references:
        names = [name.literal for name in reference.author if name.literal]
        for name in (*names, reference.publisher or ""):
            spelt[_organisation(name)].setdefault(name, reference)
    authors = {_organisation(name.literal) for reference in references for name in reference.author if name.literal}
    several = {name for name, spellings in spelt.items() if name in authors and len(spellings) > 1}
    queries = [Query(reference, name) for key in several for name, reference in spelt[key].items()]
    yield from sorted(queries, key=lambda query: (query.reference.custom.number, query.words))


def alphabet(references: References) -> Iterator[Query]:
    """An entry that stands before one which comes earlier in the alphabet; a leading "The" is left out, as the list does."""
    for reference, following in pairwise(references):
        if _sorted_as(reference) > _sorted_as(following):
            yield Query(reference, f"{_first_words(reference)} / {_first_words(following)}")


def newest_first(references: References) -> Iterator[Query]:
    """A newer work before an older one by the same authors."""
    for reference, following in pairwise(references):
        if _who(reference) == _who(following) and reference.year > following.year:
            yield Query(reference, f"{reference.year} / {following.year}")


def no_publisher(references: References) -> Iterator[Query]:
    """A book, chapter, report or thesis without a publisher or without its place."""
    for reference in references:
        if reference.type in WITH_PLACE and not (reference.publisher and reference.publisher_place):
            yield Query(reference)


def no_pages(references: References) -> Iterator[Query]:
    """A chapter without its pages."""
    return (Query(reference) for reference in references if reference.type == "chapter" and not reference.page)


def no_issue(references: References) -> Iterator[Query]:
    """An article without the number of its issue, in a journal of which another entry prints one."""
    numbered = {reference.container_title for reference in references if reference.issue}
    for reference in references:
        if reference.type == "article-journal" and not reference.issue and reference.container_title in numbered:
            yield Query(reference, reference.container_title or "")


def roman_volume(references: References) -> Iterator[Query]:
    """A volume in Roman figures among volumes in Arabic ones, or the other way round."""
    styles = {reference: reference.volume.isdigit() for reference in references if reference.volume}
    for query in _rarer(styles):
        yield Query(query.reference, query.reference.volume or "")


def capitals(references: References) -> Iterator[Query]:
    """A name of two words whose second word has a capital in one entry and none in another: the one without."""
    names = {name for reference in references for name in re.findall(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", reference.title)}
    for reference in references:
        for name in sorted(names):
            first, second = name.split()
            if re.search(rf"(?<!^)\b{first} {second.lower()}\b", reference.title):
                yield Query(reference, f"{first} {second.lower()} / {name}")


def spacing(references: References) -> Iterator[Query]:
    """A space too few after an abbreviation, or a hyphen that stands for a dash."""
    for reference in references:
        if found := re.search(r"\b(?:pp?|No|Vol)\.\d[\d–-]*|\w+- \w+", reference.printed):
            yield Query(reference, found[0])


def final_stop(references: References) -> Iterator[Query]:
    """An entry without the full stop that ends the others, or with one where the others have none."""
    styles = {reference: reference.printed.endswith(".") for reference in references}
    for query in _rarer(styles):
        yield Query(query.reference, " ".join(query.reference.printed.split()[-2:]))


Rule = Callable[[References], Iterator[Query]]
OF_THE_COPY: tuple[Rule, ...] = (no_address,)
OF_THE_PRINT: tuple[Rule, ...] = (
    two_phrases, year_style, year_stop, author_comma, editor_names, two_names, alphabet, newest_first, no_publisher, no_pages,
    no_issue, roman_volume, capitals, spacing, final_stop,
)  # fmt: skip


def queries(rule: Rule, references: References) -> tuple[Query, ...]:
    """All queries of a rule."""
    return tuple(rule(references))


# --- shared by the rules above ------------------------------------------------------------------------------------------


def _rarer(styles: Mapping[Reference, object]) -> Iterator[Query]:
    """The entries in every style but the most frequent one; none where all are alike or no style leads."""
    times = Counter(styles.values()).most_common()
    if len(times) > 1 and times[0][1] > times[1][1]:
        yield from (Query(reference, str(style)) for reference, style in styles.items() if style != times[0][0])


def _organisation(name: str) -> str:
    return re.sub(r"\s*[(\[][^)\]]*[)\]]", "", name).removeprefix("The ").strip()


def _who(reference: Reference) -> tuple[str, ...]:
    return tuple(_organisation(name.text) for name in reference.author)


def _first_words(reference: Reference) -> str:
    return reference.author[0].text if reference.author else reference.title


def _sorted_as(reference: Reference) -> str:
    """The letters by which a list is ordered: of the first author, else of the title."""
    decomposed = unicodedata.normalize("NFKD", _organisation(_first_words(reference)))
    return "".join(letter for letter in decomposed if letter.isalpha()).casefold()
