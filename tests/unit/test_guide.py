"""The README: what it says is so, and what there is stands in it."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from egov_challenges import questions, ready
from egov_challenges.choice import Choice
from egov_challenges.frames import themes_of
from egov_challenges.live import place
from egov_challenges.model import Course

GUIDE = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)


def test_the_first_two_blocks_run_and_test_the_app() -> None:
    headings = re.findall(r"^## (.+)$", GUIDE, flags=re.MULTILINE)
    assert headings[:2] == ["Run it", "Test it"]
    run, test = blocks("sh")[:2]
    assert run.splitlines()[-1] == "streamlit run app.py"
    assert {"ruff", "mypy", "pytest"} <= set(re.findall(r"\w+", test))


@pytest.mark.parametrize("field", [field.name for field in fields(Choice)])
def test_each_part_of_the_address_is_described(field: str) -> None:
    assert f"`{field}`" in GUIDE


def test_each_file_of_the_data_and_each_setting_is_described(root: Path) -> None:
    files = [path.relative_to(root / "data").as_posix() for path in (root / "data").rglob("*") if path.is_file()]
    assert [file for file in files if f"`{file}`" not in GUIDE] == []
    settings = set(re.findall(r"EGOV_[A-Z_]+", (root / "app.py").read_text(encoding="utf-8")))
    assert settings == {"EGOV_DATA", "EGOV_FRAME_ANCESTORS"}
    assert all(f"`{setting}`" in GUIDE for setting in (*settings, place.SETTING))


def test_each_module_has_its_place_in_the_drawing_of_the_house(root: Path) -> None:
    modules = [path.name for path in (root / "egov_challenges").glob("[a-z]*.py")]
    assert [module for module in modules if module not in GUIDE] == []


def test_what_the_guide_adds_is_taken_and_counted(folder: Path) -> None:
    for block in blocks("yaml"):
        file = folder / block.splitlines()[0].removeprefix("# ")
        file.write_text(file.read_text(encoding="utf-8") + block, encoding="utf-8")
    course: Course = ready.load(folder)
    assert len(course.references) == 50
    assert questions.truth(course, course.questions["most-common-kind"]) == ("article-journal",)
    assert course.glossary["counter"].pages == ("themes",)
    assert themes_of(course, course.reference("example2009")) == ("digital-divide", "infrastructure")
