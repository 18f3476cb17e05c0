"""The files that are made from the course: what a choice puts into them, what must never be in them, and that they are sound."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from egov_challenges import data_folder, frames, questions, ready
from egov_challenges.__main__ import main
from egov_challenges.choice import CHARTS, PARTS, Choice
from egov_challenges.handout import paper, wanted, whole
from egov_challenges.handout.markup import data, quoted, script, tag
from egov_challenges.language import fill
from egov_challenges.model import Course

OUTLINES = data_folder.outlines(data_folder.HERE)
EVERYTHING = Choice(parts=",".join(PARTS), charts=",".join(CHARTS))
HOSTILE = "</script><img src=http://a.example/x onerror=alert(1)> & \u2028 ]]>"


def made(course: Course, **choice: str) -> str:
    return paper(course, Choice(**choice), OUTLINES).decode()


class Reader(HTMLParser):
    """What a file shows, its headings in order, its ids, and every address that a browser would ask for by itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.asked: list[str] = []
        self.silent = 0
        self.feed(text)

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        known = dict(attributes)
        self.silent += name in {"script", "style"}
        if re.fullmatch("h[1-6]", name):
            self.levels.append(int(name[1]))
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if name != "a":
            found = [str(known[key]) for key in ("src", "href", "srcset", "action") if known.get(key)]
            self.asked += [address for address in found if not address.startswith("#")]

    def handle_endtag(self, name: str) -> None:
        self.silent -= name in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.shown.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.shown).split())


@pytest.fixture(scope="module")
def files(course: Course) -> dict[str, str]:
    return {
        "handout": made(course),
        "all": paper(course, EVERYTHING, OUTLINES).decode(),
        "large": made(course, themes="corruption", type="large"),
        "course": whole(course, OUTLINES).decode(),
    }


def test_a_handout_holds_the_statements_of_its_themes_with_their_sources(course: Course) -> None:
    text = Reader(made(course, themes="corruption,infrastructure")).text
    for theme in ("corruption", "infrastructure"):
        facts = frames.facts(course, theme)
        assert course.theme(theme).title in text
        for statement in course.theme(theme).statements:
            if not statement.source.indicator:
                assert fill(statement.text, facts) in text
    assert course.theme("digital-divide").question not in text
    assert "From the abstract, in our own words" in text


@pytest.mark.parametrize("part", PARTS)
def test_each_part_can_be_had_and_left_out(course: Course, part: str) -> None:
    signs = {
        "statements": course.theme("corruption").discussion[0],
        "charts": "<figure>",
        "sources": course.references[0].printed[:30],
        "questions": course.language.text("handout.tick_one"),
        "answers": course.language.text("handout.answers"),
        "glossary": "<dl>",
        "lesson": next(iter(course.lessons.values())).steps[0].title,
    }
    assert signs[part] in made(course, parts=part)
    others = [other for other in PARTS if other not in {part, "answers"}]
    assert signs[part] not in made(course, parts=",".join(others))


def test_no_answer_is_in_a_handout_without_answers(course: Course) -> None:
    text = Reader(made(course, parts="questions,lesson")).text
    for question in course.questions.values():
        assert questions.said(course, question, question.solution) not in text
        for option in question.options:
            assert questions.said(course, question, option.feedback, option) not in text
    for lesson in course.lessons.values():
        for step in lesson.steps:
            assert not any(note in text for note in (*step.teacher.notes, *step.teacher.answers))
    with_answers = Reader(made(course, parts="questions,answers")).text
    assert all(questions.said(course, it, it.solution) in with_answers for it in course.questions.values())


@pytest.mark.parametrize("chart", CHARTS)
def test_each_chart_is_a_picture_with_its_numbers_as_a_table(course: Course, chart: str) -> None:
    text = made(course, parts="charts", charts=chart)
    figures = text.count("<figure>")
    assert figures == len(
        [theme for theme in wanted.themes(course, Choice()) if chart in wanted.charts_of(Choice(charts=chart), theme)]
    )
    assert text.count('role="img"') >= figures
    assert text.count('<p class="caption">') == figures
    assert all(re.findall(r'role="img" aria-label="[^"]{20,}"', text))


def test_the_same_data_make_the_same_bytes(course: Course) -> None:
    again = ready.load(data_folder.HERE)
    assert paper(course, EVERYTHING, OUTLINES) == paper(again, EVERYTHING, OUTLINES)
    assert whole(course, OUTLINES) == whole(again, OUTLINES)


@pytest.mark.parametrize("name", ["handout", "all", "large", "course"])
def test_a_file_asks_for_nothing_and_its_headings_and_ids_are_in_order(files: dict[str, str], name: str) -> None:
    found = Reader(files[name])
    assert found.asked == []
    assert len(found.ids) == len(set(found.ids))
    assert found.levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(found.levels, found.levels[1:], strict=False))
    assert "default-src &#39;none&#39;" in files[name]
    assert "⟨" not in found.text
    assert not re.search(r"\{\w+\}", found.text)


def test_the_whole_course_holds_all_of_it(course: Course, files: dict[str, str]) -> None:
    text = Reader(files["course"]).text
    for theme in (course.overall, *course.themes):
        assert theme.title in text
    assert all(" ".join(reference.printed.split()) in text for reference in course.references)
    assert all(questions.said(course, it, it.solution) in text for it in course.questions.values())
    assert all(term.term in text for term in course.glossary.values())
    assert all(dataset.licence in text for dataset in course.datasets)
    assert all(rule.definition in text for rule in course.codebook.themes)


def test_a_hostile_text_stands_in_the_files_as_it_was_written(folder: Path) -> None:
    for file, old in (
        ("en/themes.yaml", "question: Does government online make corruption harder?"),
        ("en/glossary.yaml", "definition: "),
    ):
        path = folder / file
        text = path.read_text(encoding="utf-8")
        new = f"question: {HOSTILE!r}" if "question" in old else f"definition: {HOSTILE!r} #"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    course = ready.load(folder)
    for content in (paper(course, EVERYTHING, OUTLINES).decode(), whole(course, OUTLINES).decode()):
        assert "<img src=http" not in content
        assert "&lt;img src=http://a.example/x onerror=alert(1)&gt;" in content
        assert Reader(content).asked == []


def test_what_is_no_markup_is_escaped_and_data_cannot_end_a_script() -> None:
    assert str(tag("p", "<b>", title='"&')) == '<p title="&#34;&amp;">&lt;b&gt;</p>'
    assert "</script>" not in str(data("x", {"y": HOSTILE})).removesuffix("</script>")
    with pytest.raises(ValueError, match="end before its end"):
        script("'</script>'")


# --- the command line -------------------------------------------------------------------------------------------------------


def test_the_course_is_exported_and_a_file_that_is_there_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    file = tmp_path / "course.html"
    assert main(["export", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == files["course"]
    file.write_text("mine")
    assert main(["export", str(file)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert file.read_text() == "mine"
    assert main(["export", "--force", str(file)]) == 0


def test_what_cannot_be_exported_is_told_in_one_sentence(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in ("nowhere/course.html", "x" * 300):
        assert main(["export", str(tmp_path / file)]) == 1
        assert "cannot be written" in capsys.readouterr().err
    (folder / "coding.yaml").unlink()
    assert main(["export", str(tmp_path / "course.html"), str(folder)]) == 1
    assert "coding.yaml: the file is missing" in capsys.readouterr().err
    assert not (tmp_path / "course.html").exists()


@pytest.mark.parametrize("text", ["E-Gov 0.1, CC BY 4.0. Built from: K. (2010)", HOSTILE, '} a { b: "c" \\ '])
def test_a_text_in_a_style_is_read_as_it_was_written(text: str) -> None:
    written = quoted(text)
    assert re.fullmatch(r'"([0-9A-Za-z]|\\[0-9a-f]{6})*"', written), "a space after a number is its end, and is lost"
    assert re.sub(r"\\([0-9a-f]{6})", lambda number: chr(int(number[1], 16)), written[1:-1]) == text
