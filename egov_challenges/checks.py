"""Do the records of a course agree with each other? Each disagreement is one fault, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from egov_challenges.faults import Fault, short
from egov_challenges.indicator import OVERALL, Indicator
from egov_challenges.language import fields, is_country
from egov_challenges.model import Case, Coder, Coding, Course, Place, Rule, SecondCoding
from egov_challenges.reference import Reference
from egov_challenges.statement import Source

# The names in braces that a statement may use; frames.facts fills in each of them.
FACTS = frozenset({"works", "total", "share", "first_year", "last_year", "on_country", "country", "without_theme"})
# Those that a statement on an indicator may use as well; frames.indicator_facts fills them in.
SERIES_FACTS = frozenset(
    {"indicator", "then_year", "then_value", "then_rank", "then_of", "now_year", "now_value", "now_rank", "now_of"}
)
CREDITED = ("references", "coding", "outlines")  # the data sets that frames name in attrs["datasets"]; charts print their credits


def disagreements(course: Course) -> list[Fault]:
    """All faults that only show when the files of a course are held against each other."""
    about_codings = (_codings, _evidence, _codes, _themes, _versions, _doubts)
    about_pages = (_cases, _statements, _datasets, _indicators)
    checks = (_twice, _numbers, _kinds, _fields, _countries, *about_codings, *about_pages)
    return [fault for check in checks for fault in check(course)]


def _said(text: str) -> str:
    return " ".join(text.split())


def _twice(course: Course) -> Iterator[Fault]:
    book = course.codebook
    lists = [
        ("codebook.yaml", "themes", "rule", [rule.id for rule in book.themes]),
        ("codebook.yaml", "fields", "rule", [rule.id for rule in book.fields]),
        ("codebook.yaml", "regions", "region", list(book.regions)),
        ("paper.yaml", "countries", "country", list(course.paper.countries)),
        ("paper.yaml", "neighbours", "country", list(course.paper.neighbours)),
        *((file, f"entry {it.id}", "place", [place.code for place in it.places]) for file, it in _coded(course)),
    ]
    for file, entry, noun, names in lists:
        for name, times in Counter(names).items():
            if times > 1:
                yield Fault(file, entry, f'the {noun} "{name}" stands {times} times', "keep one of them")


def _numbers(course: Course) -> Iterator[Fault]:
    for number, times in Counter(reference.custom.number for reference in course.references).items():
        if times > 1:
            entry = next(reference.id for reference in course.references if reference.custom.number == number)
            yield Fault(
                "references.yaml", f"entry {entry}", f"the number {number} stands {times} times", "number the list from 1 on"
            )


def _kinds(course: Course) -> Iterator[Fault]:
    for kind in sorted({reference.type for reference in course.references}):
        if f"kinds.{kind}" not in course.language.words:
            yield Fault(
                f"{course.language.code}/interface.yaml", "kinds", f'the kind "{kind}" of references.yaml has no name', "add it"
            )


def _fields(course: Course) -> Iterator[Fault]:
    for rule in course.codebook.fields:
        if f"fields.{rule.id}" not in course.language.words:
            file = f"{course.language.code}/interface.yaml"
            yield Fault(file, "fields", f'the field "{rule.id}" of codebook.yaml has no name', "add it")


def _codings(course: Course) -> Iterator[Fault]:
    ids = course.by_id.keys()
    for missing in sorted(ids - course.codings.keys()):
        yield Fault(
            "coding.yaml", f"entry {missing}", "the reference is not coded", "add a coding, with places: [] if it names none"
        )
    for file, codings in _files(course):
        for unknown in sorted(codings.keys() - ids):
            yield Fault(file, f"entry {unknown}", "references.yaml has no such id", "correct the id or take the coding out")


def _files(course: Course) -> Iterator[tuple[str, Mapping[str, Coding]]]:
    yield "coding.yaml", course.codings
    yield "coding_second.yaml", course.second


def _coded(course: Course) -> Iterator[tuple[str, Coding]]:
    for file, codings in _files(course):
        yield from ((file, coding) for coding in codings.values())


def _pairs(course: Course) -> Iterator[tuple[str, Reference, Coding]]:
    for file, codings in _files(course):
        for reference in course.references:
            if coding := codings.get(reference.id):
                yield file, reference, coding


def _evidence(course: Course) -> Iterator[Fault]:
    remedy = "quote words of the printed entry, letter for letter"
    for file, reference, coding in _pairs(course):
        quoted = [*coding.places, *coding.seats, *coding.themes.values()]
        quoted += [coding.kind] if isinstance(coding, SecondCoding) else []
        absent = {item.evidence for item in quoted if _said(item.evidence) not in _said(reference.printed)}
        for words in sorted(absent):
            yield Fault(file, f"entry {coding.id}", f'the evidence "{short(words)}" does not stand in the printed entry', remedy)
        for place in coding.places:
            if place.evidence not in absent and _said(place.evidence) not in _said(_basis(reference, place)):
                yield Fault(
                    file,
                    f"entry {coding.id}",
                    f'the evidence "{short(place.evidence)}" does not stand in the {place.basis}',
                    "correct the basis or the evidence",
                )


def _basis(reference: Reference, place: Place) -> str:
    match place.basis:
        case "title":
            return reference.title
        case "container":
            return f"{reference.container_title or ''} {reference.collection_title or ''}"
        case "inferred":
            return reference.printed


def _codes(course: Course) -> Iterator[Fault]:
    remedy = "write a country as ISO 3166-1 alpha-3 (KAZ)"
    regions = set(course.codebook.regions)
    for file, _, coding in _pairs(course):
        for place in coding.places:
            if place.code not in regions and not is_country(place.code):
                yield Fault(
                    file,
                    f"entry {coding.id}",
                    f'the code "{place.code}" is neither a country nor a region of codebook.yaml',
                    f"{remedy} or add the region there",
                )
        for seat in coding.seats:
            if not is_country(seat.country):
                yield Fault(file, f"entry {coding.id}", f'the code "{seat.country}" is not a country', remedy)
    for region in course.codebook.regions:
        if f"regions.{region}" not in course.language.words:
            words = f"{course.language.code}/interface.yaml"
            yield Fault(words, "regions", f'the region "{region}" of codebook.yaml has no name', "add it")


def _countries(course: Course) -> Iterator[Fault]:
    for key, countries in (("countries", course.paper.countries), ("neighbours", course.paper.neighbours)):
        for country in countries:
            if not is_country(country):
                remedy = "write a country as ISO 3166-1 alpha-3 (KAZ)"
                yield Fault("paper.yaml", key, f'the code "{country}" is not a country', remedy)


def _themes(course: Course) -> Iterator[Fault]:
    ruled = {rule.id for rule in course.codebook.themes}
    worded = {words.id for words in course.themes}
    words = f"{course.language.code}/themes.yaml"
    for theme in sorted(ruled - worded):
        yield Fault(words, f"entry {theme}", "the theme of codebook.yaml has no words", "add an entry with this id")
    for theme in sorted(worded - ruled):
        yield Fault(words, f"entry {theme}", "codebook.yaml has no such theme", "add its rule there or correct the id")
    remedy = f"use one of {', '.join(sorted(ruled))}"
    for file, _, coding in _pairs(course):
        for theme in sorted(coding.themes.keys() - ruled):
            yield Fault(file, f"entry {coding.id}", f'codebook.yaml has no theme "{theme}"', remedy)


def _versions(course: Course) -> Iterator[Fault]:
    newest = course.codebook.version
    heads: list[tuple[str, Coder | None]] = [("coding.yaml", course.coder), ("coding_second.yaml", course.second_coder)]
    for file, head in heads:
        if head and head.codebook > newest:
            what = f"it follows version {head.codebook} of the codebook, which is at version {newest}"
            yield Fault(file, "", what, "correct one of the two numbers")
    for rule in (*course.codebook.themes, *course.codebook.fields):
        for sentence in rule.clarified:
            if sentence.version > newest:
                what = f"a sentence is of version {sentence.version}, and the codebook at version {newest}"
                yield Fault("codebook.yaml", f"entry {rule.id}", what, "correct one of the two numbers")


def _doubts(course: Course) -> Iterator[Fault]:
    rules = {rule.id for rule in (*course.codebook.themes, *course.codebook.fields)}
    for coding in course.second.values():
        for doubt in coding.doubts:
            if doubt.about not in rules:
                what = f'codebook.yaml has no theme and no field "{doubt.about}"'
                yield Fault("coding_second.yaml", f"entry {coding.id}", what, f"use one of {', '.join(sorted(rules))}")


def _cases(course: Course) -> Iterator[Fault]:
    themes = {rule.id for rule in course.codebook.themes}
    for rule in (*course.codebook.themes, *course.codebook.fields):
        for case in (rule.example, rule.counterexample):
            if case.reference not in course.by_id:
                what = f'references.yaml has no "{case.reference}"'
                yield Fault("codebook.yaml", f"entry {rule.id}", what, "take the example from the list")
            elif rule.id in themes and not _fits(course, rule, case):
                role = "example" if case is rule.example else "counterexample"
                what = f'the coding of "{case.reference}" contradicts the {role}'
                yield Fault("codebook.yaml", f"entry {rule.id}", what, f"correct the {role} or the coding")


def _fits(course: Course, rule: Rule, case: Case) -> bool:
    coding = course.codings.get(case.reference)
    return coding is None or (rule.id in coding.themes) == (case is rule.example)


def _statements(course: Course) -> Iterator[Fault]:
    file = f"{course.language.code}/themes.yaml"
    for words in (course.overall, *course.themes):
        texts = [(text, FACTS) for text in (words.title, words.question, words.change_our_mind, *words.discussion)]
        for number, statement in enumerate(words.statements, start=1):
            for what, remedy in source_faults(course, statement.source):
                yield Fault(file, f"entry {words.id}, statement {number}", what, remedy)
            texts.append((statement.text, FACTS | SERIES_FACTS if statement.source.indicator else FACTS))
        for name in sorted(set().union(*(fields(text) - usable for text, usable in texts))):
            remedy = "name an indicator as its source" if name in SERIES_FACTS else f"use {', '.join(sorted(FACTS))}"
            yield Fault(file, f"entry {words.id}", f"{{{name}}} is not a number that can be filled in", remedy)


def source_faults(course: Course, source: Source) -> Iterator[tuple[str, str]]:
    """What is wrong with a source of a statement, and how to mend it."""
    if source.reference and source.reference not in course.by_id:
        yield f'references.yaml has no "{source.reference}"', "correct the id"
    if source.data and source.data not in {dataset.id for dataset in course.datasets}:
        yield f'datasets.yaml has no "{source.data}"', "correct the id or add the data set with its credits"
    if source.indicator and source.indicator not in course.indicators:
        yield f'indicators.yaml has no "{source.indicator}"', "correct the id"
    cited = course.indicators.get(source.indicator or "")
    for newer in course.indicators.values() if cited and not cited.earlier else ():
        if newer.earlier == source.indicator:
            yield f'"{source.indicator}" is an older scale, which no page shows by itself', f"name {newer.id}"
    if source.abstract and not any(source.abstract in words for words in course.paper.abstract_words):
        yield (
            f'paper.yaml has no abstract_words with "{short(source.abstract)}"',
            "quote words of the abstract, letter for letter",
        )


def _datasets(course: Course) -> Iterator[Fault]:
    known = {dataset.id for dataset in course.datasets}
    for id_ in CREDITED:
        if id_ not in known:
            yield Fault("datasets.yaml", "", f'the data set "{id_}" is missing, and charts print its credits', "add it")
    for dataset in course.datasets:
        if dataset.file not in course.files:
            yield Fault(
                "datasets.yaml",
                f"entry {dataset.id}",
                f"the file {short(dataset.file)} is missing in this folder",
                "add it or correct its name",
            )


def _earlier(course: Course, indicator: Indicator) -> Iterator[str]:
    """What is wrong with the older scale of an indicator: a page shows the two side by side, as one thing."""
    older = course.indicators.get(indicator.earlier) if indicator.earlier else None
    if indicator.earlier and (older is None or older is indicator):
        yield "which is not another indicator of this file"
    elif older and older.earlier:
        yield 'which has "earlier" itself; there can be two scales, not three'
    elif older:
        shared = ("dataset", "theme", "direction", "relative")
        if unlike := [name for name in shared if getattr(older, name) != getattr(indicator, name)]:
            yield f"which differs in {', '.join(unlike)}"


def _indicators(course: Course) -> Iterator[Fault]:
    themes = {rule.id for rule in course.codebook.themes} | {OVERALL}
    datasets = {dataset.id for dataset in course.datasets}
    for id_, indicator in course.indicators.items():
        entry = f"entry {id_}"
        if indicator.dataset not in datasets:
            remedy = "correct the id or add the data set with its credits"
            yield Fault("indicators.yaml", entry, f'datasets.yaml has no "{indicator.dataset}"', remedy)
        if indicator.theme not in themes:
            remedy = f"use one of {', '.join(sorted(themes))}"
            yield Fault("indicators.yaml", entry, f'codebook.yaml has no theme "{indicator.theme}"', remedy)
        for what in _earlier(course, indicator):
            remedy = "correct it, or take the key out"
            yield Fault("indicators.yaml", entry, f'"earlier" names "{indicator.earlier}", {what}', remedy)
    file = f"{course.language.code}/indicators.yaml"
    for id_ in sorted(course.indicators.keys() - course.indicator_words.keys()):
        yield Fault(file, f"entry {id_}", "the indicator of indicators.yaml has no words", "add an entry with this id")
    for id_ in sorted(course.indicator_words.keys() - course.indicators.keys()):
        yield Fault(file, f"entry {id_}", "indicators.yaml has no such indicator", "correct the id or take the entry out")
