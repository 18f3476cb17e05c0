"""What a chart says, in words."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Readout:
    """What a chart says, in words."""

    title: str  # the finding
    alt: str  # one or two sentences that stand for the picture
    note: str  # how it was counted, and how the numbers add up
    table: pd.DataFrame = field(default_factory=pd.DataFrame)  # the same numbers, with headings for readers
