"""A data folder becomes one validated ``Course``.

All faults of a folder are collected and raised together, as ``faults.BrokenCourseError``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from egov_challenges import checks
from egov_challenges.data_folder import OUTLINES, SETTING, Reader, stamp
from egov_challenges.faults import BrokenCourseError, Fault
from egov_challenges.indicator import Indicator, IndicatorWords, Values
from egov_challenges.language import Language, is_language
from egov_challenges.lesson import Lesson
from egov_challenges.model import BundleWords, Codebook, Coder, Coding, Course, Dataset, PaperFile, SecondCoding, ThemeWords
from egov_challenges.question import Question
from egov_challenges.record import Record
from egov_challenges.reference import Reference
from egov_challenges.term import Term

FIRST, SECOND = "coding.yaml", "coding_second.yaml"  # the second may be missing: then nothing is compared
LISTS: dict[type[Record], str] = {Question: "questions", Term: "terms", Lesson: "lessons"}  # the key above their entries

Judged = TypeVar("Judged", bound=Coding)
Entry = TypeVar("Entry", Question, Term, Lesson)


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
    indicators, indicator_words, values = _series(reader, language)
    questions = _where_there_is(reader, Question, f"{language}/quiz.yaml", files)
    terms = _where_there_is(reader, Term, f"{language}/glossary.yaml", files)
    lessons = _where_there_is(reader, Lesson, f"{language}/lessons.yaml", files)
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
        indicator_words=indicator_words,
        questions=questions,
        glossary=terms,
        lessons=lessons,
        values=values,
        outlines=drawn,
    )


def _series(reader: Reader, language: str) -> tuple[dict[str, Indicator], dict[str, IndicatorWords], dict[str, Values]]:
    indicators = {it.id: it for it in reader.records(Indicator, "indicators.yaml", "indicators")}
    words = {it.id: it for it in reader.records(IndicatorWords, f"{language}/indicators.yaml", "indicators")}
    return indicators, words, reader.observations("indicators.csv", indicators)


def _themes(reader: Reader, file: str) -> tuple[ThemeWords | None, list[ThemeWords]]:
    overall = reader.record(ThemeWords, file, key="overall")
    return overall, reader.records(ThemeWords, file, "themes", also={"overall"})


def _where_there_is(reader: Reader, record: type[Entry], file: str, files: frozenset[str]) -> dict[str, Entry]:
    """What a language may do without, by id: then nothing is asked, explained or planned."""
    found = reader.records(record, file, LISTS[record]) if file in files else []
    return {entry.id: entry for entry in found}


def _coded(reader: Reader, record: type[Judged], file: str) -> tuple[Coder | None, dict[str, Judged]]:
    codings = reader.records(record, file, "coding", also=Coder.model_fields)
    return reader.head(Coder, file), {coding.id: coding for coding in codings}


def _position(theme: str, codebook: Codebook) -> int:
    ids = [rule.id for rule in codebook.themes]
    return ids.index(theme) if theme in ids else len(ids)
