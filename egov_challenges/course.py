"""A data folder becomes one validated ``Course``.

All faults of a folder are collected and raised together, as ``faults.BrokenCourseError``.
"""

from __future__ import annotations

from pathlib import Path

from egov_challenges import checks
from egov_challenges.data_folder import OUTLINES, SETTING, Reader, stamp
from egov_challenges.faults import BrokenCourseError, Fault
from egov_challenges.indicator import Indicator, IndicatorWords
from egov_challenges.language import Language, is_language
from egov_challenges.model import BundleWords, Codebook, Coding, Course, Dataset, PaperFile, ThemeWords
from egov_challenges.reference import Reference


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
    paper = reader.record(PaperFile, "paper.yaml")
    references = reader.records(Reference, "references.yaml", "references")
    codebook = reader.record(Codebook, "codebook.yaml")
    codings = reader.records(Coding, "coding.yaml", "coding", also={"coder"})
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
    if reader.faults or not (paper and codebook and overall and bundle):
        return None
    return Course(
        files=frozenset(Path(name).relative_to(folder).as_posix() for name, _, _ in stamp(folder)),
        language=Language(language, interface),
        paper=paper,
        references=tuple(sorted(references, key=lambda reference: reference.custom.number)),
        codebook=codebook,
        codings={coding.id: coding for coding in codings},
        overall=overall,
        themes=tuple(sorted(themes, key=lambda words: _position(words.id, codebook))),
        datasets=tuple(datasets),
        bundle=bundle,
        indicators=indicators,
        indicator_words={words.id: words for words in indicator_words},
        values=values,
        outlines=drawn,
    )


def _position(theme: str, codebook: Codebook) -> int:
    ids = [rule.id for rule in codebook.themes]
    return ids.index(theme) if theme in ids else len(ids)
