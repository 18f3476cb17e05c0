"""The page on the method: each part of it, right and wrong addresses, and what it says of the data."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from egov_challenges import course as courses
from egov_challenges import data_folder, frames
from egov_challenges.choice import Choice, valid

from .conftest import Run, words

COURSE = courses.load(data_folder.HERE)
PARTS = valid(COURSE)["part"]
LINK = re.compile(r"\]\((sources\?[^)]+)\)")


def links(app: AppTest) -> list[str]:
    return [link for element in app.markdown for link in LINK.findall(str(element.value))]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_an_address_and_words_for_everything(run: Run, part: str) -> None:
    app = run("method", part=part)
    switch = app.button_group(key="pick_part")
    assert switch.value == part
    assert [option.content for option in switch.proto.options] == [COURSE.language.text(f"part.{each}") for each in PARTS]
    text = words(app)
    assert COURSE.language.text(f"part.{part}_explained") in text
    assert "⟨" not in text
    assert "{" not in text
    assert not app.info


@pytest.mark.parametrize("part", PARTS)
def test_another_part_is_picked_and_stands_in_the_address(run: Run, part: str) -> None:
    app = run("method", part="limits" if part != "limits" else "list")
    app.button_group(key="pick_part").set_value(part).run()
    assert app.query_params.get("part", "codebook") in (part, [part])
    assert not app.exception


@pytest.mark.parametrize(("name", "first"), [("part", "codebook"), ("edges", "padded")])
def test_a_part_that_there_is_not_is_answered_and_the_first_is_shown(run: Run, name: str, first: str) -> None:
    app = run("method", **{name: "nonsense"})
    assert len(app.info) == 1
    answer = app.info[0].value.replace("\\", "")
    assert answer.startswith(f"“nonsense” is not a value of “{name}” in this course and is left out. Valid: {first}")
    assert app.button_group(key="pick_part").value == "codebook"


@pytest.mark.parametrize("part", PARTS)
def test_a_filter_from_another_page_narrows_no_part(run: Run, part: str) -> None:
    filtered = run("method", part=part, theme="corruption", q="transparency", read="2009-01", rule="seat", country="GBR")
    if part == "doi":  # there the filter chooses the entries that are listed, and nothing else
        assert [chart.proto.spec for chart in filtered.get("plotly_chart")] == [
            chart.proto.spec for chart in run("method", part=part).get("plotly_chart")
        ]
    else:
        assert words(filtered) == words(run("method", part=part))


def test_every_link_to_an_entry_opens_that_entry_alone(run: Run) -> None:
    found = {link for part in PARTS for link in links(run("method", part=part))}
    searches = [parse_qs(urlsplit(link).query) for link in found]
    kept = [frames.chosen(COURSE, Choice(q=search["q"][0])) for search in searches if "q" in search]
    assert len(kept) >= 40
    assert all(len(references) == 1 for references in kept)
    for search in (search for search in searches if "q" not in search):
        assert frames.chosen(COURSE, Choice(**{name: values[0] for name, values in search.items()}))


def test_the_codebook_shows_each_rule_with_its_cases_and_its_new_sentences(run: Run) -> None:
    text = words(run("method"))
    for rule in (*COURSE.codebook.themes, *COURSE.codebook.fields):
        for said in (rule.definition, rule.applies, rule.excludes, rule.example.because, rule.counterexample.because):
            assert said in text
        assert all(sentence.text in text for sentence in rule.clarified)
        assert COURSE.reference(rule.example.reference).printed in text
    assert "Since version 2:" in text
    assert "| Kazakhstan | 1 | 0.5 |\n| Uzbekistan | 1 | 0.5 |\n| Sum | 2 | 1 |" in text


def test_the_words_beside_the_spectrum_give_its_numbers(run: Run) -> None:
    text = words(run("method", part="spectroscopy"))
    assert "With the 49 entries of one paper it is a demonstration" in text
    assert "2008: 11 entries, +7 against the median." in text
    assert "With the missing years counted 0 the deviation is +7, with the window cut it is +6" in text
    assert "6 of its 11 entries print a date of access" in text
    assert "2002: 10 entries, +7 against the median. The entries" in re.sub(r"\[(.*?)\]\(.*?\)", r"\1", text)
    cut = words(run("method", part="spectroscopy", edges="cut"))
    assert "2008: 11 entries, +6 against the median." in cut
    assert "2002 (+7), 2005 (+3), and 2008 (+6)" in cut


def test_the_entries_of_a_year_are_listed_and_let_go(run: Run) -> None:
    app = run("method", part="spectroscopy", year="2003")
    assert "Aminuzzaman, S., Baldersheim, H., & Jamil, I. (2003)." in words(app)
    app.selectbox(key="pick_year").set_value("1997").run()
    assert "Gleason, G. (1997)." in words(app)
    next(button for button in app.button if button.label == "Reset").click().run()
    assert "Gleason, G. (1997)." not in words(app)


def test_what_a_doi_tool_would_lose_is_told_and_listed(run: Run) -> None:
    text = words(run("method", part="doi"))
    assert "14 of the 49 entries carry a link to CrossRef" in text
    assert "what it would lose: 35 entries" in text
    assert "Of the entries that study Kazakhstan, 3 of 19 stay; of all others, 11 of 30." in text
    chosen = words(run("method", part="doi", kind="article-journal", country="KAZ"))
    assert "With a link to CrossRef: 3" in chosen
    assert "Without: 3" in chosen
    assert "No source matches this choice" in words(run("method", part="doi", kind="thesis", country="KAZ"))


def test_the_agreement_is_told_with_what_it_does_not_say(run: Run) -> None:
    text = words(run("method", part="agreement"))
    assert "The two codings give all 49 entries the same codes: no entry is disputed." in text
    assert "made with language models of the same family" in text
    assert "No trained coder of the field has checked either coding." in text
    assert "Disputed entries" not in text
    assert "| Corruption | 3 | 49 | 100 | 1 | 1 |" in text
    unseen = len(frames.compared(COURSE, "unseen"))
    assert f"The {unseen} entries that the codebook does not use as cases" in text
    assert f"It uses {49 - unseen} of the entries as examples or counterexamples" in text
    assert "33 doubts of the second coder" in text


def test_a_disputed_entry_shows_the_words_of_both_and_how_it_was_settled(run: Run, taught: Path) -> None:
    file = taught / "coding_second.yaml"
    second = yaml.safe_load(file.read_text(encoding="utf-8"))
    entries = {entry["id"]: entry for entry in second["coding"]}
    entries["sharma2002"]["themes"] = {"political-support": {"evidence": "process reengineering approach"}}
    entries["knox2008"]["themes"] = {}
    entries["knox2008"].pop("doubts")
    file.write_text(yaml.safe_dump(second, allow_unicode=True), encoding="utf-8")
    text = words(run("method", part="agreement"))
    assert "The two codings differ 2 times; each is listed below." in text
    assert "Disputed entries" in text
    assert (
        "**Political support:** First coding: nothing coded. Second coding: “process reengineering approach”. "
        "By a new sentence: “Reengineering of processes alone is not reform.”"
    ) in text
    assert "First coding: “political inertia”. Second coding: nothing coded. Not settled yet." in text


def test_a_theme_that_nobody_gave_has_a_sentence_in_place_of_figures(run: Run, taught: Path) -> None:
    file = taught / "coding_second.yaml"
    second = yaml.safe_load(file.read_text(encoding="utf-8"))
    second["coding"] = [entry for entry in second["coding"] if entry["id"] in ("agarwal2008", "wilson2002")]
    file.write_text(yaml.safe_dump(second, allow_unicode=True), encoding="utf-8")
    text = words(run("method", part="agreement"))
    assert "| Corruption | 0 | 2 | 100 | none | none |" in text
    assert "Corruption: neither coder gave it to any entry. Kappa and alpha have no value where nothing could differ." in text
    assert "Kind of source: both coders gave every entry the same code." in text
    assert "Corruption: no entry was judged by both coders, so there is nothing to compare." in text  # both are cases


def test_a_course_without_a_second_coding_says_so(run: Run, taught: Path) -> None:
    (taught / "coding_second.yaml").unlink()
    app = run("method", part="agreement")
    assert [element.value.replace("\\", "") for element in app.info] == [
        "There is no second coding of this list yet, so there is nothing to compare."
    ]
    assert "second coding" not in words(run("method"))


def test_the_questions_of_an_editor_name_their_entries(run: Run) -> None:
    text = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", words(run("method", part="list"))).replace("\u00a0", " ")
    assert "44 questions, by 16 rules." in text
    assert "Entry 5: “Bayes, A. Braun, J.”" in text
    assert text.index("What our copy of the list may have lost") < text.index("Entry 11: “Retrieved from:”")
    assert text.index("What is printed") < text.index("Entry 49: “Köngiswinter, Germany”")


def test_what_we_do_not_know_has_a_source_on_every_line(run: Run) -> None:
    app = run("method", part="limits")
    lines = [line for element in app.markdown for line in str(element.value).splitlines() if line.startswith("- ")]
    assert len(lines) == 8
    assert all("Source:" in line.replace("\\", "") for line in lines)
    text = words(app)
    assert "Development, E-government, Kazakhstan, and Service delivery" in text
    assert "The web addresses of 11 entries" in text
    assert "We do not have: full text." in text
