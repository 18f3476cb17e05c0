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
from egov_challenges.model import BundleWords, Codebook, Coder, Coding, Course, Dataset, PaperFile, SecondCoding, ThemeWords
from egov_challenges.reference import Reference

FIRST, SECOND = "coding.yaml", "coding_second.yaml"  # the second may be missing: then nothing is compared

Judged = TypeVar("Judged", bound=Coding)


def load(folder: Path, language: str = "en") -> Course:
    """Read and validate a data folder in one language.

    Raises ``BrokenCourseError`` with every fault that was found.
    """
    if not folder.is_dir():
        what, remedy = "the folder does not exist", f"correct its name, or take the setting {SETTING} away"
        raise BrokenCourseError([Fault(f"{folder.name}/", "", what, remedy)])
    reader = Reader(folder)
    course = _read(reader, folder, language)
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
    values = reader.observations("indicators.csv", indicators)
    interface = reader.words(f"{language}/interface.yaml")
    overall = reader.record(ThemeWords, f"{language}/themes.yaml", key="overall")
    themes = reader.records(ThemeWords, f"{language}/themes.yaml", "themes", also={"overall"})
    bundle = reader.record(BundleWords, f"{language}/bundle.yaml")
    drawn = reader.outlines(OUTLINES)
    if not is_language(language):
        reader.fault(language, "", "the folder is not named after a language", "name it en, ru, kk or the like")
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
        values=values,
        outlines=drawn,
    )


def _coded(reader: Reader, record: type[Judged], file: str) -> tuple[Coder | None, dict[str, Judged]]:
    codings = reader.records(record, file, "coding", also=Coder.model_fields)
    return reader.head(Coder, file), {coding.id: coding for coding in codings}


def _position(theme: str, codebook: Codebook) -> int:
    ids = [rule.id for rule in codebook.themes]
    return ids.index(theme) if theme in ids else len(ids)
