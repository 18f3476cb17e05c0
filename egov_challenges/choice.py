"""What a reader has chosen: the whole view, as it stands in the address bar.

``?theme=digital-divide&year=2008&country=KAZ&kind=report`` and back. A value that the course does not know is answered, never
taken for another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from egov_challenges.indicator import OVERALL, Indicator
from egov_challenges.model import NONE, Course
from egov_challenges.question import TOPICS

FILTERS = ("theme", "year", "country", "kind", "read", "q")  # what narrows the sources; the rest only changes the picture
LONGEST_SEARCH = 200  # characters
PER_PAGE = 10  # sources in a list; long lists cost the browser more than the server
MOST_COMPARED = 12  # countries; more lines cannot be told apart
NEIGHBOURS = "neighbours"
SETS, PER_SET = 999, 12  # sets of entries to code, and entries in each
LISTED = 12  # valid values that a notice lists before it shortens the list
ROOM = re.compile(r"[A-Z0-9]{4,12}")  # the code of a live class; whether there is such a class is not for the course to say
SINGLE = {"notes": ("teacher",), "type": ("large",), "view": ("projector",)}  # one value beside the default
PARTS = ("statements", "charts", "sources", "questions", "answers", "glossary", "lesson")  # what a handout can hold
CHARTS = ("years", "places", "series", "world", "theme", "kind", "read", "outlines")  # and which charts


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
    indicator: str = ""  # id of a published series; "" is the first one of the theme
    compare: str = ""  # countries beside the paper's: alpha-3 with commas, "neighbours", or "": those that the list names
    at: str = ""  # year of the world map
    page: str = "1"  # of the list of sources
    part: str = "codebook"  # of the method: codebook | spectroscopy | doi | agreement | list | limits
    edges: str = "padded"  # of the spectroscopy, years beyond the list: padded with zeros | cut off
    about: str = ""  # what to practise: a theme | timeline | countries | evidence | method
    question: str = ""  # id of a question of the bank
    set: str = "1"  # number of a set of entries to code; the same for everybody
    entry: str = "1"  # place in that set
    term: str = ""  # id of a term of the glossary
    guess: str = ""  # before a chart is seen: first (always asked) | shown (never) | "": asked once
    lesson: str = ""  # id of a lesson plan
    step: str = ""  # place in it, from 1; "": its plan
    notes: str = ""  # of a step: teacher, with what only the teacher sees | "": what the class sees
    room: str = ""  # code of a live class
    parts: str = ""  # of a handout, with commas; "": those that it usually has
    themes: str = ""  # of a handout, with commas; "": all
    charts: str = ""  # of a handout, with commas; "": those that it usually has
    type: str = ""  # of a handout: large | "": as in a book
    view: str = ""  # how pages look: projector | "": as on a desk

    def params(self) -> dict[str, str]:
        """The view as parameters of an address, defaults left out."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name)) != field.default}

    def only(self, *names: str) -> Choice:
        """The view with these parts of it and no others: all views that agree in them become one."""
        return Choice(**{name: getattr(self, name) for name in names})

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

    problem: str  # "value" | "name" | "twice" | "long" | "too_many" | "room"
    name: str
    value: str
    valid: tuple[str, ...]


@lru_cache(maxsize=8)
def valid(course: Course) -> Mapping[str, tuple[str, ...]]:
    """The values that each parameter may take, in the order of display.

    ``q`` and ``room`` take texts and are not listed; ``compare``, ``parts``, ``themes`` and ``charts`` take several of their
    values with commas, and ``compare`` also ``neighbours`` alone.
    """
    references = course.references
    years = range(min(r.year for r in references), max(r.year for r in references) + 1)
    codes = {place.code for c in course.codings.values() for place in c.places}
    codes |= {seat.country for c in course.codings.values() for seat in c.seats}
    regions = [region for region in course.codebook.regions if region in codes]
    countries = sorted(codes - set(regions), key=course.place_name)
    return {
        "theme": (*(rule.id for rule in course.codebook.themes), NONE),
        "year": tuple(map(str, years)),
        "country": (*countries, *regions, NONE),
        "kind": tuple(sorted({r.type for r in references}, key=lambda kind: course.language.text(f"kinds.{kind}"))),
        "read": _months(course),
        "rule": ("named", "studied", "seat"),
        "count": ("whole", "fractional"),
        "show": ("years", "theme", "kind", "read"),
        "indicator": tuple(indicator.id for indicator in offered(course)),
        "compare": (NEIGHBOURS, *comparable(course)),
        "at": tuple(map(str, sorted({year for it in course.values.values() for years in it.values() for year in years}))),
        "page": pages(len(references)),
        "part": ("codebook", "spectroscopy", "doi", "agreement", "list", "limits"),
        "edges": ("padded", "cut"),
        "about": (*(rule.id for rule in course.codebook.themes), *TOPICS),
        "question": tuple(course.questions),
        "set": tuple(map(str, range(1, SETS + 1))),
        "entry": tuple(map(str, range(1, min(PER_SET, len(references)) + 1))),
        "term": tuple(course.glossary),
        "guess": ("first", "shown"),
        "lesson": tuple(course.lessons),
        "step": max((places(course, id_) for id_ in course.lessons), key=len, default=()),
        "parts": PARTS,
        "themes": tuple(rule.id for rule in course.codebook.themes),
        "charts": CHARTS,
        **SINGLE,
    }


def places(course: Course, lesson: str) -> tuple[str, ...]:
    """The places of the steps of a lesson, from 1."""
    return tuple(map(str, range(1, 1 + len(course.lessons[lesson].steps))))


def _months(course: Course) -> tuple[str, ...]:
    """The months from the first access date of the list to the last."""
    accessed = [r.accessed.first_of_month for r in course.references if r.accessed]
    months = [date.year * 12 + date.month - 1 for date in accessed]
    span = range(min(months), max(months) + 1) if months else ()
    return tuple(f"{month // 12}-{month % 12 + 1:02}" for month in span)


def pages(sources: int) -> tuple[str, ...]:
    """The pages of a list of so many sources; one at least."""
    return tuple(map(str, range(1, max(1, -(-sources // PER_PAGE)) + 1)))


@lru_cache(maxsize=8)
def comparable(course: Course) -> tuple[str, ...]:
    """The countries with any published value beside the paper's own, by name."""
    return tuple(sorted(set().union(*course.values.values()) - set(course.paper.countries), key=course.place_name))


def offered(course: Course, theme: str | None = None) -> tuple[Indicator, ...]:
    """The indicators that can be chosen, all or those of a theme; an older scale is shown with its successor."""
    older = {indicator.earlier for indicator in course.indicators.values()}
    wanted = OVERALL if theme in {"", NONE} else theme
    return tuple(it for it in course.indicators.values() if it.id not in older and wanted in {None, it.theme})


def shown_indicator(course: Course, choice: Choice) -> Indicator:
    """The chosen indicator, else the first one of the theme, else the first one of all."""
    if choice.indicator:
        return course.indicators[choice.indicator]
    return (*offered(course, choice.theme), *offered(course))[0]


def compared(course: Course, choice: Choice) -> tuple[str, ...]:
    """The countries beside the paper's own: chosen ones, its neighbours, or those that the entries of its list name."""
    if choice.compare == NEIGHBOURS:
        return tuple(code for code in course.paper.neighbours if code in comparable(course))[:MOST_COMPARED]
    if choice.compare:
        return tuple(choice.compare.split(","))
    return _named(course)


@lru_cache(maxsize=8)
def _named(course: Course) -> tuple[str, ...]:
    places = (place.code for it in course.codings.values() for place in it.places if place.basis != "inferred")
    named = Counter(code for code in places if code in comparable(course))
    return tuple(sorted(named, key=lambda code: (-named[code], course.place_name(code))))[:MOST_COMPARED]


def parse(params: Mapping[str, Sequence[str]], course: Course) -> tuple[Choice, list[Wrong]]:
    """Read an address; what cannot be followed is left out of the choice and returned beside it."""
    known = {field.name for field in fields(Choice)}
    values: dict[str, str] = {}
    wrong: list[Wrong] = []
    for name, given in params.items():
        if name not in known:
            wrong.append(Wrong("name", name, "", tuple(field.name for field in fields(Choice))))
        elif len(given) != 1:
            wrong.append(Wrong("twice", name, "", ()))
        else:
            value, refused = _followed(name, given[0], valid(course).get(name))
            values |= {name: value} if value else {}
            wrong += refused
    if (indicator := values.get("indicator")) and not values.get("theme"):  # a link to a series of a theme is one to the theme
        theme = course.indicators[indicator].theme
        values["theme"] = "" if theme == OVERALL else theme
    choice = Choice(**values)
    fitting = tuple(indicator.id for indicator in offered(course, choice.theme))
    if choice.indicator and choice.indicator not in fitting:
        wrong.append(Wrong("value", "indicator", choice.indicator, fitting))
        choice = choice.put(indicator="")
    if choice.lesson and choice.step and choice.step not in (steps := places(course, choice.lesson)):
        wrong.append(Wrong("value", "step", choice.step, steps))
        choice = replace(choice, step="")
    return choice, wrong


def _followed(name: str, text: str, allowed: Sequence[str] | None) -> tuple[str, list[Wrong]]:
    """One part of an address as the course can follow it, ``""`` where it cannot, and what is wrong with it."""
    match name:
        case "compare":
            return _countries(text, allowed or ())
        case "parts" | "themes" | "charts":
            return _several(name, text, allowed or ())
        case "room":
            code = "".join(text[:LONGEST_SEARCH].split()).upper()
            return (code, []) if not code or ROOM.fullmatch(code) else ("", [Wrong("room", name, text, ())])
    if allowed is None:
        too_long = len(text) > LONGEST_SEARCH
        return ("", [Wrong("long", name, text, (str(LONGEST_SEARCH),))]) if too_long else (" ".join(text.split()), [])
    return (text, []) if text in allowed or not text else ("", [Wrong("value", name, text, tuple(allowed))])


def _countries(text: str, allowed: Sequence[str]) -> tuple[str, list[Wrong]]:
    """The countries of a comparison, each once; what is none is refused, and so is more than a chart can show."""
    if text == NEIGHBOURS:
        return text, []
    joined, wrong = _several("compare", text, allowed, alone=NEIGHBOURS)
    known = joined.split(",") if joined else []
    if len(known) > MOST_COMPARED:
        wrong.append(Wrong("too_many", "compare", known[MOST_COMPARED], (str(MOST_COMPARED),)))
    return ",".join(known[:MOST_COMPARED]), wrong


def _several(name: str, text: str, allowed: Sequence[str], alone: str = "") -> tuple[str, list[Wrong]]:
    """Several values with commas, each once; the first that is none is told. One of them may only stand ``alone``."""
    given = list(dict.fromkeys(filter(None, text[: 20 * LONGEST_SEARCH].split(","))))
    known = [value for value in given if value in allowed and value != alone]
    wrong = [Wrong("value", name, value, tuple(allowed)) for value in given if value not in known][:1]
    return ",".join(known), wrong
