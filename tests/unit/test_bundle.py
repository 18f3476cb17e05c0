"""The archive with everything: what it says of itself is so, and other programs can read it."""

import csv
import re
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from egov_challenges import bundle, data_folder
from egov_challenges import course as courses
from egov_challenges.model import Course


@pytest.fixture(scope="module")
def unpacked(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    packed = bundle.archive(course, data_folder.contents(data_folder.HERE), "9.9")
    with ZipFile(BytesIO(packed)) as opened:
        assert opened.testzip() is None
        opened.extractall(folder)
    return folder / bundle.FOLDER


def test_every_file_in_it_is_explained_and_every_explained_file_is_in_it(course: Course, unpacked: Path) -> None:
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    explained = {words.file for words in course.bundle.files}
    assert {file for file in files if not file.startswith("data/")} == explained - {"data/"}
    for file in explained:
        assert f"## {file}\n" in (unpacked / "README.md").read_text(encoding="utf-8")


def test_every_column_is_explained_in_its_order(course: Course, unpacked: Path) -> None:
    explained = {words.file: list(words.columns) for words in course.bundle.files if words.columns}
    for file, columns in explained.items():
        text = (unpacked / file).read_bytes().decode("utf-8-sig")
        assert next(csv.reader(StringIO(text))) == columns, file
    assert explained.keys() == {f"tables/{path.name}" for path in (unpacked / "tables").iterdir()}


def test_the_data_in_it_are_a_course_of_their_own(course: Course, unpacked: Path) -> None:
    again = courses.load(unpacked / "data")
    assert again.references == course.references
    assert again.codings == course.codings
    assert again.values == course.values


def test_its_tables_hold_what_the_course_holds(course: Course, unpacked: Path) -> None:
    codings = pd.read_csv(unpacked / "tables" / "codings.csv", keep_default_na=False)
    assert (codings["field"] == "theme").sum() == sum(len(coding.themes) for coding in course.codings.values())
    assert (codings["field"] == "place").sum() == sum(len(coding.places) for coding in course.codings.values())
    values = pd.read_csv(unpacked / "tables" / "indicators.csv").set_index(["indicator", "country", "year"])["value"]
    assert len(values) == sum(len(years) for countries in course.values.values() for years in countries.values())
    assert values["internet_users", "KAZ", 2008] == 11


def test_each_data_set_stands_in_it_with_its_licence(course: Course, unpacked: Path) -> None:
    said = (unpacked / "LICENCES.md").read_text(encoding="utf-8")
    for dataset in course.datasets:
        assert f"## {dataset.title}\n" in said
        assert f"- licence: {dataset.licence}" in said


def test_its_lines_of_python_run_and_find_the_list(course: Course, unpacked: Path) -> None:
    code = re.search(r"```python\n(.*?)```", (unpacked / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert code
    assert len([line for line in code[1].splitlines() if line.strip()]) <= 10
    ran = subprocess.run([sys.executable, "-c", code[1]], cwd=unpacked.parent, capture_output=True, text=True, check=True)
    assert re.search(r"2008 +11", ran.stdout)
    assert re.search(r"political-support +12", ran.stdout)


def test_the_same_data_make_the_same_archive(course: Course) -> None:
    contents = data_folder.contents(data_folder.HERE)
    assert bundle.archive(course, contents, "1") == bundle.archive(course, contents, "1")
