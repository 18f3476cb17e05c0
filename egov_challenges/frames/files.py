"""A frame as a file that spreadsheets open."""

from __future__ import annotations

import pandas as pd

CELL_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(frame: pd.DataFrame) -> bytes:
    """A frame as CSV: UTF-8 with a signature, so that spreadsheets show every letter, and no cell starts a formula."""
    safe = frame.map(lambda cell: f"'{cell}" if isinstance(cell, str) and cell.startswith(CELL_STARTS_A_FORMULA) else cell)
    return safe.to_csv(index=False).encode("utf-8-sig")
