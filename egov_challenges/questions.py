"""A question, its answer measured in the course, and what to say to an answer.

An answer is a tuple of texts: the keys of the chosen options, for an order in that order; for an estimate its number alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qs

from egov_challenges import frames
from egov_challenges.checks import FACTS, SERIES_FACTS, source_faults
from egov_challenges.choice import parse, valid
from egov_challenges.faults import Fault, short
from egov_challenges.language import fields, fill, is_country
from egov_challenges.model import Course
from egov_challenges.question import TOPICS, Estimate, Option, Question

Given = tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """What an answer is worth: whether it is right, and a sentence of feedback on each part of it."""

    right: bool
    feedback: Mapping[str, str]  # by key of the chosen options; of an estimate, by its own number
    missing: int = 0  # right options that were not chosen
    in_place: int = 0  # items of an order that stand where they should


@lru_cache(maxsize=1024)
def values(course: Course, question: Question) -> Mapping[str, float]:
    """What is measured, by the key of each option; of an estimate one number, under ``""``; nothing where nothing is."""
    if question.measure is None:
        return {}
    keys = [option.key for option in question.options] or [""]
    return {key: frames.measured(course, question.measure, key) for key in keys}


@lru_cache(maxsize=1024)
def truth(course: Course, question: Question) -> Given:
    """The right answer: the right keys in the order of the options, for an order in the right order, or the number."""
    measured = values(course, question)
    if question.kind == "estimate":
        return (repr(measured[""]),)
    if not measured:
        return tuple(option.key for option in question.options if option.right)
    best_first = sorted(measured, key=lambda key: measured[key], reverse=question.right == "highest")
    match question.kind:
        case "order":
            return tuple(best_first)
        case "several":
            return tuple(key for key in measured if measured[key] >= (question.at_least or 0))
        case _:
            return (best_first[0],)


def mark(course: Course, question: Question, given: Given) -> Mark:
    """Hold an answer against the truth; keys that the question does not have are wrong and have no feedback."""
    right = truth(course, question)
    if question.estimate:
        return _estimated(course, question, question.estimate, float(given[0]))
    known = [option for option in question.options if option.key in given]
    feedback = {option.key: said(course, question, option.feedback, option) for option in known}
    if question.kind == "order":
        return Mark(given == right, feedback, in_place=sum(a == b for a, b in zip(given, right, strict=False)))
    return Mark(set(given) == set(right), feedback, missing=len(set(right) - set(given)))


def _estimated(course: Course, question: Question, estimate: Estimate, given: float) -> Mark:
    off = given - values(course, question)[""]
    close = abs(off) <= estimate.tolerance
    words = estimate.close if close else estimate.low if off < 0 else estimate.high
    return Mark(close, {repr(given): said(course, question, words)})


def said(course: Course, question: Question, text: str, option: Option | None = None) -> str:
    """A text of a question with its numbers filled in: facts of its theme, the answer, and of an option its name and value."""
    known = dict(_facts(course, question))
    if option:
        known |= {"name": name(course, question, option), "value": _shown(course, question, option.key)}
    return fill(text, known)


def label(course: Course, question: Question, key: str) -> str:
    """What an option says."""
    option = next(option for option in question.options if option.key == key)
    return said(course, question, option.text, option)


def name(course: Course, question: Question, option: Option) -> str:
    """What the key of an option stands for: the name of a theme, a place, a kind, a month; a year as it is."""
    match question.measure and question.measure.by:
        case "theme" | "kind" as part:
            return frames.titles_of(course, part).get(option.key, option.key)
        case "country":
            return course.place_name(option.key)
        case "read":
            return course.language.month(frames.first_of(option.key))
        case _:
            return option.key


@lru_cache(maxsize=1024)
def _facts(course: Course, question: Question) -> Mapping[str, str]:
    about = question.about if question.about not in TOPICS else ""
    facts = {**frames.facts(course, about), "answer": answer(course, question)}
    series = question.source.indicator or (question.measure and question.measure.indicator)
    return {**facts, **frames.indicator_facts(course, series)} if series else facts


def answer(course: Course, question: Question) -> str:
    """The right answer in words."""
    right = truth(course, question)
    if question.kind == "estimate":
        return _shown(course, question)
    options = {option.key: option for option in question.options}
    plain = [option.text.replace("{name}", name(course, question, option)) for option in map(options.__getitem__, right)]
    return course.language.listed(plain)


def _shown(course: Course, question: Question, key: str = "") -> str:
    """What is measured, as it stands in a sentence; per cent of the list are whole, as everywhere in the course."""
    value = values(course, question).get(key)
    digits = 0 if question.measure and question.measure.unit == "percent" else 2
    return "" if value is None else course.language.shown(round(value, digits))


@lru_cache(maxsize=1024)
def version(course: Course, question: Question) -> str:
    """Six hexadecimal digits that change when the question, its options or its answer change."""
    said = f"{question.model_dump_json()} {truth(course, question)}"
    return hashlib.sha256(said.encode()).hexdigest()[:6]


# --- a bank that cannot be asked ------------------------------------------------------------------------------------------


def faults(course: Course) -> Iterator[Fault]:
    """What is wrong in the question bank, as far as counting shows it."""
    file = f"{course.language.code}/quiz.yaml"
    for question in course.questions.values():
        for what, remedy in (
            *source_faults(course, question.source),
            *_about(course, question),
            *view_faults(course, question.view),
        ):
            yield Fault(file, f"entry {question.id}", what, remedy)
        try:
            found = [*_options(course, question), *_names(question)]
        except frames.UnmeasurableError as lacking:
            remedy = "correct the measure, or the key of the option that it is taken for"
            found = [(f"the course has no number for {short(str(lacking))}", remedy)]
        for what, remedy in found:
            yield Fault(file, f"entry {question.id}", what, remedy)


def _about(course: Course, question: Question) -> Iterator[tuple[str, str]]:
    topics = valid(course)["about"]
    if question.about not in topics:
        yield f'it is about "{question.about}"', f"write one of {', '.join(topics)}"


def view_faults(course: Course, view: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a view that data names as ``page?part=value``, and how to mend it."""
    page, _, query = view.partition("?")
    if f"menu.{page}" not in course.language.words:
        yield f'no page is called "{short(page)}"', "write the key of a page in the menu, and after a ? the parts of its address"
    _, wrong = parse(parse_qs(query, keep_blank_values=True), course)
    for part in wrong:
        yield f'its view cannot be opened with "{short(part.name)}={short(part.value)}"', "copy the address of the view"


def _options(course: Course, question: Question) -> Iterator[tuple[str, str]]:
    keys = [option.key for option in question.options]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f'two options have the key "{short(key)}"', "give each option a key of its own"
    if question.measure and question.measure.by == "country":
        unknown = [key for key in keys if not is_country(key) and key not in course.codebook.regions]
        if unknown:
            yield f'"{short(unknown[0])}" is not a country (ISO 3166-1 alpha-3) or a region', "correct the key"
            return
    if question.measure and any(option.right for option in question.options):
        yield "it says what is right although that is measured", "take right: true out"
    right, measured = truth(course, question), values(course, question)
    if question.kind == "one" and len(question.options) and (not measured and len(right) != 1):
        yield f"{len(right)} options are right", "mark exactly one with right: true"
    if question.kind == "several" and not 0 < len(right) < len(keys):
        yield f"{len(right)} of {len(keys)} options are right", "offer right ones and wrong ones"
    tied = [key for key in measured if sum(measured[key] == other for other in measured.values()) > 1]
    if (question.kind == "order" and tied) or (question.kind == "one" and not set(right).isdisjoint(tied)):
        yield f"the options {', '.join(map(short, tied))} have the same number", "take one of them out"
    if (estimate := question.estimate) and not estimate.lowest <= measured[""] <= estimate.highest:
        yield "its answer lies outside of what can be guessed", "widen lowest and highest"


def _names(question: Question) -> Iterator[tuple[str, str]]:
    series = question.source.indicator or (question.measure and question.measure.indicator)
    asked = FACTS | (SERIES_FACTS if series else set())
    told = asked | {"answer"}
    texts = [(question.ask, asked), (question.hint, asked), (question.solution, told)]
    for option in question.options:
        texts += [(option.text, asked | {"name"}), (option.feedback, told | {"name", "value"})]
    if question.estimate:
        texts += [(words, told) for words in (question.estimate.close, question.estimate.low, question.estimate.high)]
    found = [(unknown, usable) for text, usable in texts for unknown in sorted(fields(text) - usable)]
    for unknown, usable in dict.fromkeys(found):
        yield f"{{{unknown}}} cannot be filled in there", f"use {', '.join(sorted(usable))}"
