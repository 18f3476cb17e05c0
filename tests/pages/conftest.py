"""Run a page as Streamlit does, without a browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges import data_folder

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
    "hand-ins": "teach/hand_ins.py",
}
TERM = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(glossary\?term=[\w-]+\)")
OVER_THE_LIST = ("", "timeline", "countries", "sources")  # pages under the filter of sources
Run = Callable[..., AppTest]


@pytest.fixture
def taught(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data that the app teaches from, for a test to change."""
    monkeypatch.setenv(data_folder.SETTING, str(folder))
    return folder


@pytest.fixture
def run(root: Path) -> Run:
    """Open a page with the parameters of an address; no page may ever end in an exception."""

    def opened(where: str = "", /, **params: str) -> AppTest:
        app = AppTest.from_file(str(root / "pages" / "menu.py"), default_timeout=30)
        script = SCRIPTS[where]
        if script:
            app.run()
            app.switch_page(script)
        for name, value in params.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, [error.message for error in app.exception]
        return app

    return opened


def words(app: AppTest) -> str:
    """All text of a page, escapes and the links on terms of the glossary taken off."""
    elements = [*app.title, *app.header, *app.markdown, *app.caption, *app.info, *app.warning]
    said = [str(element.value) for element in elements] + [expander.label for expander in app.expander]
    return TERM.sub(r"\1", "\n".join(said)).replace("\\", "").replace("\u2060", "")
