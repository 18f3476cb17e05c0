"""The charts of a file: each as a picture with its finding, its note, where its numbers come from, and these as a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as plotly
from markupsafe import Markup

from egov_challenges import charts, frames, readouts
from egov_challenges.choice import Choice, valid
from egov_challenges.handout.markup import joined, tag
from egov_challenges.handout.vector import svg
from egov_challenges.language import Language
from egov_challenges.model import Course
from egov_challenges.readouts import Readout

MANY, LONG = 9, 6  # columns whose headings stand upright; rows that run on beside each other
NUMBER = re.compile(r"[\d.,−–%+]*")


@dataclass(frozen=True)
class Offered:
    """How a chart comes about: its frame, its figure and its words."""

    frame: Callable[[Course, Choice], pd.DataFrame]
    chart: Callable[[pd.DataFrame, Language, str], plotly.Figure]
    words: Callable[[pd.DataFrame, Language], Readout]


OFFERED: Mapping[str, Offered] = {
    "years": Offered(frames.years, charts.years, readouts.years),
    "places": Offered(frames.places, charts.places, readouts.places),
    "series": Offered(frames.series, charts.series, readouts.series),
    "world": Offered(frames.world, charts.world, readouts.world),
    "theme": Offered(frames.groups, charts.groups, readouts.groups),
    "kind": Offered(frames.groups, charts.groups, readouts.groups),
    "read": Offered(frames.months, charts.months, readouts.months),
    "outlines": Offered(frames.outlines, charts.outlines, readouts.outlines),
}
MAPS = frozenset({"world", "outlines"})


@dataclass(frozen=True)
class Drawn:
    """A finished chart: the figure of the app, what it says, and whose numbers these are."""

    figure: plotly.Figure
    readout: Readout
    source: str


def drawn(course: Course, chart: str, choice: Choice) -> Drawn:
    """One of the charts on offer, of the theme (and the series, and the comparison) of a choice."""
    offered = OFFERED[chart]
    choice = choice.put(show=chart) if chart in {"theme", "kind"} else choice
    counted = offered.frame(course, choice)
    position = valid(course)["theme"].index(choice.theme) if choice.theme else None
    figure = offered.chart(counted, course.language, charts.colour(position))
    return Drawn(figure, offered.words(counted, course.language), readouts.source(counted, course))


def shown(course: Course, it: Drawn, live: str = "") -> Markup:
    """A chart in a file; ``live`` is the id of the figure where a script draws it, too, in the place of the picture.

    The picture has a region of its own that scrolls where the screen is narrower than the picture.
    """
    text = course.language.text
    label = text("handout.chart", title=it.readout.title)
    picture = tag("div", svg(it.figure, it.readout.alt), class_="still", tabindex=0, role="region", aria_label=label)
    canvas = tag("div", class_="live", id=live, role="img", aria_label=it.readout.alt, hidden=True) if live else None
    note = tag("p", it.readout.note, class_="note") if it.readout.note else None
    figure = tag("figure", tag("figcaption", it.readout.title), picture, canvas, note, tag("p", it.source, class_="source"))
    numbers = table(it.readout.table, text("handout.numbers", title=it.readout.title))
    if live:
        numbers = tag("details", tag("summary", text("handout.numbers_open")), numbers)
    return joined([figure, numbers])


def table(frame: pd.DataFrame, caption: str) -> Markup:
    """A frame of texts as a table; nothing where it has no rows."""
    if frame.empty:
        return Markup()
    cells = [[str(cell) for cell in row] for row in frame.to_numpy().tolist()]
    numeric = [all(NUMBER.fullmatch(row[column]) for row in cells) for column in range(len(frame.columns))]
    looks = [None, *("number" if column_is else None for column_is in numeric[1:])]
    head = [tag("th", str(name), scope="col", class_=look) for name, look in zip(frame.columns, looks, strict=True)]
    rows = [
        tag(
            "tr",
            tag("th", first, scope="row"),
            *(tag("td", cell, class_=look) for cell, look in zip(rest, looks[1:], strict=True)),
        )
        for first, *rest in cells
    ]
    across = len(frame.columns)
    long = {2: "long", 3: "long", 4: "long pair"}.get(across, "") if len(cells) > LONG else ""
    kind = "many" if across > MANY else long
    made = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows), aria_label=caption)
    region = tag("div", made, class_=f"numbers {kind}".strip(), tabindex=0, role="region", aria_label=caption)
    return tag("p", caption, class_="caption") + region  # above the region: a caption is no wider than its table
