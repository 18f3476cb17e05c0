"""A data folder: the project's own, another paper's, and YAML's traps."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from egov_challenges import bibliography, data_folder
from egov_challenges import course as courses
from egov_challenges.checks import FACTS
from egov_challenges.choice import Choice
from egov_challenges.faults import BrokenCourseError
from egov_challenges.frames import facts, years
from egov_challenges.language import ALPHA2, Language
from egov_challenges.model import Course


def test_the_list_is_complete_and_in_its_printed_order(course: Course) -> None:
    assert [reference.custom.number for reference in course.references] == list(range(1, 50))
    assert sum("crossref" in reference.custom.links for reference in course.references) == 14


def test_every_field_of_a_record_stands_in_its_printed_entry(course: Course) -> None:
    for item in bibliography.csl_json(course.references):
        printed = item["custom"]["printed"].replace("–", "-")
        for name in (
            "title",
            "container-title",
            "collection-title",
            "publisher",
            "publisher-place",
            "page",
            "volume",
            "issue",
            "genre",
        ):
            assert item.get(name, "").replace("–", "-") in printed, f"{item['id']}: {name}"
        for author in item["author"]:
            assert all(part in printed for part in author.values()), item["id"]


@pytest.mark.skipif(not shutil.which("pandoc"), reason="no pandoc: install Debian's package pandoc to run this test")
def test_pandoc_reads_the_list_as_it_stands_and_prints_every_entry(root: Path) -> None:
    page = subprocess.run(
        ["pandoc", "--citeproc", "--bibliography", root / "data" / "references.yaml", "--to", "html"],  # noqa: S607
        input='---\nnocite: "@*"\n---\n',
        capture_output=True,
        text=True,
        check=True,
    )
    assert page.stderr == ""
    assert page.stdout.count("csl-entry") == 49


def test_csl_json_keeps_every_variable_of_the_record(course: Course) -> None:
    (item,) = (item for item in bibliography.csl_json(course.references) if item["id"] == "kabir2008")
    assert item["issued"] == {"date-parts": [[2008, 11, 14]]}
    assert item["accessed"] == {"date-parts": [[2008, 11, 14]]}
    assert item["container-title"] == "The Daily Star"
    assert item["author"] == [{"family": "Kabir", "given": "A."}]
    json.dumps(item)


def test_the_facts_of_a_statement_are_those_that_a_statement_may_name(course: Course) -> None:
    assert facts(course, "corruption").keys() == FACTS


def test_another_list_is_held_against_the_words_that_speak_of_the_old_one(folder: Path) -> None:
    list_ = (folder / "references.yaml").read_text(encoding="utf-8")
    first, second = list_.split("- id: ")[1:3]
    (folder / "references.yaml").write_text(f"references:\n- id: {first}- id: {second}", encoding="utf-8")
    coding = (folder / "coding.yaml").read_text(encoding="utf-8").split("- id: ")
    (folder / "coding.yaml").write_text(f"{coding[0]}- id: {coding[1]}- id: {coding[2]}", encoding="utf-8")
    (folder / "coding_second.yaml").unlink()
    book = (folder / "codebook.yaml").read_text(encoding="utf-8")
    for id_ in {line.split("reference: ")[1].split(",")[0] for line in book.splitlines() if "reference: " in line}:
        book = book.replace(f"reference: {id_},", "reference: agarwal2008,")
    (folder / "codebook.yaml").write_text(book, encoding="utf-8")
    with pytest.raises(BrokenCourseError) as broken:  # examples and statements are held against the new list
        courses.load(folder)
    assert {fault.file for fault in broken.value.faults} == {"codebook.yaml", "en/themes.yaml"}


def test_a_folder_that_does_not_exist_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BrokenCourseError) as broken:
        courses.load(tmp_path / "nowhere")
    assert [str(fault) for fault in broken.value.faults] == [
        "nowhere/: the folder does not exist; correct its name, or take the setting EGOV_DATA away."
    ]


def test_a_changed_file_asks_for_a_new_reading(folder: Path) -> None:
    before = data_folder.stamp(folder)
    words = folder / "en" / "themes.yaml"
    words.write_text(words.read_text(encoding="utf-8") + "\n# a change\n", encoding="utf-8")
    assert data_folder.stamp(folder) != before


def test_an_editors_lock_does_not_hide_a_change(folder: Path) -> None:
    (folder / ".#lock").symlink_to("nobody@nowhere")
    before = data_folder.stamp(folder)
    (folder / "en" / "themes.yaml").write_text("", encoding="utf-8")
    assert data_folder.stamp(folder) != before


@pytest.mark.parametrize(
    ("written", "read"), [("NO", "NO"), ("12:30", "12:30"), ("2008-11-14", "2008-11-14"), ("24", "24"), ("yes", "yes")]
)
def test_a_title_stays_the_text_that_was_written(folder: Path, written: str, read: str) -> None:
    list_ = folder / "references.yaml"
    text = list_.read_text(encoding="utf-8").replace("title: E-government and E-democracy", f"title: {written}")
    list_.write_text(text, encoding="utf-8")
    assert courses.load(folder).reference("netchaeva2002").title == read


@pytest.mark.parametrize("date", ["{date-parts: [[2004]]}", '{date-parts: [["2004"]]}', "2004", '"2004"'])
def test_a_date_may_be_written_as_reference_managers_do(folder: Path, date: str) -> None:
    list_ = folder / "references.yaml"
    list_.write_text(list_.read_text(encoding="utf-8").replace("{date-parts: [[2004]]}", date), encoding="utf-8")
    frame = years(courses.load(folder), Choice())
    assert frame.loc[frame["year"] == "2004", "works"].tolist() == [3]


def test_countries_are_those_of_iso_3166() -> None:
    assert len(ALPHA2) == 249
    assert {"KAZ": "KZ", "GBR": "GB", "XKX": None}.items() >= {code: ALPHA2.get(code) for code in ("KAZ", "GBR", "XKX")}.items()


def test_a_missing_word_shows_as_missing_and_plurals_follow_the_number() -> None:
    language = Language("ru", {"n": {"one": "{n} источник", "few": "{n} источника", "other": "{n} источников"}})
    assert [language.text("n", n=n) for n in (1, 2, 5)] == ["1 источник", "2 источника", "5 источников"]
    assert language.text("no.such.word") == "⟨no.such.word⟩"


def test_a_filled_in_text_gives_no_access_to_what_it_is_filled_with() -> None:
    language = Language("en", {"word": "{n.__class__} {0} {n}"})
    assert language.text("word", n=1) == "{n.__class__} {0} 1"
