"""A course with many more references: the project's own, its list repeated under new ids and numbers."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from egov_challenges import data_folder

ENTRY = "- id: "


def grown(folder: Path, references: int) -> Path:
    """Make ``folder`` the project's own data with so many references, and give it back.

    The first ones are the project's own, for its words speak of them; after the last one the list begins again. A repeated
    entry has the year, the words and the coding of the first, so that shares stay what they are; a word at its end, ``copy7``,
    can be searched for.
    """
    shutil.copytree(data_folder.HERE, folder)
    for name in ("references.yaml", "coding.yaml"):
        file = folder / name
        head, *entries = file.read_text(encoding="utf-8").split(ENTRY)
        made = (_copied(entries[place % len(entries)], place + 1, place // len(entries)) for place in range(references))
        file.write_text(head + "".join(made), encoding="utf-8")
    return folder


def _copied(entry: str, number: int, copy: int) -> str:
    """The entry of a list as it stands at this number."""
    if copy:
        entry = re.sub(r"^.+", rf"\g<0>-copy{copy}", entry, count=1)
        entry = re.sub(r'^( +printed: ".*)"$', rf'\1 copy{copy}"', entry, flags=re.MULTILINE)
        entry = re.sub(r"^( +number: )\d+$", rf"\g<1>{number}", entry, flags=re.MULTILINE)
    return ENTRY + entry
