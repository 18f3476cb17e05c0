"""The benchmark's own parts: the grown course, and what its pages are asked for."""

from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from egov_challenges import course as courses
from egov_challenges import frames
from egov_challenges.choice import Choice, parse
from egov_challenges.model import Course
from tests.benchmark import pages
from tests.benchmark.grown import grown


def test_a_grown_course_loads_without_a_fault_and_keeps_its_shares(course: Course, tmp_path: Path) -> None:
    times = 10
    large = courses.load(grown(tmp_path / "data", times * len(course.references) + 10))
    assert len(large.references) == 500
    assert [reference.custom.number for reference in large.references] == list(range(1, 501))
    assert large.references[: len(course.references)] == course.references
    years, once = (Counter(reference.year for reference in it.references[: times * 49]) for it in (large, course))
    assert years == {year: times * works for year, works in once.items()}
    assert len(frames.chosen(large, Choice(q="copy7"))) == len(course.references)


@pytest.mark.parametrize("size", [1, 24, 60])
def test_a_walk_asks_for_nothing_twice_and_only_for_what_there_is(course: Course, size: int) -> None:
    walks = [*pages.changes(course).values(), pages.filters(course), pages.searches(course)]
    for walk in walks:
        asked = [query for part in pages.parts(walk, size) for query in part]
        assert len(asked) == len(set(asked)) == min(size, len(walk))
        for query in asked:
            assert parse(parse_qs(query), course)[1] == [], query
