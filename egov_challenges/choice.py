"""What a reader has chosen: the whole view, as it stands in the address bar.

``?theme=digital-divide&year=2008&country=KAZ&kind=report`` and back. A value that the course does not know is answered, never
taken for another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from egov_challenges.model import NONE, Course

FILTERS = ("theme", "year", "country", "kind", "read", "q")  # what narrows the sources; the rest only changes the picture
LONGEST_SEARCH = 200  # characters
PER_PAGE = 10  # sources in a list; long lists cost the browser more than the server
LISTED = 12  # valid values that a notice lists before it shortens the list


@dataclass(frozen=True)
class Choice:
    """One view of the course. The names of the fields are the names in the address; a default stands for "all"."""

    theme: str = ""  # id of a theme, or "none"
    year: str = ""  # publication year, four digits
    country: str = ""  # alpha-3, region of the codebook, or "none"; by the counting rule below
    kind: str = ""  # CSL type
    read: str = ""  # month of the access date, YYYY-MM
    q: str = ""  # words to search for
    rule: str = "studied"  # which places count: named | studied | seat
    count: str = "whole"  # a source with several places: whole in each | fractional
    show: str = "years"  # the timeline: years | theme | kind | read
    page: str = "1"  # of the list of sources
    part: str = "codebook"  # of the method: codebook | spectroscopy | doi | agreement | list | limits
    edges: str = "padded"  # of the spectroscopy, years beyond the list: padded with zeros | cut off

    def params(self) -> dict[str, str]:
        """The view as parameters of an address, defaults left out."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name)) != field.default}

    def narrowed(self) -> bool:
        """Whether anything but the whole list is chosen."""
        return any(getattr(self, name) for name in FILTERS)

    def put(self, **values: str) -> Choice:
        """The same view with other values; a change of the sources goes back to the first page of their list."""
        return replace(self, **({"page": "1"} | values))

    def toggled(self, **values: str) -> Choice:
        """The view after a click: the values chosen, or taken away when they were chosen already."""
        if all(getattr(self, name) == value for name, value in values.items()):
            values = dict.fromkeys(values, "")
        return self.put(**values)

    def reset(self) -> Choice:
        """All sources again, in the same picture."""
        return self.put(**dict.fromkeys(FILTERS, ""))


@dataclass(frozen=True)
class Wrong:
    """A part of an address that the course cannot follow."""

    problem: str  # "value" | "name" | "twice" | "long"
    name: str
    value: str
    valid: tuple[str, ...]


@lru_cache(maxsize=8)
def valid(course: Course) -> Mapping[str, tuple[str, ...]]:
    """The values that each parameter may take, in the order of display; ``q`` takes any text and is not listed."""
    references = course.references
    years = range(min(r.year for r in references), max(r.year for r in references) + 1)
    accessed = [r.accessed.first_of_month for r in references if r.accessed]
    months = [date.year * 12 + date.month - 1 for date in accessed]
    span = range(min(months), max(months) + 1) if months else ()
    codes = {place.code for c in course.codings.values() for place in c.places}
    codes |= {seat.country for c in course.codings.values() for seat in c.seats}
    regions = [region for region in course.codebook.regions if region in codes]
    countries = sorted(codes - set(regions), key=course.place_name)
    return {
        "theme": (*(rule.id for rule in course.codebook.themes), NONE),
        "year": tuple(map(str, years)),
        "country": (*countries, *regions, NONE),
        "kind": tuple(sorted({r.type for r in references}, key=lambda kind: course.language.text(f"kinds.{kind}"))),
        "read": tuple(f"{month // 12}-{month % 12 + 1:02}" for month in span),
        "rule": ("named", "studied", "seat"),
        "count": ("whole", "fractional"),
        "show": ("years", "theme", "kind", "read"),
        "page": pages(len(references)),
        "part": ("codebook", "spectroscopy", "doi", "agreement", "list", "limits"),
        "edges": ("padded", "cut"),
    }


def pages(sources: int) -> tuple[str, ...]:
    """The pages of a list of so many sources; one at least."""
    return tuple(map(str, range(1, max(1, -(-sources // PER_PAGE)) + 1)))


def parse(params: Mapping[str, Sequence[str]], course: Course) -> tuple[Choice, list[Wrong]]:
    """Read an address; what cannot be followed is left out of the choice and returned beside it."""
    known = {field.name for field in fields(Choice)}
    values: dict[str, str] = {}
    wrong: list[Wrong] = []
    for name, given in params.items():
        allowed = valid(course).get(name)
        if name not in known:
            wrong.append(Wrong("name", name, "", tuple(field.name for field in fields(Choice))))
        elif len(given) != 1:
            wrong.append(Wrong("twice", name, "", ()))
        elif allowed is None and len(given[0]) > LONGEST_SEARCH:
            wrong.append(Wrong("long", name, given[0], (str(LONGEST_SEARCH),)))
        elif allowed is None or given[0] in allowed:
            values[name] = given[0] if allowed else " ".join(given[0].split())
        elif given[0]:
            wrong.append(Wrong("value", name, given[0], allowed))
    return Choice(**values), wrong
