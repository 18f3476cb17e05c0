"""The counts, held against an independent count made here from the printed entries, and against their own rules."""

import re
from collections import Counter
from itertools import product

import pandas as pd
import pytest

from egov_challenges import frames
from egov_challenges.checks import CREDITED
from egov_challenges.choice import Choice, valid
from egov_challenges.model import Course

CHOICES = [
    Choice(**dict(zip(("theme", "kind", "rule", "count", "show"), values, strict=True)))
    for values in product(
        ("", "political-support"), ("", "report"), ("named", "studied", "seat"), ("whole", "fractional"), ("theme", "kind")
    )
]
COUNTED = (frames.years, frames.groups, frames.months, frames.places, frames.outlines)


def printed(course: Course) -> list[str]:
    return [reference.printed for reference in course.references]


def printed_year(entry: str) -> str:
    """The first year that stands after the names: in brackets, or (entry 16) before a full stop."""
    found = re.search(r"\((\d{4})\)|\. (\d{4})\. ", entry)
    assert found, entry
    return found[1] or found[2]


def by(frame: pd.DataFrame, label: str, value: str = "works") -> dict[str, float]:
    return {key: count for key, count in zip(frame[label], frame[value], strict=True) if count}


def test_the_years_are_those_of_the_printed_entries(course: Course) -> None:
    assert by(frames.years(course, Choice()), "year") == Counter(map(printed_year, printed(course)))


def test_a_year_without_sources_is_a_row_of_zero(course: Course) -> None:
    frame = frames.years(course, Choice())
    assert list(frame["year"]) == [str(year) for year in range(1997, 2009)]
    assert frame.loc[frame["year"] == "2000", "works"].tolist() == [0]


def test_the_months_are_those_of_the_printed_access_dates(course: Course) -> None:
    found = [re.search(r"last accessed (\w+) \d+, (\d{4})", entry) for entry in printed(course)]
    dates = Counter(f"{match[1]} {match[2]}" for match in found if match)
    frame = frames.months(course, Choice())
    named = {course.language.month(date): works for date, works in zip(frame["date"], frame["works"], strict=True) if works}
    assert named == dates
    assert sum(dates.values()) == 11
    assert frame.attrs["undated"] == len(course.references) - 11


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("KAZ", "Kazakhstan"),
        ("BGD", "Bangladesh"),
        ("IND", "India"),
        ("CHN", "in China"),
        ("KOR", "Korea"),
        ("UZB", "Uzbekistan"),
    ],
)
def test_a_named_country_counts_the_entries_in_which_it_is_printed(course: Course, code: str, words: str) -> None:
    by_text = sum(words in entry for entry in printed(course))
    assert by(frames.places(course, Choice(rule="named")), "place")[code] == by_text


def test_the_seats_are_those_of_the_printed_places(course: Course) -> None:
    towns = {
        "DEU": ("Bonn:", "Magdeburg:"),
        "KAZ": ("Almaty:",),
        "GBR": ("London:", "Manchester:", "Cambridge:"),
        "USA": ("NY:", "Massachusetts and", "Washington, DC:"),
        "ARE": ("Dubai:",),
    }
    counted = {code: sum(any(town in entry for town in names) for entry in printed(course)) for code, names in towns.items()}
    frame = by(frames.places(course, Choice(rule="seat")), "place")
    assert {code: frame[code] for code in towns} == counted


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: "-".join(choice.params().values()) or "all")
def test_the_totals_add_up_under_every_rule(course: Course, choice: Choice) -> None:
    total, kept = len(course.references), len(frames.chosen(course, choice))
    assert frames.years(course, choice)[["works", "chosen"]].sum().tolist() == [total, kept]
    months = frames.months(course, choice)
    assert months["works"].sum() + months.attrs["undated"] == total

    groups = frames.groups(course, choice)
    extra = sum(len(frames.themes_of(course, reference)) - 1 for reference in course.references) if choice.show == "theme" else 0
    assert groups["works"].sum() == total + extra

    places = frames.places(course, choice)
    several = [len(frames.places_of(course, reference, choice.rule)) for reference in course.references]
    assert places["works"].sum() == pytest.approx(total if choice.count == "fractional" else sum(several))
    world = frames.outlines(course, choice)
    assert world["works"].sum() + world.attrs["elsewhere"]["works"].sum() == pytest.approx(places["works"].sum())
    for count, frame in product(COUNTED, [choice]):
        counted = count(course, frame)
        assert (counted["chosen"] <= counted["works"]).all()
        assert counted.attrs["total"] == total
        assert counted.attrs["chosen"] == kept


def test_a_frame_names_the_data_sets_that_it_was_counted_from(course: Course) -> None:
    """The coding only where a judgement splits or narrows the list."""
    kinds, themes = Choice(show="kind"), Choice(show="theme")
    for count, choice, more in (
        (frames.years, kinds, ()),
        (frames.years, Choice(theme="corruption"), ("coding",)),
        (frames.months, Choice(country="KAZ"), ("coding",)),
        (frames.groups, kinds, ()),
        (frames.groups, themes, ("coding",)),
        (frames.places, kinds, ("coding",)),
        (frames.outlines, kinds, ("coding", "outlines")),
    ):
        assert count(course, choice).attrs["datasets"] == ("references", *more)
    for count, choice in product(COUNTED, (kinds, themes)):
        assert set(count(course, choice).attrs["datasets"]) <= set(CREDITED)


def test_a_source_without_a_country_is_a_row_and_not_dropped(course: Course) -> None:
    frame = frames.places(course, Choice(rule="named"))
    unnamed = frame.loc[frame["place"] == "none", "works"].item()
    assert unnamed == sum(frames.places_of(course, reference, "named") == ("none",) for reference in course.references) > 0


def test_a_two_country_source_counts_whole_in_both_or_half_in_each(course: Course) -> None:
    whole = by(frames.places(course, Choice(q="perlman", count="whole")), "place", "chosen")
    halves = by(frames.places(course, Choice(q="perlman", count="fractional")), "place", "chosen")
    assert whole == {"KAZ": 1, "UZB": 1}
    assert halves == {"KAZ": 0.5, "UZB": 0.5}


@pytest.mark.parametrize(
    ("search", "ids"),
    [
        ("schonberger", ["mayer-schonberger2007"]),
        ("DÉJÀ vu", ["bakenova2008"]),
        ("sakharchuk", ["wilson2002"]),
        ("corruption technology", ["heeks1998"]),
        ("nowhere", []),
    ],
)
def test_the_search_finds_any_words_and_authors_without_diacritics(course: Course, search: str, ids: list[str]) -> None:
    assert [reference.id for reference in frames.chosen(course, Choice(q=search))] == ids


def test_filters_narrow_together(course: Course) -> None:
    kept = frames.chosen(course, Choice(theme="political-support", country="KAZ", kind="article-journal"))
    assert {reference.id for reference in kept} == {"gleason1997", "knox2008", "perlman-gleason2007"}


def test_every_value_of_every_filter_is_found_by_some_source_or_is_an_empty_year(course: Course) -> None:
    for name in ("theme", "kind"):
        for value in valid(course)[name]:
            assert frames.chosen(course, Choice(**{name: value})), f"{name}={value}"
    for name in ("year", "read"):  # between the first and the last there may be empty ones
        for value in (valid(course)[name][0], valid(course)[name][-1]):
            assert frames.chosen(course, Choice(**{name: value})), f"{name}={value}"
    for code in valid(course)["country"]:
        assert any(frames.chosen(course, Choice(country=code, rule=rule)) for rule in valid(course)["rule"]), code


def test_the_download_has_a_row_for_each_chosen_source_and_starts_no_formula(course: Course) -> None:
    text = frames.csv(frames.sources(course, Choice(theme="corruption"))).decode("utf-8-sig")
    assert text.count("\n") == 1 + 3
    hostile = pd.DataFrame({"title": ["=1+1", "+x", "-1+1", "@x", "\t=1", " =1+1", "\u00a0-x", "\u2003@x", "＝1"]})
    cells = frames.csv(hostile).decode("utf-8-sig").splitlines()[1:]
    assert len(cells) == len(hostile)
    assert all(cell.strip('"').startswith("'") for cell in cells)


def test_a_download_leaves_numbers_plain_and_harmless_texts_as_they_are() -> None:
    frame = pd.DataFrame({"works": [19.0, 1 / 3, -2.5], "text": ["-3", "+4.5", "a - b"], "whole": [1, 0, -7]})
    lines = frames.csv(frame).decode("utf-8-sig").splitlines()
    assert lines == ["works,text,whole", "19,-3,1", "0.333333333333,+4.5,0", "-2.5,a - b,-7"]


def test_a_download_of_nothing_is_an_empty_table_with_its_headings(course: Course) -> None:
    full = frames.sources(course, Choice())
    empty = frames.sources(course, Choice(q="nowhere"))
    assert list(empty.columns) == list(full.columns)
    assert len(empty) == 0
