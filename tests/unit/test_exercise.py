"""Coding the sources: the sets, the words of an entry, and how far two coders agree about them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_challenges import course as courses
from egov_challenges import data_folder, exercise, frames
from egov_challenges.agreement import EMPTY, NOTHING, ONE_LABEL
from egov_challenges.choice import PER_SET, SETS
from egov_challenges.exercise import PLACES, Judged
from egov_challenges.language import is_country
from egov_challenges.model import Course
from egov_challenges.reference import Reference
from egov_challenges.versions import versions
from egov_challenges.work import Coding, Kept, Name

from .test_agreement import by_chance, by_coincidences, from_table

COURSE = courses.load(data_folder.HERE)
THEMES = [rule.id for rule in COURSE.codebook.themes]
FIRST = exercise.entries(COURSE, 1)
ENTRIES = st.sampled_from(COURSE.references)
NOTHING_GIVEN = Judged({}, {})


# --- the sets -----------------------------------------------------------------------------------------------------------


def test_a_set_is_the_same_on_every_machine() -> None:
    assert [reference.id for reference in FIRST] == [
        "mayer-schonberger2007", "haque2002", "agarwal2008", "haldenwang2004", "moon2002", "undp2007",
        "holliday2002", "ti2008", "makhmutova2001", "perlman-gleason2007", "jho2005", "hossain2005",
    ]  # fmt: skip


def test_every_set_holds_twelve_entries_of_which_half_show_a_theme() -> None:
    assert exercise.showing(COURSE) == PER_SET / 2
    kinds = set()
    for number in range(1, SETS + 1):
        ids = [reference.id for reference in exercise.entries(COURSE, number)]
        assert len(ids) == len(set(ids)) == PER_SET
        assert sum(bool(COURSE.codings[id_].themes) for id_ in ids) >= PER_SET / 2
        kinds.add(frozenset(ids))
    assert len(kinds) == SETS  # no two are the same


def test_each_entry_of_the_list_is_in_some_set_and_none_in_most() -> None:
    drawn = [reference.id for number in range(1, SETS + 1) for reference in exercise.entries(COURSE, number)]
    shares = {reference.id: drawn.count(reference.id) / SETS for reference in COURSE.references}
    assert min(shares.values()) > 0.1
    assert max(shares.values()) < 0.4


def test_a_short_list_is_one_set_and_a_list_without_themes_makes_sets_without() -> None:
    short = replace(COURSE, references=COURSE.references[:5])
    assert {reference.id for reference in exercise.entries(short, 7)} == {reference.id for reference in COURSE.references[:5]}
    bare = replace(COURSE, codings={id_: it.model_copy(update={"themes": {}}) for id_, it in COURSE.codings.items()})
    assert exercise.showing(bare) == 0
    assert len(exercise.entries(bare, 7)) == PER_SET


def test_the_next_entry_is_the_first_that_is_not_coded_after_this_one_and_round_again() -> None:
    ids = [reference.id for reference in FIRST]
    assert exercise.next_open(FIRST, {ids[0]}, 1) == 2
    assert exercise.next_open(FIRST, {ids[4], ids[5]}, 5) == 7
    assert exercise.next_open(FIRST, set(ids) - {ids[2]}, 12) == 3
    assert exercise.next_open(FIRST, set(ids), 12) == 12


def test_a_place_can_be_every_country_and_every_region_of_the_codebook(course: Course) -> None:
    offered = exercise.places(course)
    assert len(offered) == len(set(offered)) == 249 + len(course.codebook.regions)
    assert {place.code for coding in course.codings.values() for place in coding.places} <= set(offered)
    names = [course.place_name(code) for code in offered]
    assert names.index("Åland Islands") < names.index("Albania") < names.index("Asia") < names.index("Zimbabwe")
    assert sum(not is_country(code) for code in offered) == len(course.codebook.regions)


# --- words --------------------------------------------------------------------------------------------------------------


@given(ENTRIES, st.data())
def test_marked_words_are_quoted_in_the_order_of_print(reference: Reference, data: st.DataObject) -> None:
    words = exercise.words(reference)
    assert " ".join(words) == " ".join(reference.printed.split())
    positions = data.draw(st.lists(st.integers(0, len(words) - 1), unique=True))
    quoted = exercise.quoted(reference, positions)
    assert quoted.replace(exercise.GAP, " ").split() == [words[at] for at in sorted(positions)]
    breaks = sum(after - before > 1 for before, after in zip(sorted(positions), sorted(positions)[1:], strict=False))
    assert quoted.count(exercise.GAP) == breaks


def test_words_that_follow_each_other_are_quoted_together_and_others_apart() -> None:
    norris = COURSE.reference("norris2001")
    assert exercise.quoted(norris, (3, 4)) == "Digital divide?"
    assert exercise.quoted(norris, (6, 5, 3, 4)) == "Digital divide? civic engagement,"
    assert exercise.quoted(norris, (3, 6, 10)) == "Digital … engagement, … the"
    assert exercise.quoted(norris, ()) == ""
    assert exercise.quoted(norris, (-1, 500)) == ""


# --- what was judged ----------------------------------------------------------------------------------------------------


def kept(id_: str, coding: Coding | Name, of: str = "") -> dict[str, Kept]:
    key = f"coding/{id_}"
    return {key: Kept(1, of or versions(COURSE)[key], coding)}


def test_only_what_was_coded_by_the_present_rules_counts() -> None:
    coding = Coding(themes={"corruption": (1,)})
    work = kept("adb2008", coding) | kept("knox2008", coding, "000000") | {"coding/unknown": Kept(1, "000000", coding)}
    assert exercise.coded(COURSE, work | {"name/self": Kept(1, "", Name(name="A"))}) == {"adb2008": coding}


def test_what_the_course_does_not_know_is_left_out_of_a_coding() -> None:
    coding = Coding(themes={"digital-divide": (3, 4), "magic": (1,)}, places={"KAZ": (), "XXX": (1,), "europe": (16, 999)})
    found = exercise.judged(COURSE, {"norris2001": coding, "unknown": coding})
    assert found == {"norris2001": Judged({"digital-divide": "Digital divide?"}, {"KAZ": "", "europe": "Cambridge:"})}


def test_our_coding_has_its_evidence_and_every_reason_that_is_written_down() -> None:
    ours = exercise.ours(COURSE)
    assert ours.keys() == COURSE.codings.keys()
    assert ours["norris2001"].themes == {"digital-divide": "Digital divide?", "political-support": "civic engagement"}
    assert ours["egov-magazine2007"].places == {"KAZ": "Agency for Informatization and Communications"}
    assert "From general knowledge" in ours["egov-magazine2007"].reasons["KAZ"]
    assert ours["makhmutova2001"].reasons["political-support"] == (
        '"Local government" names an institution, not who supports what. “Developing new rules” in the title of the book would '
        "be reform. By a new sentence: “The title of the containing book does not count for a theme.”"
    )
    assert "The rule stands" in ours["yunus2004"].reasons[PLACES]


# --- comparing ----------------------------------------------------------------------------------------------------------

Row = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Row]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def compared(mine: Mapping[str, Judged], theirs: Mapping[str, Judged], about: str) -> Row:
    rows = records(exercise.agreement(COURSE, COURSE.references, mine, theirs))
    return next(row for row in rows if row["about"] == about)


def on_places(labels: str) -> dict[str, Judged]:
    """An entry per letter, each letter a place; a dot is no place."""
    codes = {"a": "KAZ", "b": "UZB", "c": "asia", "d": "KGZ"}
    pairs = zip(COURSE.references, labels, strict=False)
    return {reference.id: Judged({}, {} if it == "." else {codes[it]: ""}) for reference, it in pairs}


def on_theme(labels: str) -> dict[str, Judged]:
    pairs = zip(COURSE.references, labels, strict=False)
    return {reference.id: Judged({"corruption": ""} if it == "1" else {}, {}) for reference, it in pairs}


# Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability: examples A (binary) and B (nominal, twelve units).
def test_alpha_of_a_theme_and_of_places_is_that_of_the_published_examples() -> None:
    assert compared(on_theme("0100000010"), on_theme("1110010000"), "corruption")["alpha"] == pytest.approx(0.095, abs=5e-4)
    nominal = compared(on_places("aabbdccc.dda"), on_places("babbbccc.ddd"), PLACES)
    assert nominal["alpha"] == pytest.approx(0.692, abs=5e-4)
    assert (nominal["units"], nominal["same"], nominal["coded"]) == (12, 9, 11)


# Sim, J., & Wright, C. C. (2005). The kappa statistic in reliability studies. Physical Therapy, 85(3), 257–268: 39 patients.
def test_kappa_of_a_theme_is_that_of_a_published_table() -> None:
    one, other = (on_theme("".join(str(1 - label) for label in labels)) for labels in from_table([[22, 2], [4, 11]]))
    row = compared(one, other, "corruption")
    assert row["kappa"] == pytest.approx(0.67, abs=5e-3)
    assert row["share"] == pytest.approx(0.846, abs=5e-4)
    assert (row["units"], row["coded"]) == (39, 28)


CODES = st.lists(st.sampled_from(["KAZ", "UZB", "asia"]), unique=True)
JUDGED = st.builds(lambda themes, codes: Judged(dict.fromkeys(themes, ""), dict.fromkeys(codes, "")),
                   st.lists(st.sampled_from(THEMES), unique=True), CODES)  # fmt: skip
CODINGS = st.dictionaries(st.sampled_from([reference.id for reference in FIRST]), JUDGED)


@given(CODINGS, CODINGS)
def test_every_figure_is_that_of_an_independent_computation(mine: dict[str, Judged], theirs: dict[str, Judged]) -> None:
    units = [reference.id for reference in FIRST if reference.id in mine and reference.id in theirs]
    for row in records(exercise.agreement(COURSE, FIRST, mine, theirs)):
        if row["about"] == PLACES:
            one, other = ([tuple(sorted(coder[id_].places)) for id_ in units] for coder in (mine, theirs))
        else:
            one, other = ([(row["about"],) * (row["about"] in coder[id_].themes) for id_ in units] for coder in (mine, theirs))
        assert row["units"] == len(units)
        assert row["same"] == sum(first == second for first, second in zip(one, other, strict=True))
        assert row["coded"] == sum(first != () or second != () for first, second in zip(one, other, strict=True))
        if row["reason"]:
            assert len({*one, *other}) < 2
            assert row["kappa"] != row["kappa"]  # no number
            assert row["alpha"] != row["alpha"]
        else:
            assert row["alpha"] == pytest.approx(by_coincidences(one, other))
            assert row["kappa"] == pytest.approx(by_chance(one, other))


@given(CODINGS, CODINGS)
def test_the_differences_are_what_the_figures_count(mine: dict[str, Judged], theirs: dict[str, Judged]) -> None:
    apart = exercise.differences(COURSE, FIRST, mine, theirs)
    for row in records(exercise.agreement(COURSE, FIRST, mine, theirs)):
        assert (apart["about"] == row["about"]).sum() == row["units"] - row["same"]


def test_two_codings_of_the_course_compare_here_as_on_the_page_on_the_method() -> None:
    second = {
        id_: Judged(dict.fromkeys(it.themes, ""), {place.code: "" for place in it.places if place.code != "asia"})
        for id_, it in COURSE.second.items()
    }
    changed = {
        id_: it.model_copy(update={"places": tuple(place for place in it.places if place.code != "asia")})
        for id_, it in COURSE.second.items()
    }
    here = exercise.agreement(COURSE, COURSE.references, exercise.ours(COURSE), second)
    there = frames.agreement(replace(COURSE, second=changed), "all")
    pd.testing.assert_frame_equal(here, there[there["about"].isin(here["about"])].reset_index(drop=True))
    assert records(here)[-1]["same"] < records(here)[-1]["units"]


@pytest.mark.parametrize(
    ("mine", "theirs", "about", "reason"),
    [
        ({}, {"adb2008": NOTHING_GIVEN}, "corruption", EMPTY),
        ({"adb2008": NOTHING_GIVEN}, {"knox2008": NOTHING_GIVEN}, PLACES, EMPTY),
        (on_theme("00"), on_theme("00"), "corruption", NOTHING),
        (on_places(".."), on_places(".."), PLACES, NOTHING),
        (on_theme("11"), on_theme("11"), "corruption", ONE_LABEL),
        (on_places("a"), on_places("a"), PLACES, ONE_LABEL),
    ],
)
def test_where_nothing_could_differ_there_is_a_reason_and_no_figure(
    mine: dict[str, Judged], theirs: dict[str, Judged], about: str, reason: str
) -> None:
    row = compared(mine, theirs, about)
    assert row["reason"] == reason
    assert row["kappa"] != row["kappa"]
    assert row["alpha"] != row["alpha"]
    assert reason != EMPTY or row["units"] == 0


def test_whoever_judges_as_we_do_differs_nowhere() -> None:
    ours = exercise.ours(COURSE)
    assert exercise.differences(COURSE, FIRST, ours, ours).empty
    assert set(exercise.agreement(COURSE, FIRST, ours, ours)["share"]) == {1.0}


def test_a_difference_has_the_words_of_both_and_our_reasons() -> None:
    mine = exercise.judged(COURSE, {
        "egov-magazine2007": Coding(themes={"infrastructure": (10, 12)}, places={"RUS": ()}),
        "makhmutova2001": Coding(themes={"political-support": (3, 4)}, places=dict.fromkeys(
            ("KAZ", "eastern-europe", "caucasus", "central-asia"), ())),
    })  # fmt: skip
    frame = exercise.differences(COURSE, COURSE.references, mine, exercise.ours(COURSE))
    rows = {(row["id"], row["about"]): row for row in records(frame)}
    magazine, place = ("egov-magazine2007", "infrastructure"), ("egov-magazine2007", PLACES)
    government = ("makhmutova2001", "political-support")
    assert list(rows) == [magazine, place, government]
    assert " … " in rows[magazine]["mine"]
    assert rows[place]["mine"] == "Russia: no words marked"
    assert rows[place]["theirs"] == "Kazakhstan: “Agency for Informatization and Communications”"
    assert "this agency was an office of the government of Kazakhstan" in rows[place]["reasons"]
    assert (rows[government]["mine"], rows[government]["theirs"]) == ("“Local government”", "")
    assert rows[government]["reasons"].startswith('"Local government" names an institution')


def test_a_student_gives_no_reasons_beyond_the_words() -> None:
    one = exercise.judged(COURSE, {"knox2008": Coding(themes={"corruption": (3,)})})
    other = exercise.judged(COURSE, {"knox2008": Coding(places={"KAZ": (3,)})})
    rows = exercise.differences(COURSE, COURSE.references, one, other)
    assert list(rows["about"]) == ["corruption", PLACES]
    assert set(rows["reasons"]) == {""}
