"""CSL items: of records, as JSON and YAML; and what of the app itself may be cited, as records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import yaml

from egov_challenges import __version__
from egov_challenges.model import Course, Dataset
from egov_challenges.reference import Further, Item, PartialDate

BREAKS = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")  # all that ends a line or a word; other spaces stay
PLAIN = re.compile(r"[A-Za-z]{2}")  # how a text begins that no reader of YAML takes for a number or a truth value


def csl_json(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Items as CSL JSON (Citation Style Language 1.0.2), in the given order, ``custom`` included."""
    return [csl_item(item) for item in items]


def csl_item(item: Item) -> dict[str, Any]:
    """One record as a CSL item: what a page shows first, then the further variables."""
    fields = type(item).model_fields
    names = [*(name for name in fields if name not in Further.model_fields), *Further.model_fields]
    dumped = item.model_dump(exclude_none=True, exclude_defaults=True, mode="json", by_alias=True)
    for name in names:
        date = getattr(item, name)
        if isinstance(date, PartialDate):
            dumped[fields[name].alias or name] = {"date-parts": [list(date.parts)]}
    return {alias: dumped[alias] for name in names if (alias := fields[name].alias or name) in dumped}


def on_one_line(text: str) -> str:
    """A text without line breaks, for formats in which a line ends a value."""
    return BREAKS.sub(" ", text).strip(" ")


def all_on_one_line(value: Any) -> Any:
    """A value of a CSL item, all its texts without line breaks."""
    if isinstance(value, dict):
        return {key: all_on_one_line(part) for key, part in value.items()}
    if isinstance(value, list):
        return [all_on_one_line(part) for part in value]
    return on_one_line(value) if isinstance(value, str) else value


# --- files -----------------------------------------------------------------------------------------------------------


def write_json(items: Iterable[Item]) -> bytes:
    """A CSL JSON file, as Zotero and pandoc read it."""
    return (json.dumps(csl_json(items), ensure_ascii=False, indent=2) + "\n").encode()


class _Dumper(yaml.SafeDumper):
    """YAML whose texts stay texts for readers of YAML 1.1 and 1.2: what looks like anything else is quoted."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = PLAIN.match(text) and not re.search(r"[^\S ]", text)  # some readers end a line where others do not
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


_Dumper.add_representer(str, _text)


def write_yaml(items: Iterable[Item]) -> bytes:
    """A CSL YAML file like ``data/references.yaml``, as pandoc and this app read it."""
    text: str = yaml.dump({"references": csl_json(items)}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return text.encode()


# --- what may be cited -----------------------------------------------------------------------------------------------


def citable(course: Course) -> tuple[Item, ...]:
    """The paper, this app in its running version, and each data set, as records that every format can write."""
    app = course.paper.app.model_copy(update={"version": __version__})
    return (course.paper.paper, app, *map(_dataset, course.datasets))


def _dataset(dataset: Dataset) -> Item:
    variables = {
        "id": f"data-{dataset.id}",
        "type": "dataset",
        "author": [{"literal": dataset.publisher}],
        "issued": {"date-parts": [[dataset.year]]},
        "title": dataset.title,
        "note": dataset.licence,
        "URL": dataset.url,
    }
    return Item.model_validate(variables)
