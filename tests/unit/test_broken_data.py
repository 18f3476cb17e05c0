"""Data folders that cannot be taught from: each folder of ``tests/data/broken`` breaks the project's own data in its own way.

Its ``edit.yaml`` lists what it changes: ``{file, replace: old text, with: new text}``, where the old text occurs exactly once,
``{file, write: whole content}``, ``{file, hex: whole content as bytes}`` or ``{file, remove: true}``; ``times`` repeats the new
text. Its ``message.txt`` holds the sentences that must answer it, one a line.
"""

import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from egov_challenges import observations, plain_yaml, ready
from egov_challenges.__main__ import main
from egov_challenges.faults import BrokenCourseError
from egov_challenges.indicator import Indicator

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "data"
BROKEN = sorted(path for path in (ROOT / "tests" / "data" / "broken").iterdir() if path.is_dir())
FILES = {path.relative_to(GOOD).as_posix() for path in GOOD.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True, scope="module")
def _what_no_case_changes_is_read_once() -> Iterator[None]:
    """Two hundred folders differ from the good one in a file or two; the text of the others is taken apart only once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("egov_challenges.data_folder.plain", cache(plain_yaml.plain))
        read = observations.read
        kept: dict[object, Any] = {}

        def read_once(text: str, file: str, indicators: Mapping[str, Indicator]) -> Any:
            of = (text, file, tuple(indicators.values()))
            if of not in kept:
                kept[of] = read(text, file, indicators)
            values, found = kept[of]
            return values, list(found)

        patch.setattr(observations, "read", read_once)
        yield


each = pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)


def by_name(name: str) -> Path:
    return next(case for case in BROKEN if case.name == name)


def apply(edit: dict[str, Any], folder: Path) -> None:
    path = folder / edit["file"]
    times = edit.get("times", 1)
    match edit:
        case {"remove": True}:
            path.unlink()
        case {"write": str(content)}:
            path.write_text(content * times, encoding="utf-8")
        case {"hex": str(content)}:
            path.write_bytes(bytes.fromhex(content))
        case {"replace": str(old), "with": str(new)}:
            text = path.read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{edit['file']} has {text.count(old)} times: {old}"
            path.write_text(text.replace(old, new * times), encoding="utf-8")
        case _:
            pytest.fail(f"not an edit: {edit}")


def broken(case: Path, tmp_path: Path) -> Path:
    """A copy of the good data with the edits of a case."""
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder)
    for edit in yaml.safe_load((case / "edit.yaml").read_text(encoding="utf-8")):
        apply(edit, folder)
    return folder


def expected(case: Path) -> list[str]:
    return (case / "message.txt").read_text(encoding="utf-8").splitlines()


def sentences(folder: Path) -> list[str]:
    """What ``load`` says about a folder; any other exception than a broken course fails the test."""
    with pytest.raises(BrokenCourseError) as answer:
        ready.load(folder)
    return [str(fault) for fault in answer.value.faults]


@each
def test_a_broken_folder_is_answered_with_its_sentences(case: Path, tmp_path: Path) -> None:
    assert sentences(broken(case, tmp_path)) == expected(case)


@each
def test_a_sentence_names_a_file_and_a_remedy_and_no_part_of_the_program(case: Path) -> None:
    assert expected(case)
    for sentence in expected(case):
        where, _, what = sentence.partition(": ")
        assert where.split(", ")[0] in FILES
        assert "; " in what, "no remedy"
        assert sentence.endswith(".")
        assert not sentence.endswith("..")
        assert sentence.isprintable()
        assert len(sentence) <= 400
        for word in ("Traceback", "pydantic", "Input should", "Value error", "Error", "<class", "None", "object at 0x"):
            assert word not in sentence


@each
def test_an_edit_is_spelt_as_the_head_of_this_file_says(case: Path) -> None:
    edits = yaml.safe_load((case / "edit.yaml").read_text(encoding="utf-8"))
    assert all(edit.keys() <= {"file", "replace", "with", "write", "hex", "remove", "times"} for edit in edits)
    assert {path.name for path in case.iterdir()} == {"edit.yaml", "message.txt"}
    assert case.name == case.name.lower().strip("-")
    assert " " not in case.name


@pytest.mark.parametrize(("name", "files"), [("several-faults-at-once", 5), ("several-disagreements-at-once", 4)])
def test_all_faults_of_a_folder_are_told_at_once(name: str, files: int, tmp_path: Path) -> None:
    told = sentences(broken(by_name(name), tmp_path))
    assert len(set(told)) == len(told) >= files
    assert len({sentence.split(", ")[0].split(":")[0] for sentence in told}) == files


@pytest.mark.parametrize(
    "name", ["several-faults-at-once", "several-disagreements-at-once", "a-tab-as-indentation", "references-file-missing"]
)
def test_the_command_line_prints_exactly_the_sentences(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = by_name(name)
    folder = broken(case, tmp_path)
    assert main(["check", str(folder)]) == 1
    printed = capsys.readouterr()
    told = expected(case)
    assert printed.err.splitlines() == [*told, f"{len(told)} to mend in {folder}"]
    assert printed.out == ""


def test_the_command_line_sums_up_good_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(GOOD)]) == 0
    printed = capsys.readouterr()
    assert "all is well" in printed.out
    assert "49 references" in printed.out
    assert printed.err == ""


def test_there_are_many_ways_to_break_a_folder() -> None:
    assert len(BROKEN) >= 20
    answers = [(case / "message.txt").read_text(encoding="utf-8") for case in BROKEN]
    assert len(set(answers)) > 0.7 * len(answers), "many cases with the same answer"
