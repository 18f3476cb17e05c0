"""References in the forms that other programs read: ``FORMATS`` has them all, each a writer from items to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from egov_challenges.bibliography import apa, bibtex, items, ris
from egov_challenges.bibliography.items import citable, csl_json
from egov_challenges.reference import Item

__all__ = ["FORMATS", "Format", "apa", "citable", "csl_json"]


@dataclass(frozen=True)
class Format:
    """One form of a bibliography: how its files end, how they are announced, and what writes them (UTF-8)."""

    suffix: str
    mime: str
    write: Callable[[Iterable[Item]], bytes]


FORMATS: Mapping[str, Format] = {
    "bibtex": Format("bib", "application/x-bibtex", bibtex.write),
    "ris": Format("ris", "application/x-research-info-systems", ris.write),
    "csl_json": Format("csl.json", "application/vnd.citationstyles.csl+json", items.write_json),
    "csl_yaml": Format("csl.yaml", "application/yaml", items.write_yaml),
    "apa": Format("apa.txt", "text/plain", apa.write),
}
