"""A data folder becomes one validated ``Course``. The only module that opens files of ``data/``.

All faults of a folder are collected and raised together, as ``faults.BrokenCourseError``.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml

from egov_challenges import checks, faults, wording
from egov_challenges.faults import BrokenCourseError, Fault
from egov_challenges.language import PLURALS, Language, Word, is_country, is_language
from egov_challenges.model import Codebook, Coding, Course, Dataset, PaperFile, ThemeWords
from egov_challenges.record import Record
from egov_challenges.reference import Reference

HERE = Path(__file__).resolve().parent.parent / "data"
SETTING = "EGOV_DATA"  # environment variable that names another data folder
OUTLINES = "world_110m.geojson"
LARGEST_FILE = 20 * 1024 * 1024  # bytes; a larger file is refused before it is read


def chosen_folder() -> Path:
    """The folder that the environment variable ``EGOV_DATA`` names, else the project's own ``data/``."""
    return Path(os.environ.get(SETTING) or HERE).resolve()


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time of change (ns) and size of each file of a folder: a new stamp asks for a new reading."""
    files = sorted(path for pattern in ("*", "*/*") for path in folder.glob(pattern) if path.is_file())
    return tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files)


def outlines(folder: Path) -> bytes:
    """The country outlines as GeoJSON; the ids of the features are ISO 3166-1 alpha-3 codes."""
    return (folder / OUTLINES).read_bytes()


def load(folder: Path, language: str = "en") -> Course:
    """Read and validate a data folder in one language.

    Raises ``BrokenCourseError`` with every fault that was found.
    """
    reader = _Reader(folder)
    paper = reader.record(PaperFile, "paper.yaml")
    references = reader.records(Reference, "references.yaml", "references")
    codebook = reader.record(Codebook, "codebook.yaml")
    codings = reader.records(Coding, "coding.yaml", "coding", also={"coder"})
    datasets = reader.records(Dataset, "datasets.yaml", "datasets")
    interface = reader.words(f"{language}/interface.yaml")
    overall = reader.record(ThemeWords, f"{language}/themes.yaml", key="overall")
    themes = reader.records(ThemeWords, f"{language}/themes.yaml", "themes", also={"overall"})
    drawn = reader.outlines(OUTLINES)
    if not is_language(language):
        reader.fault(language, "", "the folder is not named after a language", "name it en, ru, kk or the like")
    if not reader.faults and paper and codebook and overall:
        course = Course(
            folder=folder,
            language=Language(language, interface),
            paper=paper,
            references=tuple(sorted(references, key=lambda reference: reference.custom.number)),
            codebook=codebook,
            codings={coding.id: coding for coding in codings},
            overall=overall,
            themes=tuple(sorted(themes, key=lambda words: _position(words.id, codebook))),
            datasets=tuple(datasets),
            outlines=drawn,
        )
        reader.faults.extend(checks.disagreements(course))
        if not reader.faults:
            return course
    raise BrokenCourseError(reader.faults)


def _position(theme: str, codebook: Codebook) -> int:
    ids = [rule.id for rule in codebook.themes]
    return ids.index(theme) if theme in ids else len(ids)


# --- reading files ---------------------------------------------------------------------------------------------------

Name = TypeVar("Name", bound=Record)


class _Loader(yaml.CSafeLoader):
    """YAML without its traps: of two equal keys none is taken, and ``NO``, ``12:30`` and ``2008-11-14`` are texts."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: dict[str, int] = {}
        for key, _ in node.value:
            if key.value in seen:
                first, second = seen[key.value] + 1, key.start_mark.line + 1
                raise yaml.constructor.ConstructorError(
                    None, None, f'the key "{key.value}" stands twice (lines {first} and {second})', key.start_mark
                )
            seen[str(key.value)] = key.start_mark.line
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {}
# What is not a text: the core schema of YAML 1.2, where PyYAML would read YAML 1.1.
for _tag, _pattern, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", list("tf")),
    ("int", r"-?(0|[1-9][0-9]*)", list("-0123456789")),
    ("float", r"-?[0-9]+\.[0-9]+", list("-0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


class _Reader:
    """Reads the files of one folder into records and keeps all faults that it meets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self._files: dict[str, dict[str, Any] | None] = {}

    def fault(self, file: str, entry: str, what: str, remedy: str) -> None:
        self.faults.append(Fault(file, entry, what, remedy))

    def record(self, record: type[Name], file: str, key: str | None = None) -> Name | None:
        """The whole file as one record, or what stands under one key of it."""
        content = self._content(file)
        if content is None:
            return None
        if key is None:
            return faults.read(record, content, file, "", self.faults)
        if key not in content:
            self.fault(file, "", f'the key "{key}" is missing', "add it")
            return None
        return faults.read(record, content[key], file, key, self.faults)

    def records(self, record: type[Name], file: str, key: str, also: Iterable[str] = ()) -> list[Name]:
        """The list under ``key``, each item a record with an ``id`` of its own."""
        content = self._content(file)
        if content is None:
            return []
        for other in content.keys() - {key, *also}:
            self.fault(file, "", f'the key "{other}" is not known', f'entries belong under "{key}"')
        items = content.get(key)
        if not isinstance(items, list):
            self.fault(file, "", f'the list "{key}" is missing', f'start the file with "{key}:" and its entries below')
            return []
        if not items:
            self.fault(file, "", f'the list "{key}" is empty', "write at least one entry below it")
        names = [item.get("id") if isinstance(item, dict) else None for item in items]
        for name, times in Counter(name for name in names if name is not None).items():
            if times > 1:
                self.fault(file, f"entry {name}", f"the id stands {times} times", "give each entry an id of its own")
        read = (
            faults.read(record, item, file, f"entry {name or f'number {place}'}", self.faults)
            for place, (item, name) in enumerate(zip(items, names, strict=True), start=1)
        )
        return [found for found in read if found is not None]

    def words(self, file: str) -> dict[str, Word]:
        """The words of the interface by dotted key, held against ``wording.py``."""
        words = dict(_flattened(self._content(file) or {}))
        if words:
            self.faults.extend(wording.faults(file, words))
        return words

    def outlines(self, file: str) -> tuple[str, ...]:
        """The ids of the features of a GeoJSON file, which must be alpha-3 codes."""
        path = self.folder / file
        remedy = "copy it from the project's own data folder"
        if not path.is_file():
            self.fault(file, "", f"the file is missing in {self.folder.name}/", remedy)
            return ()
        try:
            codes = tuple(sorted(str(feature["id"]) for feature in json.loads(path.read_bytes())["features"]))
        except (ValueError, KeyError, TypeError):
            self.fault(file, "", "it is not GeoJSON whose features have an id", remedy)
            return ()
        for code in codes:
            if not is_country(code):
                self.fault(file, f"feature {code}", "the id is not a country (ISO 3166-1 alpha-3)", remedy)
        return codes

    def _content(self, file: str) -> dict[str, Any] | None:
        if file not in self._files:
            self._files[file] = self._parsed(file)
        return self._files[file]

    def _parsed(self, file: str) -> dict[str, Any] | None:
        path = self.folder / file
        if not path.is_file():
            self.fault(file, "", f"the file is missing in {self.folder.name}/", "copy it from the project's own data folder")
        elif path.stat().st_size > LARGEST_FILE:
            self.fault(file, "", "the file is larger than 20 MiB", "split the course into smaller ones")
        else:
            try:
                text = path.read_text(encoding="utf-8-sig")
                if "&" in text and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, _Loader)):
                    self.fault(file, "", "it uses YAML aliases (&name, *name)", "write the text out in each place")
                    return None
                content = yaml.load(text, _Loader)  # noqa: S506 - a safe loader, narrowed further
            except UnicodeDecodeError as error:
                self.fault(file, "", f"byte {error.start + 1} is not UTF-8", "save the file as UTF-8")
            except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
                self.fault(file, "", *_of_yaml(error))
            else:
                if isinstance(content, dict):
                    return content
                self.fault(file, "", "it does not consist of keys", 'begin with a key such as "references:"')
        return None


def _of_yaml(error: Exception) -> tuple[str, str]:
    """What a YAML error says, and the remedy."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it cannot be read as YAML"
    if "stands twice" in problem:
        return problem, "keep one of the two"
    where = f"near line {mark.line + 1} " if mark else ""
    return f"{where}it cannot be read as YAML ({problem})", "look for a missing quotation mark, colon or space there"


def _flattened(content: Mapping[Any, Any], prefix: str = "") -> Iterator[tuple[str, Word]]:
    for name, value in content.items():
        if not isinstance(value, dict):
            yield f"{prefix}{name}", str(value)
        elif value.keys() <= PLURALS and "other" in value:
            yield f"{prefix}{name}", {category: str(text) for category, text in value.items()}
        else:
            yield from _flattened(value, f"{prefix}{name}.")
