"""What tests of all layers share: the project's own course, and its paths."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from egov_challenges import course as courses
from egov_challenges.model import Course

settings.register_profile("untimed", deadline=None)  # a test fails for what is wrong, never for how long it takes
settings.load_profile("untimed")
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def course() -> Course:
    return courses.load(ROOT / "data")


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """A copy of the project's own data, for a test to change."""
    return shutil.copytree(root / "data", tmp_path / "data")
