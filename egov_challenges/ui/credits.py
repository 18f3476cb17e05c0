"""The credits of a data set, as a page shows them in full."""

from __future__ import annotations

from egov_challenges import frames
from egov_challenges.model import Dataset
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def credit_lines(view: View, dataset: Dataset) -> list[str]:
    """All that is known about a data set, a line of Markdown each."""
    text = view.language.text
    values = {"edition": dataset.edition or str(dataset.year), "title": dataset.title, "publisher": dataset.publisher}
    lines = [text("dataset.line", **values), text("dataset.licence", licence=dataset.licence)]
    lines.append(text("dataset.obtained", obtained=dataset.obtained))
    if dataset.checked:
        lines.append(text("dataset.checked", checked=dataset.checked))
    if dataset.left_out:
        lines.append(text("dataset.left_out", left_out=dataset.left_out))
    if last := frames.last_year_of(view.course, dataset):
        lines.append(text("dataset.last_year", year=str(last)))
    shown = list(map(plain, lines))
    if dataset.url:
        shown.append(f"{plain(text('dataset.url'))} <{dataset.url}>")
    return shown
