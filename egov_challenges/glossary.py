"""The glossary: where the texts name its terms, which terms a search finds, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from egov_challenges.checks import source_faults
from egov_challenges.faults import Fault
from egov_challenges.model import Course
from egov_challenges.term import Term
from egov_challenges.wording import WORDS

MENU = "menu."  # the group of words that names the pages
HYPHENS, APOSTROPHES = "-‐‑–", "'’"  # each kind alike
# A term is no part of a longer word, of one with a hyphen or of the name of a file.
BEFORE, AFTER = r"(?<!\w)(?<!\w[-‐‑])", r"(?!\w)(?![-‐‑.]\w)"


@lru_cache(maxsize=4096)  # a page says mostly the same things again
def spans(course: Course, text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text names terms, as (start, end, id): each term where it comes first, and in each place the longest name."""
    found: dict[str, tuple[int, int, str]] = {}
    for match in _pattern(course).finditer(text):
        term = _claims(course)[_alike(match[0])]
        found.setdefault(term, (*match.span(), term))
    return tuple(found.values())


def search(course: Course, q: str) -> list[Term]:
    """The terms that have all words of a search in their name, their other forms or their definition, by alphabet."""
    words = _folded(q).split()
    terms = [
        it for it in course.glossary.values() if all(word in _folded(" ".join((*_names(it), it.definition))) for word in words)
    ]
    return sorted(terms, key=lambda it: _folded(it.term))


def faults(course: Course) -> Iterator[Fault]:
    """What is wrong in the glossary when it is held against the course."""
    file = f"{course.language.code}/glossary.yaml"
    pages = [key.removeprefix(MENU) for key in WORDS if key.startswith(MENU)]
    claims: dict[str, str] = {}
    for term in course.glossary.values():
        entry = f"entry {term.id}"
        for what, remedy in source_faults(course, term.source):
            yield Fault(file, entry, what, remedy)
        for page in (page for page in term.pages if page not in pages):
            yield Fault(file, entry, f'the menu has no page "{page}"', f"use one of {', '.join(pages)}")
        for other in term.see:
            if other == term.id:
                yield Fault(file, entry, '"see" names the term itself', "take it out")
            elif other not in course.glossary:
                yield Fault(file, entry, f'"see" names "{other}", which is no term of this file', "correct the id or take it out")
        for name in _names(term):
            if (owner := claims.setdefault(_alike(name), term.id)) != term.id:
                yield Fault(file, entry, f'"{name}" is a name of {owner}, too', "keep it with one of the two")


def _names(term: Term) -> tuple[str, ...]:
    return (term.term, *term.forms)


def _as_written(name: str) -> bool:
    """Whether a name is an acronym or the like: its capitals are a part of it."""
    return name[1:] != name[1:].lower()


def _alike(name: str) -> str:
    """What all spellings of a name have in common that a text may use."""
    first = name[:1] if _as_written(name) else name[:1].lower()
    return " ".join(_plainly(first + name[1:]).split())


def _plainly(text: str) -> str:
    return re.sub(f"[{HYPHENS}]", "-", re.sub(f"[{APOSTROPHES}]", "'", text))


def _folded(text: str) -> str:
    return _plainly(text).casefold()


@lru_cache(maxsize=8)
def _claims(course: Course) -> dict[str, str]:
    """Which term each name stands for."""
    return {_alike(name): term.id for term in course.glossary.values() for name in _names(term)}


@lru_cache(maxsize=8)
def _pattern(course: Course) -> re.Pattern[str]:
    """All names of all terms, the longest first; without a glossary, what no text holds."""
    names = sorted(_claims(course), key=len, reverse=True)
    return re.compile(f"{BEFORE}(?:{'|'.join(map(_spelt, names))}){AFTER}" if names else r"(?!)")


def _spelt(name: str) -> str:
    """A name as a pattern: its first letter in either case, unless it is an acronym."""
    letters = {" ": r"\s+", "-": f"[{HYPHENS}]", "'": f"[{APOSTROPHES}]"}
    first, *rest = [letters.get(letter, re.escape(letter)) for letter in name]
    if not _as_written(name):
        first = f"[{re.escape(name[0] + name[0].upper())}]"
    return "".join([first, *rest])
