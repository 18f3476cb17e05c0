"""What tests of all layers share: the project's own course, and its paths."""

from pathlib import Path

import pytest

from egov_challenges import course as courses
from egov_challenges.model import Course

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def course() -> Course:
    return courses.load(ROOT / "data")
