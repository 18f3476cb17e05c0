"""What all visitors share, made before the first one comes."""

from __future__ import annotations

from itertools import product

from egov_challenges import charts, frames, readouts
from egov_challenges.choice import Choice, valid
from egov_challenges.model import Course
from egov_challenges.ui.figure import drawn
from egov_challenges.ui.view import loaded


def warm_up() -> None:
    """Read the course and draw the home page's figures for each theme; a broken course is left for the page to tell."""
    course = loaded()
    if not isinstance(course, Course):
        return
    home = ((frames.years, charts.years, readouts.years), (frames.places, charts.places, readouts.places))
    for (frame, chart, words), theme in product(home, ("", *valid(course)["theme"])):
        drawn(course, Choice(theme=theme), frame, chart, words).figure.to_json()
