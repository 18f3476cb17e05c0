"""A data folder becomes one validated ``Course``. The only module that opens files of ``data/``.

All faults of a folder are collected and raised together, as ``faults.BrokenCourseError``.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
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
DEEPEST = 20  # levels of nesting; the course itself has seven
REMEDIES = {  # by words of libyaml's message; the last one fits all others
    "mapping values": "put a text that holds a colon in quotation marks",
    "tab character": "indent with spaces, not with tabs",
    "start any token": "put a text that begins with a sign in quotation marks, and indent with spaces",
    "escape": "type the character itself",
    "another document": "take the line --- out",
    "": "look for a missing quotation mark, colon or space there or above",
}


def chosen_folder() -> Path:
    """The folder that the environment variable ``EGOV_DATA`` names, else the project's own ``data/``."""
    return Path(os.environ.get(SETTING) or HERE).resolve()


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Path, time of change (ns) and size of each file of a folder: a new stamp asks for a new reading."""
    found = []
    places = [os.fspath(folder)]
    for place in places:  # grows by the folders one level below
        with suppress(OSError):
            for entry in os.scandir(place):
                with suppress(OSError):  # an editor replaces it at this moment, or keeps a lock there
                    status = entry.stat()
                    if entry.is_file():
                        found.append((entry.path, status.st_mtime_ns, status.st_size))
                    elif place == places[0]:
                        places.append(entry.path)
    return tuple(sorted(found))


def outlines(folder: Path) -> bytes:
    """The country outlines as GeoJSON; the ids of the features are ISO 3166-1 alpha-3 codes."""
    return (folder / OUTLINES).read_bytes()


def load(folder: Path, language: str = "en") -> Course:
    """Read and validate a data folder in one language.

    Raises ``BrokenCourseError`` with every fault that was found.
    """
    if not folder.is_dir():
        what, remedy = "the folder does not exist", f"correct its name, or take the setting {SETTING} away"
        raise BrokenCourseError([Fault(f"{folder.name}/", "", what, remedy)])
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
            files=frozenset(Path(name).relative_to(folder).as_posix() for name, _, _ in stamp(folder)),
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


class _NotPlainError(yaml.YAMLError):
    """A text that is no YAML, or YAML that no course needs."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class _Loader(yaml.CSafeLoader):
    """YAML without its traps: of two equal keys none is taken, and ``NO``, ``12:30`` and ``2008-11-14`` are texts."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: dict[str, int] = {}
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if key.tag != "tag:yaml.org,2002:str":
                raise _NotPlainError(f"the key in line {line} is not a text", "put it in quotation marks or correct it")
            if key.value in seen:
                what = f'the key "{faults.short(key.value)}" stands twice (lines {seen[key.value]} and {line})'
                raise _NotPlainError(what, "keep one of the two")
            seen[key.value] = line
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {}
# What is not a text: the core schema of YAML 1.2, where PyYAML would read YAML 1.1. A longer number is a text: no number of
# ours is as long.
for _tag, _pattern, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", list("tf")),
    ("int", r"-?(0|[1-9][0-9]{0,17})", list("-0123456789")),
    ("float", r"-?[0-9]{1,17}\.[0-9]{1,17}", list("-0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


def _plain(text: str) -> object:
    """The content of a YAML text: mappings with text keys, lists, texts, numbers, true, false and null.

    Raises ``_NotPlainError``.
    """
    try:
        _refuse(yaml.parse(text, _Loader))
        return yaml.load(text, _Loader)  # noqa: S506 - a safe loader, narrowed further
    except yaml.reader.ReaderError as error:
        what = f"character {error.position + 1} cannot stand in YAML ({error.reason})"
        raise _NotPlainError(what, "take it out") from error
    except yaml.MarkedYAMLError as error:
        problem = error.problem or "no reason given"
        where = f"near line {error.problem_mark.line + 1} " if error.problem_mark else ""
        remedy = next(remedy for words, remedy in REMEDIES.items() if words in problem)
        raise _NotPlainError(f"{where}it cannot be read as YAML ({problem})", remedy) from error


def _refuse(events: Iterable[yaml.Event]) -> None:
    depth = 0
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise _NotPlainError("it uses YAML aliases (&name, *name)", "write the text out in each place")
        if getattr(event, "tag", None):
            what = f"the value in line {line} begins with a YAML tag (!name)"
            raise _NotPlainError(what, "take the tag out, or put the text in quotation marks")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            what = f"line {line} is nested more than {DEEPEST} levels deep"
            raise _NotPlainError(what, "look for a stray bracket or dash there")


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
        for other in (other for other in content if other not in {key, *also}):
            self.fault(file, "", f'the key "{faults.short(other)}" is not known', f'entries belong under "{key}"')
        items = content.get(key)
        if not isinstance(items, list):
            self.fault(file, "", f'the list "{key}" is missing', f'start the file with "{key}:" and its entries below')
            return []
        if not items:
            self.fault(file, "", f'the list "{key}" is empty', "write at least one entry below it")
        ids = [item.get("id") if isinstance(item, dict) else None for item in items]
        names = [faults.short(id_) if isinstance(id_, str) else "" for id_ in ids]
        for name, times in Counter(filter(None, names)).items():
            if times > 1:
                self.fault(file, f"entry {name}", f"the id stands {times} times", "give each entry an id of its own")
        read = (
            faults.read(record, item, file, f"entry {name or f'number {place}'}", self.faults)
            for place, (item, name) in enumerate(zip(items, names, strict=True), start=1)
        )
        return [found for found in read if found is not None]

    def words(self, file: str) -> dict[str, Word]:
        """The words of the interface by dotted key, held against ``wording.py``."""
        content = self._content(file)
        if content is None:
            return {}
        words: dict[str, Word] = {}
        for key, word in _flattened(content):
            for text in word.values() if isinstance(word, dict) else [word]:
                faults.read(wording.Said, {"word": text}, file, f"key {key}", self.faults)
            words[key] = {form: str(text) for form, text in word.items()} if isinstance(word, dict) else str(word)
        self.faults.extend(wording.faults(file, words))
        return words

    def outlines(self, file: str) -> tuple[str, ...]:
        """The ids of the features of a GeoJSON file, which must be alpha-3 codes."""
        remedy = "copy it from the project's own data folder"
        text = self._text(file)
        if text is None:
            return ()
        try:
            features = json.loads(text)["features"]
            codes = tuple(sorted(str(feature["id"]) for feature in features if feature["geometry"]["coordinates"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            self.fault(file, "", "it is not GeoJSON whose features have an id and coordinates", remedy)
            return ()
        if not codes:
            self.fault(file, "", "it draws no country", remedy)
        for code in codes:
            if not is_country(code):
                self.fault(file, f"feature {faults.short(code)}", "the id is not a country (ISO 3166-1 alpha-3)", remedy)
        return codes

    def _content(self, file: str) -> dict[str, Any] | None:
        if file not in self._files:
            self._files[file] = self._parsed(file)
        return self._files[file]

    def _text(self, file: str) -> str | None:
        try:
            path = self.folder / file
            if not path.is_file():
                where = f"{self.folder.resolve().name}/"
                self.fault(file, "", f"the file is missing in {where}", "copy it from the project's own data folder")
            elif path.stat().st_size > LARGEST_FILE:
                self.fault(file, "", "the file is larger than 20 MiB", "split the course into smaller ones")
            else:
                return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            self.fault(file, "", f"byte {error.start + 1} is not UTF-8", "save the file as UTF-8")
        except OSError as error:
            self.fault(file, "", f"the file cannot be opened ({error.strerror})", "see to its name and its permissions")
        return None

    def _parsed(self, file: str) -> dict[str, Any] | None:
        text = self._text(file)
        if text is None:
            return None
        try:
            content = _plain(text)
        except _NotPlainError as error:
            self.fault(file, "", error.what, error.remedy)
            return None
        if isinstance(content, dict):
            return content
        what = "it is empty" if content is None else "it does not consist of keys"
        self.fault(file, "", what, "write it like the file of that name in the project's own data folder")
        return None


def _flattened(content: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in content.items():
        if isinstance(value, dict) and not value.keys() & PLURALS:
            yield from _flattened(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
