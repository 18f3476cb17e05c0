"""The axes of a plotly figure: where a value lies on a picture, in pixels, and which ticks have a label."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as plotly

from egov_challenges.charts.looks import TEXT_SIZE

LETTER = 0.58  # width of a letter in sizes of its text: a little more than that of most
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Axis:
    """One axis: the values at its two ends, where these lie, and its categories if it has any."""

    low: float
    high: float
    start: float  # px of ``low``
    end: float  # px of ``high``
    categories: tuple[str, ...] = ()

    def at(self, value: Any) -> float:
        """Where a value lies; NaN where it has none."""
        number = self.categories.index(str(value)) if self.categories else float(value)
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def unit(self) -> float:
        """How many pixels one step of the axis is, without direction."""
        return abs((self.end - self.start) / (self.high - self.low))


def axis(figure: plotly.Figure, name: str, room: tuple[float, float]) -> Axis:
    """The axis of this plotly name (``x``, ``y2``) in the room from its lowest to its highest end, in px."""
    settings = figure.layout[_key(name)]
    share = settings.domain or (0, 1)
    start, end = (room[0] + part * (room[1] - room[0]) for part in share)
    categories = _categories(figure, name, settings)
    if categories:
        low, high = -0.5, len(categories) - 0.5
        return Axis(*((high, low) if settings.autorange == "reversed" else (low, high)), start, end, categories)
    low, high = settings.range
    return Axis(float(low), float(high), start, end)


def _key(name: str) -> str:
    return f"{name[0]}axis{name[1:]}"


def _categories(figure: plotly.Figure, name: str, settings: Any) -> tuple[str, ...]:
    if settings.type != "category":
        return ()
    of_axis = (trace for trace in figure.data if (trace[f"{name[0]}axis"] or name[0]) == name)
    return tuple(dict.fromkeys(str(value) for trace in of_axis for value in trace[name[0]]))


def width_of(text: str, size: float = TEXT_SIZE) -> float:
    """About how wide a text is, in px."""
    return LETTER * size * len(text)


def ticks(figure: plotly.Figure, name: str, along: Axis) -> list[tuple[float, str]]:
    """The ticks of an axis, each with its place in px and its label; so many that their labels do not touch."""
    settings = figure.layout[_key(name)]
    if settings.visible is False:
        return []
    if along.categories:
        labels: Sequence[tuple[float, str]] = [(along.at(text), text) for text in along.categories]
    else:
        labels = [(along.at(value), f"{value:g}") for value in _values(settings, along)]
    if name[0] == "y":
        return list(labels)
    widest = max((width_of(text) for _, text in labels), default=0) + 4
    apart = abs(labels[1][0] - labels[0][0]) if len(labels) > 1 else widest
    every = max(1, math.ceil(widest / apart))
    return list(labels[(len(labels) - 1) % every :: every])  # the last one is among them


def _values(settings: Any, along: Axis) -> Iterator[float]:
    low, high = sorted((along.low, along.high))
    if settings.tickvals is not None:
        yield from (float(value) for value in settings.tickvals if low <= value <= high)
        return
    step = float(settings.dtick or _step(high - low, settings.nticks or 5))
    first = settings.tick0 or 0
    number = math.ceil((low - first) / step)
    while first + number * step <= high:
        yield round(first + number * step, 6)
        number += 1


def _step(span: float, at_most: int) -> float:
    """The least round step that needs no more ticks."""
    size = 10 ** math.floor(math.log10(span / at_most))
    return float(next(size * step for step in STEPS if size * step * at_most >= span))
