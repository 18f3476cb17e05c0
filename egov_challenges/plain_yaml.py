"""YAML without its traps: what a course needs of it, and a sentence for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml

from egov_challenges import faults

DEEPEST = 20  # levels of nesting; the course itself has seven
REMEDIES = {  # by words of libyaml's message; the last one fits all others
    "mapping values": "put a text that holds a colon in quotation marks",
    "tab character": "indent with spaces, not with tabs",
    "start any token": "put a text that begins with a sign in quotation marks, and indent with spaces",
    "escape": "type the character itself",
    "another document": "take the line --- out",
    "": "look for a missing quotation mark, colon or space there or above",
}


class NotPlainError(yaml.YAMLError):
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
                raise NotPlainError(f"the key in line {line} is not a text", "put it in quotation marks or correct it")
            if key.value in seen:
                what = f'the key "{faults.short(key.value)}" stands twice (lines {seen[key.value]} and {line})'
                raise NotPlainError(what, "keep one of the two")
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


def plain(text: str) -> object:
    """The content of a YAML text: mappings with text keys, lists, texts, numbers, true, false and null.

    Raises ``NotPlainError``.
    """
    try:
        _refuse(yaml.parse(text, _Loader))
        return yaml.load(text, _Loader)  # noqa: S506 - a safe loader, narrowed further
    except yaml.reader.ReaderError as error:
        what = f"character {error.position + 1} cannot stand in YAML ({error.reason})"
        raise NotPlainError(what, "take it out") from error
    except yaml.MarkedYAMLError as error:
        problem = error.problem or "no reason given"
        where = f"near line {error.problem_mark.line + 1} " if error.problem_mark else ""
        remedy = next(remedy for words, remedy in REMEDIES.items() if words in problem)
        raise NotPlainError(f"{where}it cannot be read as YAML ({problem})", remedy) from error


def _refuse(events: Iterable[yaml.Event]) -> None:
    depth = 0
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise NotPlainError("it uses YAML aliases (&name, *name)", "write the text out in each place")
        if getattr(event, "tag", None):
            what = f"the value in line {line} begins with a YAML tag (!name)"
            raise NotPlainError(what, "take the tag out, or put the text in quotation marks")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            what = f"line {line} is nested more than {DEEPEST} levels deep"
            raise NotPlainError(what, "look for a stray bracket or dash there")
