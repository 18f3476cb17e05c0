"""The timeline: one of its four pictures, as the reader chose."""

from __future__ import annotations

from egov_challenges import charts, frames, readouts
from egov_challenges.ui.figure import figure
from egov_challenges.ui.view import View


def timeline(view: View) -> None:
    """Draw the publication years, plain or split by theme or kind, or the months of last access."""
    match view.choice.show:
        case "years":
            figure(view, frames.years, charts.years, readouts.years)
        case "read":
            figure(view, frames.months, charts.months, readouts.months)
        case _:
            figure(view, frames.groups, charts.groups, readouts.groups)
