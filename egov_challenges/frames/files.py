"""A frame as a file that spreadsheets open."""

from __future__ import annotations

import re

import pandas as pd

STARTS_A_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")  # some programs take spaces off first, or read full-width signs
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
DIGITS = "%.12g"  # 19, not 19.0; a third to its twelfth digit


def csv(frame: pd.DataFrame) -> bytes:
    """A frame as CSV: UTF-8 with a signature, so that spreadsheets show every letter; numbers plain; no cell starts a formula."""
    return guarded(frame).to_csv(index=False, float_format=DIGITS).encode("utf-8-sig")


def guarded(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame in which no cell starts a formula, wherever it is copied to: such a cell has an apostrophe before it."""
    return frame.map(_safe)


def _safe(cell: object) -> object:
    starts = isinstance(cell, str) and STARTS_A_FORMULA.match(cell) and not NUMBER.fullmatch(cell)
    return f"'{cell}" if starts else cell
