"""Where the numbers of a chart come from, in one line: under its table, and in the picture that leaves the app."""

from __future__ import annotations

import pandas as pd

from egov_challenges import __version__
from egov_challenges.model import Course


def source(frame: pd.DataFrame, course: Course) -> str:
    """The data sets that a frame was counted from, each with its publisher, year and licence."""
    text = course.language.text
    used = [text("picture.dataset", **course.dataset(id_).credits) for id_ in frame.attrs["datasets"]]
    return text("picture.source", datasets=" ".join(used))


def made(course: Course, address: str) -> str:
    """What a picture was made with, at which address, which paper that speaks of, and the licence of the picture."""
    paper = course.paper.paper
    values = {"authors": paper.authors, "year": str(paper.year), "title": paper.title}
    return course.language.text("picture.made", version=__version__, address=address, **values)
