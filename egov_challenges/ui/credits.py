"""The credits of a data set, as a page shows them in full."""

from __future__ import annotations

from egov_challenges import readouts
from egov_challenges.model import Dataset
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def credit_lines(view: View, dataset: Dataset) -> list[str]:
    """All that is known about a data set, a line of Markdown each."""
    shown = list(map(plain, readouts.credit_lines(view.course, dataset)))
    if dataset.url:
        shown.append(f"{plain(view.language.text('dataset.url'))} <{dataset.url}>")
    return shown
