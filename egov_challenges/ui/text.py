"""Text from data on its way to a page: the one place where it is escaped.

Streamlit reads Markdown, HTML entities, maths, colour directives, emoji short codes and arrows in most of its texts. Whatever
comes out of ``data/`` or out of the address is to stand on the page as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from egov_challenges.bibliography.items import on_one_line
from egov_challenges.readouts.coded import pieces

SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@\"'/])")
# Streamlit replaces these in finished text, where a backslash no longer helps; an invisible joiner breaks them up.
TURNED = re.compile(
    r":(?=[\w+\-/]+:)"  # :tada: into a picture
    r"|:(?=//)|(?i:www)(?=\.)|(?<=\w)@(?=\w)"  # an address into a link
    r"|(?<!\S)[<\->~](?=[->=]{1,2}(?!\S))"  # -> into an arrow
)
JOINER = "\u2060"


@lru_cache(maxsize=8192)  # a page says mostly the same things again
def plain(text: str) -> str:
    """Text that Streamlit's Markdown shows letter for letter, on one line."""
    return _escaped(on_one_line(text))


def linked(text: str, links: Iterable[tuple[int, int, str]]) -> str:
    """Text on one line with Markdown links on some of its parts, each as (start, end, address), in their order."""
    out, done = "", 0
    for start, end, address in links:
        out += f"{_escaped(text[done:start])}[{_escaped(text[start:end])}]({address})"
        done = end
    return out + _escaped(text[done:])


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", TURNED.sub(lambda match: match[0] + JOINER, text))


def marked(text: str, evidence: Iterable[str]) -> str:
    """Text with the words of the evidence marked; overlapping evidence becomes one mark."""
    cut = pieces(text, evidence)
    return "".join(f":yellow-background[{_escaped(piece)}]" if is_evidence else _escaped(piece) for piece, is_evidence in cut)


def table(frame: pd.DataFrame) -> str:
    """A frame of texts as a Markdown table (which costs the page no further script)."""
    rows = [list(frame.columns), *frame.to_numpy().tolist()]
    lines = ["| " + " | ".join(plain(str(cell)) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(frame.columns), *lines[1:]])
