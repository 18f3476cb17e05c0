"""The rules of an editor: what each finds in the list, entry by entry, and what it must leave alone."""

from typing import Any

import pytest

from egov_challenges import editor, frames
from egov_challenges.model import Course
from egov_challenges.reference import Reference

# By rule: the numbers of the entries in the printed list, and the printed words where there are some.
FOUND: dict[str, list[tuple[int, str]]] = {
    "no_address": [
        (1, "Available at:"), (10, "Retrieved from:"), (11, "Retrieved from:"), (23, "Available at:"), (25, "Retrieved from:"),
        (28, "Available at:"), (38, "Available at:"), (39, "Available at:"), (42, "Available at:"), (44, "Available at:"),
        (46, "Available at:"),
    ],
    "two_phrases": [(10, "Retrieved from"), (11, "Retrieved from"), (25, "Retrieved from")],
    "year_style": [(16, "2001")],
    "year_stop": [(1, "(2008) Asian")],
    "author_comma": [(5, "Bayes, A. Braun, J.")],
    "editor_names": [(28, "Igor Munteanu"), (28, "Popa Victor")],
    "two_names": [
        (42, "UNDP (United Nations Development Program)"), (43, "UNDP"), (46, "The World Bank"), (47, "World Bank"),
    ],
    "alphabet": [
        (41, "United Nations/American Society for Public Administration [UN/ASPA] / UNDP (United Nations Development Program)"),
    ],
    "newest_first": [(16, "2001 / 1998"), (38, "2008 / 2006"), (42, "2007 / 2001"), (46, "2008 / 2006"), (47, "2006 / 2002")],
    "no_publisher": [(1, ""), (11, ""), (28, ""), (39, ""), (42, ""), (44, ""), (48, "")],
    "no_pages": [(28, ""), (29, "")],
    "no_issue": [(14, "International Review of Administrative Sciences")],
    "roman_volume": [(36, "XLVIII")],
    "capitals": [(5, "Grameen bank / Grameen Bank")],
    "spacing": [(39, "pp.184–188"), (49, "2004- acceptance")],
    "final_stop": [(49, "Köngiswinter, Germany")],
}  # fmt: skip
RULES = {rule.__name__: rule for rule in (*editor.OF_THE_COPY, *editor.OF_THE_PRINT)}


def made_up(printed: str, number: int = 1, **values: Any) -> Reference:
    """A record for an entry that was printed so."""
    record = {"id": f"made-up-{number}", "type": "article-journal", "issued": "2001", "title": "A title", **values}
    return Reference.model_validate(record | {"custom": {"number": number, "printed": printed, "links": []}})


def found(rule: str, *references: Reference) -> list[tuple[int, str]]:
    return [(query.reference.custom.number, query.words) for query in editor.queries(RULES[rule], references)]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_these_entries_of_the_list_and_no_others(course: Course, rule: str) -> None:
    assert found(rule, *course.references) == FOUND[rule]


@pytest.mark.parametrize("rule", RULES)
def test_the_words_of_a_query_are_printed_in_its_entry(course: Course, rule: str) -> None:
    for query in editor.queries(RULES[rule], course.references):
        first, *others = query.words.split(" / ")
        assert first in query.reference.printed
        assert all(any(other in reference.printed for reference in course.references) for other in others)


def test_each_rule_has_words_and_stands_with_the_copy_or_with_the_print(course: Course) -> None:
    assert len(RULES) == len(editor.OF_THE_COPY) + len(editor.OF_THE_PRINT)
    assert set(frames.queries(course)) == set(RULES) == set(FOUND)
    for rule in RULES:
        assert all(f"editor.{rule}_{part}" in course.language.words for part in ("title", "ask", "why"))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_nothing_in_an_empty_list(rule: str) -> None:
    assert found(rule) == []


SOUND = (
    made_up("Abel, A. B., & Cole, C. D. (2001). A title. A Journal, 4(2), 1–9.", 1,
            author=[{"family": "Abel", "given": "A. B."}, {"family": "Cole", "given": "C. D."}], volume="4", issue="2",
            **{"container-title": "A Journal"}),
    made_up("Baker, B. (1999). Another title. Available at: http://a.example, last accessed May 5, 2001.", 2,
            author=[{"family": "Baker", "given": "B."}], issued="1999", title="Another title"),
    made_up("Baker, B. (2001). In Cole, C.-D. (Ed.), The Book of Lions. Oslo: House.", 3, type="chapter", page="1-9",
            author=[{"family": "Baker", "given": "B."}], editor=[{"family": "Cole", "given": "C.-D."}], publisher="House",
            title="The Book of Lions", **{"publisher-place": "Oslo"}),
    made_up("The Lion Bank. (2001). Report. Oslo: House.", 4, type="report", author=[{"literal": "The Lion Bank"}],
            title="Report", publisher="House", **{"publisher-place": "Oslo"}),
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_leaves_a_sound_list_alone(rule: str) -> None:
    assert found(rule, *SOUND) == []


@pytest.mark.parametrize(
    ("rule", "printed"),
    [
        ("no_address", "A. (2001). Retrieved from: http://a.example, last accessed May 5, 2001."),
        ("no_address", "A. (2001). Seats available at sea."),
        ("author_comma", "Ho, A. T.-K. (2001). A title."),
        ("author_comma", "Abel, A., Baker, B., & Cole, C. (2001). Bayes, A. Braun, J. stands in the title."),
        ("spacing", "A. (2001). A title, pp. 1–9. No. 4. A well-known thing."),
        ("capitals", "A. (2001). Public administration in a Public Review."),
    ],
)
def test_a_rule_leaves_alone_what_only_looks_like_its_case(rule: str, printed: str) -> None:
    assert found(rule, made_up(printed)) == []


def test_where_two_styles_are_equally_frequent_neither_is_asked_about() -> None:
    one, other = made_up("A. (2001). Title.", 1), made_up("B. 2001. Title", 2)
    assert found("year_style", one, other) == []
    assert found("final_stop", one, other) == []
    assert found("year_style", one, other, made_up("C. 2001. Title", 3)) == [(1, "(2001)")]


def test_a_journal_that_prints_no_issue_anywhere_is_not_asked_for_one() -> None:
    one = made_up("A. (2001). A title. A Journal, 4, 1–9.", 1, volume="4", **{"container-title": "A Journal"})
    other = made_up("B. (2001). A title. Another, 4(2), 1–9.", 2, volume="4", issue="2", **{"container-title": "Another"})
    assert found("no_issue", one, other) == []
