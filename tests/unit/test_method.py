"""How the numbers come about: two codings, the years as a spectrum, the link labels, the worked example."""

import re
from collections import Counter
from dataclasses import replace
from statistics import median

import pytest

from egov_challenges import charts, frames, readouts
from egov_challenges.agreement import NOTHING, ONE_LABEL
from egov_challenges.choice import Choice
from egov_challenges.model import Coding, Course, Evidence, Kind, SecondCoding

SCOPES = ("all", "unseen")
QUOTED = re.compile("“(.+?)”")


def doctored(course: Course, id_: str, **changes: object) -> Course:
    """The course with another second coding of one entry."""
    return replace(course, second=dict(course.second) | {id_: course.second[id_].model_copy(update=changes)})


# --- spectroscopy -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ("padded", {"2001": 4, "2002": 7, "2003": -4, "2005": 3, "2008": 7}),
        ("cut", {"2001": 4, "2002": 7, "2003": -4, "2005": 3, "2008": 6}),
    ],
)
def test_the_spectrum_of_the_list_is_that_of_the_method(course: Course, edges: str, expected: dict[str, float]) -> None:
    frame = frames.spectrum(course, Choice(edges=edges))
    found = dict(zip(frame["year"], frame["deviation"], strict=True))
    assert {year: found[year] for year in expected} == expected
    assert list(frames.peaks(frame)["year"]) == ["2002", "2005", "2008"]


@pytest.mark.parametrize("edges", ["padded", "cut"])
def test_the_spectrum_is_that_of_an_independent_count(course: Course, edges: str) -> None:
    works = Counter(reference.year for reference in course.references)
    for row in frames.spectrum(course, Choice(edges=edges)).itertuples():
        year = int(str(row.year))
        window = [works[near] for near in range(year - 2, year + 3) if edges == "padded" or 1997 <= near <= 2008]
        assert row.works == works[year]
        assert row.deviation == works[year] - median(window)


def test_the_last_peak_is_partly_dates_of_access(course: Course) -> None:
    frame = frames.spectrum(course, Choice()).set_index("year")
    assert (frame.loc["2008", "works"], frame.loc["2008", "dated"]) == (11, 6)
    printed = [reference.printed for reference in course.references if "(2008)" in reference.printed]
    assert (len(printed), sum("last accessed" in entry for entry in printed)) == (11, 6)
    assert frame["dated"].sum() == 11


def test_the_spectrum_shows_the_whole_list_whatever_is_filtered_and_marks_the_chosen_year(course: Course) -> None:
    frame = frames.spectrum(course, Choice(theme="corruption", year="2002"))
    assert frame["works"].sum() == 49
    assert frame["chosen"].sum() == 10
    figure = charts.spectrum(frame, course.language, charts.colour(None))
    strong = figure.data[3]
    assert dict(zip(strong.x, strong.y, strict=True))["2002"] == 7
    assert sum(map(abs, strong.y)) == 7


def test_a_click_on_either_picture_of_a_year_chooses_it(course: Course) -> None:
    figure = charts.spectrum(frames.spectrum(course, Choice()), course.language, charts.colour(None))
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert len(bars) == 4
    assert all(list(trace.customdata) == [f"year={year}" for year in range(1997, 2009)] for trace in bars)
    assert figure.layout.shapes[0].y0 == figure.layout.shapes[0].y1 == 0


def test_the_title_of_the_spectrum_names_its_peaks(course: Course) -> None:
    said = readouts.spectrum(frames.spectrum(course, Choice(edges="cut")), course.language)
    assert said.title == "Years that stand above those around them: 2002 (+7), 2005 (+3), and 2008 (+6)"
    assert "2003 1 (−4)" in said.alt
    flat = frames.spectrum(course, Choice()).assign(deviation=0.0)
    flat.attrs = {"choice": Choice()}
    assert readouts.spectrum(flat, course.language).title == "No year stands above those around it"


# --- link labels --------------------------------------------------------------------------------------------------------


def test_the_labelled_entries_and_what_is_lost_are_counted_by_kind_place_and_theme(course: Course) -> None:
    kinds, places, themes = (
        count(course, Choice()).set_index("name")[["chosen", "works"]].T.to_dict("list")
        for count in (frames.labelled_kinds, frames.labelled_places, frames.labelled_themes)
    )
    assert kinds["Article in a journal"] == [14, 21]
    assert kinds["Report"] == [0, 15]
    assert places["Kazakhstan"] == [3, 19]
    assert themes["Corruption"] == [0, 3]
    assert [sum(kept for kept, _ in kinds.values()), sum(works for _, works in kinds.values())] == [14, 49]


def test_the_labelled_counts_look_at_the_whole_list_and_at_places_studied(course: Course) -> None:
    narrowed = Choice(theme="corruption", country="GBR", rule="seat", count="fractional")
    for count in (frames.labelled_kinds, frames.labelled_places, frames.labelled_themes):
        assert count(course, narrowed).equals(count(course, Choice()))
    frame = frames.labelled_places(course, narrowed)
    several = sum(len(frames.places_of(course, reference, "studied")) for reference in course.references)
    assert frame["works"].sum() == several == 50


def test_the_titles_of_the_labelled_counts_name_what_is_left(course: Course) -> None:
    language = course.language
    kinds = readouts.labelled_kinds(frames.labelled_kinds(course, Choice()), language)
    assert kinds.title == "All 14 entries that stay are of one kind: Article in a journal"
    assert (
        readouts.labelled_places(frames.labelled_places(course, Choice()), language).title == "Kazakhstan: 3 of 19 entries stay"
    )
    several = frames.labelled_kinds(course, Choice())
    several["chosen"] = [10, 4, *[0] * (len(several) - 2)]
    assert readouts.labelled_kinds(several, language).title == (
        "Of the 14 entries that stay, most are of the kind: Article in a journal (10)"
    )
    none = several.assign(chosen=0)
    none.attrs = several.attrs | {"chosen": 0}
    assert readouts.labelled_kinds(none, language).title == "None of the 49 entries carries a link to CrossRef"


# --- two codings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scope", SCOPES)
def test_the_two_codings_agree_in_every_code(course: Course, scope: str) -> None:
    frame = frames.agreement(course, scope)
    assert (frame[["share", "kappa", "alpha"]] == 1).all(axis=None)
    assert (frame["same"] == frame["units"]).all()
    assert frames.disputes(course).empty


def test_the_unseen_entries_are_those_that_no_rule_gives_as_a_case(course: Course) -> None:
    rules = (*course.codebook.themes, *course.codebook.fields)
    cases = {case.reference for rule in rules for case in (rule.example, rule.counterexample)}
    assert {unit.id for unit in frames.compared(course, "unseen")} == course.by_id.keys() - cases
    assert (frames.agreement(course, "unseen")["units"] == 49 - len(cases)).all()


def test_the_number_of_coded_entries_is_that_of_the_other_pages(course: Course) -> None:
    coded = frames.agreement(course, "all").set_index("about")["coded"]
    for rule in course.codebook.themes:
        assert coded[rule.id] == len(frames.chosen(course, Choice(theme=rule.id)))
    assert coded["studied"] == 49 - len(frames.chosen(course, Choice(country="none")))
    assert coded["kind"] == 49


def test_a_theme_that_only_one_coder_saw_is_disputed_with_the_words_of_each(course: Course) -> None:
    other = doctored(course, "sharma2002", themes={"political-support": Evidence(evidence="process reengineering approach")})
    (row,) = frames.disputes(other).to_dict("records")
    assert row == {
        "id": "sharma2002", "about": "political-support", "ours": "", "theirs": "“process reengineering approach”",
    }  # fmt: skip
    frame = frames.agreement(other, "all").set_index("about")
    assert frame["same"]["political-support"] == 48
    assert 0.9 < frame["kappa"]["political-support"] < 1
    assert frame["kappa"]["corruption"] == 1


def test_a_kind_a_place_and_a_seat_can_be_disputed(course: Course) -> None:
    kind = Kind(code="book", evidence="NY: United Nations")
    other = doctored(course, "un2008", kind=kind, seats=())
    other = doctored(other, "knox2008", places=())
    rows = {(row["id"], row["about"]): (row["ours"], row["theirs"]) for row in frames.disputes(other).to_dict("records")}
    assert rows == {
        ("un2008", "kind"): ("Report", "Book: “NY: United Nations”"),
        ("un2008", "seats"): ("United States: “NY”", ""),
        ("knox2008", "places"): ("Kazakhstan: “Kazakhstan”", ""),
        ("knox2008", "studied"): ("Kazakhstan: “Kazakhstan”", ""),
    }


def test_a_part_of_a_set_of_places_is_no_agreement(course: Course) -> None:
    kept = tuple(place for place in course.second["perlman-gleason2007"].places if place.code != "UZB")
    other = doctored(course, "perlman-gleason2007", places=kept)
    assert set(frames.disputes(other)["about"]) == {"places", "studied"}


def test_where_nobody_gave_a_code_the_figures_are_missing_for_a_reason(course: Course) -> None:
    def without(coding: Coding) -> Coding:
        return coding.model_copy(update={"themes": {}})

    bare = replace(
        course,
        codings={id_: without(coding) for id_, coding in course.codings.items()},
        second={
            id_: coding.model_copy(update={"themes": {}, "kind": Kind(code="report", evidence="x")})
            for id_, coding in course.second.items()
        },
        references=tuple(reference.model_copy(update={"type": "report"}) for reference in course.references),
    )
    frame = frames.agreement(bare, "all").set_index("about")
    assert frame.loc["corruption", "reason"] == NOTHING
    assert frame.loc["kind", "reason"] == ONE_LABEL
    assert frame.loc[["corruption", "kind"], ["kappa", "alpha"]].isna().all(axis=None)


def test_a_second_coder_may_leave_entries_out(course: Course) -> None:
    sample = {id_: course.second[id_] for id_ in ("knox2008", "heeks1998", "cochran2008")}
    assert (frames.agreement(replace(course, second=sample), "all")["units"] == 3).all()
    nobody: dict[str, SecondCoding] = {}
    empty = frames.agreement(replace(course, second=nobody), "all")
    assert (empty["units"] == 0).all()
    assert (empty["reason"] == "empty").all()


def test_different_words_for_the_same_code_are_listed(course: Course) -> None:
    rows = {row["id"]: row for row in frames.wordings(course).to_dict("records")}
    words = {"ours": "Telecommunication", "theirs": "International Telecommunication Union"}
    assert rows["itu2004"] == {"id": "itu2004", "about": "infrastructure", "name": "Infrastructure", **words}
    assert "knox2008" not in rows
    assert all(row["ours"] != row["theirs"] for row in rows.values())


def test_each_doubt_says_how_it_was_settled_and_quotes_the_codebook_letter_for_letter(course: Course) -> None:
    rules = (*course.codebook.themes, *course.codebook.fields)
    sentences = {sentence.text for rule in rules for sentence in rule.clarified}
    settled = [doubt.settled for coding in course.second.values() for doubt in coding.doubts]
    quoted = {words for text in settled for words in QUOTED.findall(text)}
    assert quoted == sentences  # each new sentence settles a doubt, and each quotation is a new sentence
    assert all(text.startswith(("By a new sentence: “", "The rule stands: ")) for text in settled)


def test_the_words_that_a_doubt_quotes_are_printed_in_its_entry(course: Course) -> None:
    for coding in course.second.values():
        for doubt in coding.doubts:
            printed = course.reference(coding.id).printed.casefold()
            assert all(words.casefold() in printed for words in QUOTED.findall(doubt.doubt)), f"{coding.id}: {doubt.doubt}"


def test_the_codings_followed_the_codebook_before_its_new_sentences(course: Course) -> None:
    rules = (*course.codebook.themes, *course.codebook.fields)
    assert course.second_coder
    assert {course.coder.codebook, course.second_coder.codebook} == {1}
    assert {sentence.version for rule in rules for sentence in rule.clarified} == {course.codebook.version} == {2}


# --- the worked example -------------------------------------------------------------------------------------------------


def test_the_worked_example_is_the_first_entry_on_several_countries(course: Course) -> None:
    worked = frames.example(course)
    assert worked is not None
    assert worked.attrs["reference"].id == "perlman-gleason2007"
    assert worked[["whole", "fractional"]].to_numpy().tolist() == [[1, 0.5], [1, 0.5]]
    places = frames.places(course, Choice(q="perlman", count="fractional")).set_index("place")["chosen"]
    assert worked.set_index("place")["fractional"].to_dict() == places[places > 0].to_dict()


def test_a_list_without_such_an_entry_has_no_worked_example(course: Course) -> None:
    few = replace(course, references=tuple(r for r in course.references if r.id != "perlman-gleason2007"))
    assert frames.example(few) is None
