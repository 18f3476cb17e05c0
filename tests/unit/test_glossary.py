"""The glossary: where texts name terms, what a search finds, and that the project's own terms are used where they say."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from egov_challenges import glossary, ready
from egov_challenges.model import Course
from egov_challenges.statement import Source
from egov_challenges.term import Term

OURS = Source.model_validate("ours")


def term(id_: str, name: str, *forms: str, definition: str = "What it means.") -> Term:
    return Term(id=id_, term=name, forms=forms, definition=definition, source=OURS, pages=("themes",))


TERMS = (
    term("e-government", "e-government"),
    term("divide", "digital divide", "digital divides"),
    term("index", "index", "indices"),
    term("egdi", "E-Government Development Index", "EGDI"),
    term("iso", "ISO 3166-1", "alpha-3"),
    term("alpha", "Krippendorff's alpha", "alpha"),
    term("doi", "DOI", "DOIs"),
)


@pytest.fixture
def small(course: Course) -> Course:
    return replace(course, glossary={it.id: it for it in TERMS})


def named(course: Course, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], id_) for start, end, id_ in glossary.spans(course, text)]


@pytest.mark.parametrize("text", ["e-government", "e‑government", "e–government", "e‐government"])
def test_hyphens_of_all_kinds_are_alike(small: Course, text: str) -> None:
    assert named(small, f"On {text}.") == [(text, "e-government")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two digital divides", [("digital divides", "divide")]),
        ("Indices", [("Indices", "index")]),
        ("a digital\n divide", [("digital\n divide", "divide")]),
        ("Krippendorff’s alpha", [("Krippendorff’s alpha", "alpha")]),
        ("krippendorff's alpha", [("krippendorff's alpha", "alpha")]),
        ("E-government; EGDI; doi", [("E-government", "e-government"), ("EGDI", "egdi")]),
        ("Egdi, egdi, E-GOVERNMENT", []),
    ],
)
def test_a_term_is_found_in_its_forms_with_a_first_letter_of_either_case_but_acronyms_as_written(
    small: Course, text: str, found: list[tuple[str, str]]
) -> None:
    assert named(small, text) == found


def test_the_longest_name_is_taken_and_none_inside_another(small: Course) -> None:
    text = "The E-Government Development Index is an index; alpha-3 is not alpha."
    assert named(small, text) == [
        ("E-Government Development Index", "egdi"), ("index", "index"), ("alpha-3", "iso"), ("alpha", "alpha"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["indexed", "subindex", "index-linked", "re-index", "index.yaml", "my_index", "DOI2", "alpha-4"])
def test_a_part_of_a_longer_word_is_no_term(small: Course, text: str) -> None:
    assert named(small, text) == []


def test_a_term_is_found_once_in_a_text_under_whichever_name(small: Course) -> None:
    assert named(small, "DOIs: a DOI. An index, two indices.") == [("DOIs", "doi"), ("index", "index")]


def test_a_course_without_a_glossary_names_no_term(course: Course) -> None:
    assert glossary.spans(replace(course, glossary={}), "An index of e-government.") == ()


def test_a_search_asks_for_all_words_anywhere_in_a_term_and_answers_by_alphabet(small: Course) -> None:
    assert [it.id for it in glossary.search(small, "")] == ["divide", "doi", "e-government", "egdi", "index", "iso", "alpha"]
    assert [it.id for it in glossary.search(small, "GOVERNMENT  e‑")] == ["e-government", "egdi"]
    assert [it.id for it in glossary.search(small, "indices what")] == ["index"]
    assert glossary.search(small, "government nonsense") == []


# --- the project's own --------------------------------------------------------------------------------------------------

# The groups of words in interface.yaml that a page shows.
GROUPS = {
    "themes": ("themes", "years", "places_studied", "places"),
    "timeline": ("timeline", "show", "years", "months", "groups_theme", "groups_kind"),
    "countries": ("countries", "rule", "count", "places_named", "places_seat", "places_note", "outlines", "chart"),
    "sources": ("sources", "export", "kinds"),
    "then-and-now": ("then_and_now", "series", "world", "moments", "unit", "change"),
    "cases": ("cases",),
    "method": (
        "method", "part", "edges", "codebook", "fields", "count", "spectrum", "labelled", "agreement", "editor", "limits",
    ),
    "data": ("data",),
    "quiz": ("quiz",),
    "code-the-sources": ("exercise",),
    "my-work": ("my_work",),
    "hand-ins": ("hand_ins",),
}  # fmt: skip


def on_themes(course: Course) -> Iterator[str]:
    for words in (course.overall, *course.themes):
        yield from (words.title, words.question, words.change_our_mind, *words.discussion)
        yield from (f"{it.text} | {it.source.abstract}" for it in words.statements)


def in_the_codebook(course: Course) -> Iterator[str]:
    yield course.codebook.unit
    for rule in (*course.codebook.themes, *course.codebook.fields):
        yield from (rule.definition, rule.applies, rule.excludes, *(it.text for it in rule.clarified))


def in_the_credits(course: Course) -> Iterator[str]:
    yield from (str(value) for it in course.datasets for value in it.model_dump().values())
    yield from (f"{file.about} | {' | '.join(file.columns.values())}" for file in course.bundle.files)


# What a page says besides.
BESIDES: dict[str, Callable[[Course], Iterable[str]]] = {
    "themes": on_themes,
    "sources": lambda course: (it.printed for it in course.references),
    "then-and-now": lambda course: (f"{words.name} | {words.note}" for words in course.indicator_words.values()),
    "method": lambda course: (*in_the_codebook(course), course.coder.coder, *course.paper.keywords, *course.paper.lack),
    "code-the-sources": in_the_codebook,
    "data": in_the_credits,
    "quiz": lambda course: (f"{it.ask} | {it.hint} | {it.solution}" for it in course.questions.values()),
}


def said(course: Course, page: str) -> Iterator[str]:
    """What a page says, as far as it stands in the data."""
    for key, word in course.language.words.items():
        if key.split(".")[0] in GROUPS[page]:
            yield from [word] if isinstance(word, str) else word.values()
    if beside := BESIDES.get(page):
        yield from beside(course)


def test_each_term_of_the_project_is_used_on_the_pages_that_it_names(course: Course) -> None:
    used = {page: {id_ for text in said(course, page) for _, _, id_ in glossary.spans(course, text)} for page in GROUPS}
    idle = [f"{it.id} on {page}" for it in course.glossary.values() for page in it.pages if it.id not in used[page]]
    assert idle == []


def test_the_projects_glossary_is_long_enough_and_each_definition_is_short(root: Path) -> None:
    terms = ready.load(root / "data").glossary.values()
    assert len(terms) >= 45
    for it in terms:
        assert len(re.findall(r"[.!?](?=\s|$)", it.definition)) <= 3, it.id
        assert it.definition.endswith("."), it.id
        assert it.see or it.id in {"iso-3166-1", "hand-in-code"}, f"{it.id} stands alone"


def test_no_definition_holds_a_figure_that_the_data_may_change(course: Course) -> None:
    for it in course.glossary.values():
        assert not re.search(r"\b(19|20)\d\d\b", it.definition) or it.id == "cpi", it.id
        assert "{" not in it.definition
