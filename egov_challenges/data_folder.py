"""A data folder: which one, when it changed, and its files as records. The only module that opens files of ``data/``."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from egov_challenges import faults, observations, wording
from egov_challenges.faults import Fault
from egov_challenges.indicator import Indicator, Values
from egov_challenges.language import PLURALS, Word, is_country
from egov_challenges.plain_yaml import NotPlainError, plain
from egov_challenges.record import Record

HERE = Path(__file__).resolve().parent.parent / "data"
SETTING = "EGOV_DATA"  # environment variable that names another data folder
OUTLINES = "world_110m.geojson"
LARGEST_FILE = 20 * 1024 * 1024  # bytes; a larger file is refused before it is read

Name = TypeVar("Name", bound=Record)


def chosen() -> Path:
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


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the folder and of those one level below, by its name as seen from it."""
    return {Path(name).relative_to(folder).as_posix(): Path(name).read_bytes() for name, _, _ in stamp(folder)}


class Reader:
    """Reads the files of one folder into records and keeps all faults that it meets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self._files: dict[str, dict[str, Any] | None] = {}

    def fault(self, file: str, entry: str, what: str, remedy: str) -> None:
        """Keep a fault."""
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

    def observations(self, file: str, indicators: Mapping[str, Indicator]) -> dict[str, Values]:
        """The values of the published series; nothing is read while it is not clear what they are."""
        clear = indicators and not any(fault.file == "indicators.yaml" for fault in self.faults)
        text = self._text(file) if clear else None
        values, found = observations.read(text, file, indicators) if text is not None else ({}, [])
        self.faults.extend(found)
        return values

    def head(self, record: type[Name], file: str) -> Name | None:
        """What stands in a file beside its list, as one record; keys that this record does not know are left to ``records``."""
        content = self._content(file)
        if content is None:
            return None
        known = {key: content[key] for key in record.model_fields if key in content}
        return faults.read(record, known, file, "", self.faults)

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
            content = plain(text)
        except NotPlainError as error:
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
