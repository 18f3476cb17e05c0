"""Guesses before a chart: the truth counted again from the files, and guess and truth in frame, figure and words."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from egov_challenges import charts, frames, readouts
from egov_challenges.charts.guesses import GUESS
from egov_challenges.model import Course
from egov_challenges.versions import versions

NOUNS = {
    "years": (frames.guessed_years, charts.guessed_years, readouts.guessed_years),
    "places": (frames.guessed_places, charts.guessed_places, readouts.guessed_places),
    "rank": (frames.guessed_rank, charts.guessed_rank, readouts.guessed_rank),
}
CASES = [("years", 2000), ("years", 2002), ("places", 0), ("places", 60), ("rank", 1), ("rank", 193)]


def known(course: Course, what: str) -> frames.Known:
    found = frames.known(course, what)
    assert found
    return found


def from_year(course: Course, *wanted: int) -> Course:
    """The course with the sources of these years alone."""
    return replace(course, references=tuple(it for it in course.references if it.year in wanted))


def names(figure: Any) -> list[str]:
    return [note.text.strip("▼ ") for note in figure.layout.annotations]


# --- the truth, counted here ------------------------------------------------------------------------------------------


def test_the_fullest_year_is_that_of_the_printed_list(course: Course, root: Path) -> None:
    listed = yaml.safe_load((root / "data" / "references.yaml").read_text(encoding="utf-8"))["references"]
    counted = Counter(it["issued"]["date-parts"][0][0] for it in listed)
    most = max(counted.values())
    found = known(course, "years")
    assert found.truth == tuple(sorted(year for year, works in counted.items() if works == most))
    assert (found.works, found.total) == (most, len(listed))
    assert (found.lowest, found.highest) == (min(counted), max(counted))


def test_the_share_is_of_the_sources_whose_title_or_container_names_the_country(course: Course, root: Path) -> None:
    coded = yaml.safe_load((root / "data" / "coding.yaml").read_text(encoding="utf-8"))["coding"]
    places = [[place for place in it.get("places") or [] if place["basis"] != "inferred"] for it in coded]
    naming = sum(any(place["code"] == "KAZ" for place in of_one) for of_one in places)
    found = known(course, "places")
    assert (found.works, found.total) == (naming, len(coded))
    assert abs(found.truth[0] - 100 * naming / len(coded)) <= 0.5


def test_the_rank_is_one_more_than_the_countries_with_a_better_value(course: Course, root: Path) -> None:
    with (root / "data" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["indicator"] == "egdi"]
    latest = max(int(row["year"]) for row in rows if row["country"] == "KAZ")
    values = {row["country"]: float(row["value"]) for row in rows if int(row["year"]) == latest}
    found = known(course, "rank")
    assert found.truth == (1 + sum(value > values["KAZ"] for value in values.values()),)
    assert (found.highest, found.total, found.year, found.indicator) == (len(values), len(values), latest, "egdi")
    frame = frames.guessed_rank(course, 1)
    assert dict(zip(frame["country"], frame["value"], strict=True)) == values
    assert frame.loc[frame["truth"], "position"].tolist() == list(found.truth)


# --- ties, and nothing to guess ---------------------------------------------------------------------------------------


def test_equally_full_years_are_all_true_and_the_nearest_one_counts(course: Course) -> None:
    tied = from_year(course, 1997, 1999)
    assert known(tied, "years").truth == (1997, 1999)
    frame = frames.guessed_years(tied, 1998)
    assert frame.loc[frame["truth"], "year"].tolist() == ["1997", "1999"]
    said = readouts.guessed_years(frame, course.language)
    assert said.title == "You guessed 1998; 1997 and 1999 have the most sources"
    assert said.note.startswith("1 year too ")
    right = readouts.guessed_years(frames.guessed_years(tied, 1999), course.language)
    assert right.title == "You guessed 1999, and 1997 and 1999 have the most sources"


def test_where_nothing_stands_out_or_nothing_is_known_nothing_is_asked(course: Course) -> None:
    one_each = replace(course, references=tuple({it.year: it for it in course.references}.values()), questions={})
    assert frames.known(one_each, "years") is None
    assert readouts.question(one_each, "years") == ""
    assert "guess/years" not in versions(one_each)
    unknown = replace(course, paper=course.paper.model_copy(update={"countries": ("HKG",)}))
    assert frames.known(unknown, "rank") is None
    assert frames.known(course, "nonsense") is None


# --- guess and truth together -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("what", "guess"), CASES)
def test_guess_and_truth_are_told_drawn_and_named_and_the_frame_stays_as_it_was(course: Course, what: str, guess: int) -> None:
    count, draw, say = NOUNS[what]
    frame = count(course, guess)
    before = frame.copy(deep=True)
    figure, said = draw(frame, course.language, charts.colour(None)), say(frame, course.language)
    pd.testing.assert_frame_equal(frame, before)
    truth = str(known(course, what).truth[0])
    for words in (said.title, said.alt, " ".join(names(figure))):
        assert str(guess) in words
        assert truth in words
    assert said.alt.startswith(said.title)
    assert str(abs(guess - int(truth))) in said.note
    assert not any(mark in f"{said.title}{said.alt}{said.note}{names(figure)}" for mark in "⟨{")
    assert len(names(figure)) == 2
    assert set(frame.attrs["datasets"]) <= {dataset.id for dataset in course.datasets}


@pytest.mark.parametrize("what", NOUNS)
def test_a_guess_that_is_right_has_one_name_and_no_distance(course: Course, what: str) -> None:
    count, draw, say = NOUNS[what]
    truth = known(course, what).truth[0]
    frame = count(course, truth)
    assert frame.attrs["off"] == 0
    said = say(frame, course.language)
    assert said.title == said.alt
    assert "too " not in said.note
    (name,) = names(draw(frame, course.language, charts.colour(None)))
    assert name.startswith("Your guess, and ")


@pytest.mark.parametrize(("what", "guess", "way"), [
    ("years", 2007, "1 year too early"), ("years", 2001, "7 years too early"),
    ("places", 38, "1 percentage point too high"), ("places", 0, "37 percentage points too low"),
    ("rank", 29, "1 place too far down"), ("rank", 1, "27 places too far up"),
])  # fmt: skip
def test_the_distance_says_which_way(course: Course, what: str, guess: int, way: str) -> None:
    count, _, say = NOUNS[what]
    assert say(count(course, guess), course.language).note.startswith(f"{way}. ")


@pytest.mark.parametrize(("what", "guess"), [("years", 2002), ("rank", 60)])
def test_the_guess_and_the_truth_differ_in_more_than_their_colour(course: Course, what: str, guess: int) -> None:
    count, draw, _ = NOUNS[what]
    frame = count(course, guess)
    quiet, guessed, truth, both = (trace for trace in draw(frame, course.language, "#123456").data if trace.type == "bar")

    def shown(heights: Iterable[float | None]) -> list[bool]:
        return [bool(pd.notna(height)) for height in heights]

    assert shown(truth.y) == frame["truth"].tolist()
    assert shown(guessed.y) == frame["guess"].tolist()
    assert sum(shown(quiet.y)) == len(frame) - 2
    assert not any(shown(both.y))
    assert (truth.marker.color, truth.marker.line.width) == ("#123456", 0)
    assert (guessed.marker.line.color, guessed.marker.line.width) == (GUESS, 3)


def test_the_name_of_a_mark_stands_where_there_is_room(course: Course) -> None:
    figure = charts.guessed_years(frames.guessed_years(course, 1997), course.language, "#123456")
    assert [note.xanchor for note in figure.layout.annotations] == ["left", "right"]
    assert len({note.yshift for note in figure.layout.annotations}) == 2


def test_the_version_of_a_guess_is_the_same_in_every_language_and_changes_with_the_truth(course: Course) -> None:
    before = versions(course)
    other = replace(course, language=replace(course.language, code="ru"))
    fewer = replace(course, references=tuple(it for it in course.references if it.year != 2008), questions={})
    guesses = [f"guess/{what}" for what in frames.GUESSES]
    assert [versions(other)[key] for key in guesses] == [before[key] for key in guesses]
    assert [key for key in guesses if versions(fewer)[key] != before[key]] == ["guess/years", "guess/places"]
