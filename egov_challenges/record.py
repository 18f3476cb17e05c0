"""What all records are made of: frozen, strict about their keys, with texts that a page can show."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

LONGEST_TEXT = 4000  # characters of one text; longer ones belong into several
LONGEST_ABSTRACT = 20_000  # characters of a text that no page shows


def _clean(value: object) -> object:
    """Read a bare number as text (``volume: 24``) and refuse what breaks a page later: what has no printable form."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", value):
        raise PydanticCustomError("unprintable", "holds a character that cannot be printed", {})
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT), BeforeValidator(_clean)]
LongText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_ABSTRACT), BeforeValidator(_clean)
]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Code = Annotated[str, StringConstraints(max_length=60)]
Whole = Annotated[int, Field(strict=True)]  # true, "3" and 3.0 are none
Alpha3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


class Record(BaseModel):
    """A frozen record; keys that it does not know are faults, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_hyphenated)


class Spelt(Record):
    """A record of a file of words, whose keys are spelt with underscores."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=None)
