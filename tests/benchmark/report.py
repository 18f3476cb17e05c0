"""The results as a Markdown table, held against the goals, with the machine and the versions that they were measured with."""

from __future__ import annotations

import math
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

PACKAGES = ("streamlit", "plotly", "pandas", "starlette")


@dataclass(frozen=True)
class Goal:
    """What the app may reach at most: a share of the floor's value, or a value of its own."""

    at_most: float
    ratio: bool = True

    def met(self, app: float, floor: float) -> bool:
        """Whether the app keeps it."""
        return (app / floor if self.ratio else app) <= self.at_most

    def __str__(self) -> str:
        return f"ratio ≤ {self.at_most:.2f}" if self.ratio else f"≤ {self.at_most:g}"


@dataclass(frozen=True)
class Row:
    """One measure of both sites; infinite is a value past the limit of the measurement."""

    measure: str
    unit: str
    app: float
    floor: float
    goal: Goal | None = None

    def __str__(self) -> str:
        goal, met = (
            ("", "") if self.goal is None else (str(self.goal), "yes" if self.goal.met(self.app, self.floor) else "**no**")
        )
        cells = (f"{self.measure}, {self.unit}", _number(self.app), _number(self.floor), self._ratio(), goal, met)
        return f"| {' | '.join(cells)} |"

    def _ratio(self) -> str:
        if not math.isfinite(self.app + self.floor) or not self.floor:
            return ""
        ratio = self.app / self.floor
        return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.1g}"


def table(rows: Iterable[Row], app: str = "app", floor: str = "floor") -> str:
    """The rows under their heading, which names the two that are held against each other."""
    return "\n".join(
        [f"| measure | {app} | {floor} | ratio | goal | met |", "| --- | --: | --: | --: | --- | --- |", *map(str, rows)]
    )


def medians(turns: Iterable[Sequence[float]]) -> tuple[float, float]:
    """Of each site, from turns that measured both."""
    app, floor = zip(*turns, strict=True)
    return median(app), median(floor)


def say(step: str) -> None:
    """Tell whoever waits what is measured now."""
    sys.stderr.write(f"{step} …\n")


def circumstances(chromium: str, load_before: float) -> str:
    """Where and when this was measured; ``load_before`` is the machine's load average before the start."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return "\n".join(
        (
            f"- {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
            f"- {os.cpu_count()} cores, {_processor()}, {platform.system()} {platform.release()}; load {load_before:.2f} before",
            f"- Python {platform.python_version()}, {versions}, Chromium {chromium}",
        )
    )


def _number(value: float) -> str:
    """Three significant digits."""
    if math.isinf(value):
        return "past the limit"
    digits = max(0, 2 - math.floor(math.log10(abs(value)))) if value else 0
    return f"{value:.{digits}f}"


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text().splitlines() if described.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor()
