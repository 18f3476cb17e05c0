"""The words that the code asks for, each with the names in braces that it can fill in.

``data/<language>/interface.yaml`` must have each of them; a test holds this table against the calls in the code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from egov_challenges.faults import Fault
from egov_challenges.language import PLURALS, Word, fields
from egov_challenges.record import Record, Text
from egov_challenges.wording_method import METHOD


class Said(Record):
    """One word of the interface, or one of its plural forms."""

    word: Text


OPEN = ("kinds.", "regions.", "fields.")  # groups whose keys come from the data; checks.py holds them against it
WORDS: Mapping[str, str] = {
    "app.name": "",
    "section.paper": "",
    "section.evidence": "",
    "menu.themes": "",
    "menu.timeline": "",
    "menu.countries": "",
    "menu.sources": "",
    "menu.then-and-now": "",
    "menu.method": "",
    "filter.theme": "",
    "filter.any_theme": "",
    "filter.more": "",
    "filter.more_active": "n",
    "filter.year": "",
    "filter.any_year": "",
    "filter.country": "",
    "filter.any_country": "",
    "filter.kind": "",
    "filter.any_kind": "",
    "filter.read": "",
    "filter.any_read": "",
    "filter.q": "",
    "filter.q_hint": "",
    "filter.search": "q",
    "filter.rule": "",
    "filter.count": "",
    "filter.show": "",
    "filter.part": "",
    "filter.edges": "",
    "filter.reset": "",
    "filter.count_sources": "n total",
    "filter.nothing": "",
    "address.value": "value name valid",
    "address.name": "name valid",
    "address.twice": "name",
    "address.long": "name valid",
    "address.more": "n",
    "badge.abstract": "",
    "badge.reference": "",
    "badge.data": "",
    "badge.ours": "",
    "source.abstract": "words",
    "source.reference": "n printed",
    "source.data": "title publisher year licence",
    "source.ours": "",
    "themes.none": "",
    "themes.discussion": "",
    "themes.change_our_mind": "",
    "timeline.title": "",
    "timeline.intro": "",
    "countries.title": "",
    "countries.intro": "",
    "show.years": "",
    "show.years_explained": "",
    "show.theme": "",
    "show.theme_explained": "",
    "show.kind": "",
    "show.kind_explained": "",
    "show.read": "",
    "show.read_explained": "",
    "rule.named": "",
    "rule.named_explained": "",
    "rule.studied": "",
    "rule.studied_explained": "",
    "rule.seat": "",
    "rule.seat_explained": "",
    "count.whole": "",
    "count.whole_explained": "",
    "count.fractional": "",
    "count.fractional_explained": "",
    "chart.table": "",
    "chart.csv": "",
    "chart.nothing": "n total",
    "chart.parts": "",
    "chart.alt": "finding bars",
    "table.year": "",
    "table.month": "",
    "table.place": "",
    "table.groups_theme": "",
    "table.groups_kind": "",
    "table.chosen": "",
    "table.works": "",
    "years.all": "n total top most",
    "years.some": "n total top most",
    "years.flat": "n total",
    "years.gaps": "years",
    "years.note": "sum",
    "groups_theme.all": "n total top most",
    "groups_theme.some": "n total top most",
    "groups_theme.none": "n total",
    "groups_theme.flat": "n total",
    "groups_theme.note": "n sum total",
    "groups_kind.all": "n total top most",
    "groups_kind.some": "n total top most",
    "groups_kind.flat": "n total",
    "groups_kind.note": "sum total n",
    "months.all": "n total top most",
    "months.some": "n total top most",
    "months.none": "n total",
    "months.flat": "n total",
    "months.note": "sum n total",
    "places_named.all": "n total top most",
    "places_named.some": "n total top most",
    "places_named.none": "n total",
    "places_named.flat": "n total",
    "places_studied.all": "n total top most",
    "places_studied.some": "n total top most",
    "places_studied.none": "n total",
    "places_studied.flat": "n total",
    "places_seat.all": "n total top most",
    "places_seat.some": "n total top most",
    "places_seat.none": "n total",
    "places_seat.flat": "n total",
    "places.none_named": "",
    "places.none_studied": "",
    "places.none_seat": "",
    "places_note.whole": "n sum total",
    "places_note.fractional": "n sum total",
    "outlines.all": "n",
    "outlines.note": "missing",
    "then_and_now.title": "",
    "then_and_now.intro": "",
    "sources.title": "",
    "sources.intro": "",
    "sources.heading": "n",
    "sources.number": "n",
    "sources.theme_line": "theme evidence",
    "sources.place_title": "place evidence",
    "sources.place_container": "place evidence",
    "sources.place_inferred": "place evidence reason",
    "sources.seat_line": "place evidence",
    "sources.nothing_coded": "",
    "sources.in_timeline": "",
    "sources.in_countries": "rule",
    "sources.csv": "",
    "sources.json": "",
    "foot.paper": "authors year title container volume issue page",
    "foot.have": "have lack",
    "foot.dataset": "title publisher year licence obtained url",
    "foot.app": "version",
    **METHOD,
}


def faults(file: str, words: Mapping[str, Word]) -> Iterator[Fault]:
    """Words that are missing, that nothing asks for, or that have a name in braces that nothing fills in."""
    for key in (key for key in WORDS if key not in words):
        yield Fault(file, f"key {key}", "the word is missing", "add it")
    for key, word in words.items():
        known = WORDS.get(key, "" if key.startswith(OPEN) else None)
        if known is None:
            yield Fault(file, f"key {key}", "nothing on a page asks for this word", "correct the key or take it out")
        elif isinstance(word, Mapping) and "n" not in known.split():
            yield Fault(file, f"key {key}", "no number is at hand to choose a plural form by", "write one text for all numbers")
        elif isinstance(word, Mapping) and not {"other"} <= word.keys() <= PLURALS:
            remedy = f"use forms out of {', '.join(sorted(PLURALS))}; other is always needed"
            yield Fault(file, f"key {key}", f"it has the forms {', '.join(word)}", remedy)
        elif unknown := fields(word) - set(known.split()):
            names = ", ".join(f"{{{name}}}" for name in sorted(unknown))
            usable = ", ".join(f"{{{name}}}" for name in known.split()) or "none"
            yield Fault(file, f"key {key}", f"{names} cannot be filled in", f"this word can use: {usable}")
