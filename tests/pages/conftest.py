"""Run a page as Streamlit does, without a browser."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges import course as courses
from egov_challenges import data_folder
from egov_challenges.model import Course
from egov_challenges.versions import versions
from egov_challenges.work import Guess, Kept, Work

SCRIPTS = {
    "": None,
    "timeline": "paper/timeline.py",
    "countries": "paper/countries.py",
    "sources": "paper/sources.py",
    "then-and-now": "evidence/then_and_now.py",
    "cases": "evidence/cases.py",
    "method": "evidence/method.py",
    "data": "evidence/data.py",
    "quiz": "learn/quiz.py",
    "code-the-sources": "learn/code_the_sources.py",
    "glossary": "learn/glossary.py",
    "my-work": "learn/my_work.py",
    "lesson": "teach/lesson.py",
    "live": "teach/live.py",
    "handout": "teach/handout.py",
    "hand-ins": "teach/hand_ins.py",
}
TERM = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(glossary\?term=[\w-]+\)")
OVER_THE_LIST = ("", "timeline", "countries", "sources")  # pages under the filter of sources
GUESSED = ("timeline", "countries", "then-and-now")  # pages whose charts are covered until something is guessed
Run = Callable[..., AppTest]


@pytest.fixture
def taught(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data that the app teaches from, for a test to change."""
    monkeypatch.setenv(data_folder.SETTING, str(folder))
    return folder


@cache
def _course() -> Course:
    return courses.load(data_folder.HERE)


@pytest.fixture
def run(root: Path) -> Run:
    """Open a page with the parameters of an address, its charts uncovered; no page may ever end in an exception."""
    today = versions(_course())
    shown: Work = {key: Kept(1, version, Guess()) for key, version in today.items() if key.startswith("guess/")}

    def opened(where: str = "", /, **params: str) -> AppTest:
        return arrive(root, where, shown if where in GUESSED else {}, params)

    return opened


def arrive(root: Path, where: str, work: Work, params: dict[str, str]) -> AppTest:
    """Open a page in a browser that keeps this work."""
    app = AppTest.from_file(str(root / "pages" / "menu.py"), default_timeout=30)
    if work:
        app.session_state["work"] = work
    script = SCRIPTS[where]
    if script:
        app.run()
        app.switch_page(script)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [error.message for error in app.exception]
    return app


def words(app: AppTest) -> str:
    """All text of a page, escapes and the links on terms of the glossary taken off."""
    elements = [*app.title, *app.header, *app.markdown, *app.caption, *app.info, *app.warning]
    said = [str(element.value) for element in elements] + [expander.label for expander in app.expander]
    return TERM.sub(r"\1", "\n".join(said)).replace("\\", "").replace("\u2060", "")
