"""How a source was coded: each judgement in words, and which of its printed words they rest on."""

from __future__ import annotations

from collections.abc import Iterable

from egov_challenges.bibliography.items import BREAKS
from egov_challenges.model import Course
from egov_challenges.reference import Reference


def judgements(course: Course, reference: Reference) -> list[str]:
    """Each judgement about a source with its evidence, a line each."""
    text = course.language.text
    coding = course.codings[reference.id]
    lines = [
        text("sources.theme_line", theme=course.theme(theme).title, evidence=item.evidence)
        for theme, item in coding.themes.items()
    ]
    for place in coding.places:
        values = {"place": course.place_name(place.code), "evidence": place.evidence, "reason": place.reason or ""}
        lines.append(text(f"sources.place_{place.basis}", **values))
    for seat in coding.seats:
        lines.append(text("sources.seat_line", place=course.place_name(seat.country), evidence=seat.evidence))
    return lines or [text("sources.nothing_coded")]


def pieces(text: str, evidence: Iterable[str]) -> list[tuple[str, bool]]:
    """Text cut into what is evidence and what is not, in its order; overlapping evidence becomes one piece."""
    text = BREAKS.sub(" ", text)
    quoted = [BREAKS.sub(" ", words) for words in evidence]
    cut, done = [], 0
    for start, end in _joined(sorted((at, at + len(words)) for words in quoted if (at := text.find(words)) >= 0)):
        cut += [(text[done:start], False), (text[start:end], True)]
        done = end
    return [(piece, marked) for piece, marked in (*cut, (text[done:], False)) if piece]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
