"""The rules of the house, read off the code: who may import whom, what a page may hold, what a test may not be."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from egov_challenges.wording import OPEN, WORDS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "egov_challenges"
PAGES = sorted((ROOT / "pages").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))

# From bottom to top: each module may import those above it in this table, and of other people's packages only those named.
LAYERS: dict[str, set[str]] = {
    "csl": set(),
    "language": {"babel"},
    "record": {"pydantic", "pydantic_core"},
    "reference": {"pydantic", "pydantic_core"},
    "indicator": {"pydantic", "pydantic_core"},
    "statement": {"pydantic", "pydantic_core"},
    "lesson": {"pydantic", "pydantic_core"},
    "question": {"pydantic", "pydantic_core"},
    "term": {"pydantic", "pydantic_core"},
    "model": {"pydantic", "pydantic_core"},
    "faults": {"pydantic", "pydantic_core"},
    "wording": set(),
    "checks": set(),
    "plain_yaml": {"yaml"},
    "observations": set(),
    "data_folder": set(),
    "course": set(),
    "bibliography": {"bibtexparser", "citeproc", "rispy", "yaml"},
    "choice": set(),
    "editor": set(),
    "agreement": {"krippendorff"},
    "frames": {"pandas"},
    "readouts": {"pandas"},
    "charts": {"pandas", "plotly"},
    "questions": set(),
    "glossary": set(),
    "lessons": set(),
    "ready": set(),
    "work": {"pydantic"},
    "versions": set(),
    "handin": set(),
    "roster": {"pandas"},
    "practice": set(),
    "exercise": {"pandas"},
    "bundle": set(),
    "live": {"anyio", "pandas", "pydantic", "sqlalchemy", "starlette"},
    "handout": {"markupsafe", "pandas", "plotly"},
    "serving": {"anyio", "starlette"},
    "ui": {"pandas", "plotly", "segno", "streamlit"},
    "__main__": set(),
}
NOT_ON_A_PAGE = (
    ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.IfExp, ast.Match, ast.Try, ast.ListComp,
    ast.DictComp, ast.GeneratorExp,
)  # fmt: skip
OPENS_FILES = {"data_folder", "serving", "ui"}  # the course; Streamlit's static files; the icon of the tab


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """Each (package, module inside our package or "") that a file imports when it runs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    only_for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in only_for_types:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".")[0], "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            package, _, rest = node.module.partition(".")
            if package == "egov_challenges" and not rest:
                yield from ((package, alias.name) for alias in node.names)
            else:
                yield package, rest.split(".")[0]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_below_it(path: Path) -> None:
    here = list(LAYERS).index(layer(path))
    below = set(list(LAYERS)[:here])
    for package, module in imported(path):
        if package == "egov_challenges":
            allowed = below | {layer(path), "__version__"}  # the modules of a folder may import each other
            assert module in allowed, f"{path.name} may not import {module}"
        elif package not in sys.stdlib_module_names:
            assert package in LAYERS[layer(path)], f"{path.name} may not import {package}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_data_folder_is_read_from_one_place(path: Path) -> None:
    if layer(path) not in OPENS_FILES:
        code = path.read_text(encoding="utf-8")
        assert not re.search(r"\bopen\(|\.read_text\(|\.read_bytes\(|\.r?glob\(|\.iterdir\(|\.stat\(|\.is_file\(|scandir", code)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_and_its_functions_fit_on_a_few_screens(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert len(code.splitlines()) <= 320
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{node.name} is too long"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_reads_like_its_screen(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    tree = ast.parse(code)
    assert ast.get_docstring(tree), "a page opens with the question that it answers"
    assert len(code.splitlines()) <= 40
    assert {package for package, _ in imported(path)} <= {"streamlit", "egov_challenges"}
    for node in ast.walk(tree):
        assert not isinstance(node, NOT_ON_A_PAGE), "a page holds no logic"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != ast.get_docstring(tree, clean=False):
            assert len(node.value) <= 20, f"{node.value!r} belongs into data/"
            assert " " not in node.value, f"{node.value!r} belongs into data/"


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_a_test_can_fail(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            inner = list(ast.walk(node))
            asserts = any(isinstance(step, ast.Assert) for step in inner)
            calls = {ast.unparse(step.func) for step in inner if isinstance(step, ast.Call)}
            assert asserts or calls & {"expect", "pytest.raises", "pd.testing.assert_frame_equal"}, f"{node.name} asserts nothing"
            assert not any(call.endswith("sleep") for call in calls), f"{node.name} sleeps"


def asked_for() -> tuple[set[str], list[str]]:
    """The words that the code asks for: whole keys, and patterns for keys that are put together."""
    whole: set[str] = set()
    patterns: list[str] = []
    for path in modules():
        if layer(path) == "wording":  # the tables themselves ask for nothing
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in WORDS:
                whole.add(node.value)
            elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "text" and node.args:
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    whole.add(str(key.value))
                elif isinstance(key, ast.JoinedStr):
                    parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+" for part in key.values]
                    patterns.append("".join(parts))
    return whole, patterns


def test_every_word_that_the_code_asks_for_is_in_the_table_of_words() -> None:
    whole, _ = asked_for()
    assert {key for key in whole if not key.startswith(OPEN)} <= WORDS.keys()


def test_every_word_in_the_table_is_asked_for() -> None:
    whole, patterns = asked_for()
    assert all(
        any(re.fullmatch(pattern, key) for key in WORDS)
        for pattern in patterns
        if not pattern.startswith(tuple(map(re.escape, OPEN)))
    )
    idle = [key for key in WORDS if key not in whole and not any(re.fullmatch(pattern, key) for pattern in patterns)]
    assert idle == []


def test_the_pinned_requirements_satisfy_the_project_and_are_complete() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [line for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)
    pins = {name.lower(): version for name, version in (line.split("==") for line in lines)}
    for dependency in map(Requirement, project["dependencies"]):
        assert dependency.specifier.contains(pins[dependency.name.lower()]), dependency


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no git here: the files of the project cannot be told from others")
def test_the_top_level_holds_nothing_new() -> None:
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()  # noqa: S607
    top = {file.split("/")[0] for file in files if not file.startswith(".")}
    assert top == {
        "LICENSE", "README.md", "app.py", "data", "egov_challenges", "pages", "pyproject.toml", "requirements.txt", "tests",
    }  # fmt: skip
