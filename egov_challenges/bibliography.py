"""References in the forms that other programs read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egov_challenges.reference import PartialDate, Reference


def csl_json(references: Iterable[Reference]) -> list[dict[str, Any]]:
    """References as CSL JSON items (Citation Style Language 1.0.2), in the given order, ``custom`` included."""
    return [_item(reference) for reference in references]


def _item(reference: Reference) -> dict[str, Any]:
    item = reference.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True, mode="json")
    for name in ("issued", "accessed", "event_date"):
        date = getattr(reference, name)
        if isinstance(date, PartialDate):
            item[name.replace("_", "-")] = {"date-parts": [list(date.parts)]}
    return item
