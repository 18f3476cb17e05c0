"""A data folder becomes one validated ``Course``.

All faults of a folder are collected and raised together, as ``faults.BrokenCourseError``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from egov_challenges import checks
from egov_challenges.data_folder import OUTLINES, SETTING, Reader, stamp
from egov_challenges.faults import BrokenCourseError, Fault
from egov_challenges.indicator import Indicator, IndicatorWords
from egov_challenges.language import Language, is_language
from egov_challenges.lesson import Lesson
from egov_challenges.model import BundleWords, Codebook, Coder, Coding, Course, Dataset, PaperFile, SecondCoding, ThemeWords
from egov_challenges.question import Question
from egov_challenges.record import Record
from egov_challenges.reference import Reference
from egov_challenges.term import Term

FIRST, SECOND = "coding.yaml", "coding_second.yaml"  # the second may be missing: then nothing is compared
# Of a language; they may be missing: then nothing is asked, explained or planned.
QUESTIONS, GLOSSARY, LESSONS = "quiz.yaml", "glossary.yaml", "lessons.yaml"

Judged = TypeVar("Judged", bound=Coding)
Entry = TypeVar("Entry", bound=Record)


def load(folder: Path, language: str = "en") -> Course:
    """Read and validate a data folder in one language.

    Raises ``BrokenCourseError`` with every fault that was found.
    """
    if not folder.is_dir():
        what, remedy = "the folder does not exist", f"correct its name, or take the setting {SETTING} away"
        raise BrokenCourseError([Fault(f"{folder.name}/", "", what, remedy)])
    reader = Reader(folder)
    course = _read(reader, folder, language)
    if not is_language(language):
        reader.fault(language, "", "the folder is not named after a language", "name it en, ru, kk or the like")
    if course:
        reader.faults.extend(checks.disagreements(course))
    if not course or reader.faults:
        raise BrokenCourseError(reader.faults)
    return course


def _read(reader: Reader, folder: Path, language: str) -> Course | None:
    files = frozenset(Path(name).relative_to(folder).as_posix() for name, _, _ in stamp(folder))
    paper = reader.record(PaperFile, "paper.yaml")
    references = reader.records(Reference, "references.yaml", "references")
    codebook = reader.record(Codebook, "codebook.yaml")
    coder, codings = _coded(reader, Coding, FIRST)
    second_coder, second = _coded(reader, SecondCoding, SECOND) if SECOND in files else (None, {})
    datasets = reader.records(Dataset, "datasets.yaml", "datasets")
    indicators = {it.id: it for it in reader.records(Indicator, "indicators.yaml", "indicators")}
    indicator_words = reader.records(IndicatorWords, f"{language}/indicators.yaml", "indicators")
    questions = _where_there_is(reader, Question, f"{language}/{QUESTIONS}", "questions", files)
    terms = _where_there_is(reader, Term, f"{language}/{GLOSSARY}", "terms", files)
    lessons = _where_there_is(reader, Lesson, f"{language}/{LESSONS}", "lessons", files)
    values = reader.observations("indicators.csv", indicators)
    interface = reader.words(f"{language}/interface.yaml")
    overall, themes = _themes(reader, f"{language}/themes.yaml")
    bundle = reader.record(BundleWords, f"{language}/bundle.yaml")
    drawn = reader.outlines(OUTLINES)
    if reader.faults or not (paper and codebook and coder and overall and bundle):
        return None
    return Course(
        files=files,
        language=Language(language, interface),
        paper=paper,
        references=tuple(sorted(references, key=lambda reference: reference.custom.number)),
        codebook=codebook,
        codings=codings,
        coder=coder,
        second=second,
        second_coder=second_coder,
        overall=overall,
        themes=tuple(sorted(themes, key=lambda words: _position(words.id, codebook))),
        datasets=tuple(datasets),
        bundle=bundle,
        indicators=indicators,
        indicator_words={words.id: words for words in indicator_words},
        questions={question.id: question for question in questions},
        glossary={term.id: term for term in terms},
        lessons={lesson.id: lesson for lesson in lessons},
        values=values,
        outlines=drawn,
    )


def _themes(reader: Reader, file: str) -> tuple[ThemeWords | None, list[ThemeWords]]:
    overall = reader.record(ThemeWords, file, key="overall")
    return overall, reader.records(ThemeWords, file, "themes", also={"overall"})


def _where_there_is(reader: Reader, record: type[Entry], file: str, key: str, files: frozenset[str]) -> list[Entry]:
    return reader.records(record, file, key) if file in files else []


def _coded(reader: Reader, record: type[Judged], file: str) -> tuple[Coder | None, dict[str, Judged]]:
    codings = reader.records(record, file, "coding", also=Coder.model_fields)
    return reader.head(Coder, file), {coding.id: coding for coding in codings}


def _position(theme: str, codebook: Codebook) -> int:
    ids = [rule.id for rule in codebook.themes]
    return ids.index(theme) if theme in ids else len(ids)
