"""Where numbers, statements and data come from, in words: of a chart in one line, of a data set in full."""

from __future__ import annotations

import pandas as pd

from egov_challenges import __version__
from egov_challenges.frames.indicators import last_year_of
from egov_challenges.model import Course, Dataset
from egov_challenges.statement import Source


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


def origin(course: Course, source: Source) -> str:
    """Where a statement or a definition comes from, in one sentence: what stands behind a badge."""
    text = course.language.text
    if source.abstract:
        return text("source.abstract", words=source.abstract)
    if source.reference:
        reference = course.reference(source.reference)
        return text("source.reference", n=reference.custom.number, printed=reference.printed)
    if source.data:
        return text("source.data", **course.dataset(source.data).credits)
    if source.indicator:
        words = course.indicator_words[source.indicator]
        dataset = course.dataset(course.indicators[source.indicator].dataset)
        return text("source.indicator", indicator=words.name, **dataset.credits)
    return text("source.ours")


def credit_lines(course: Course, dataset: Dataset) -> list[str]:
    """All that is known about a data set but its address: whose, under which licence, how obtained, what was left out."""
    text = course.language.text
    values = {"edition": dataset.edition or str(dataset.year), "title": dataset.title, "publisher": dataset.publisher}
    lines = [text("dataset.line", **values), text("dataset.licence", licence=dataset.licence)]
    lines.append(text("dataset.obtained", obtained=dataset.obtained))
    if dataset.checked:
        lines.append(text("dataset.checked", checked=dataset.checked))
    if dataset.left_out:
        lines.append(text("dataset.left_out", left_out=dataset.left_out))
    if last := last_year_of(course, dataset):
        lines.append(text("dataset.last_year", year=str(last)))
    return lines


def built_from(course: Course) -> list[str]:
    """Which paper a course is made from, and what we have of it and lack."""
    paper = course.paper.paper
    cited = course.language.text(
        "foot.paper",
        authors=paper.authors,
        year=str(paper.year),
        title=paper.title,
        container=paper.container_title or "",
        volume=paper.volume or "",
        issue=paper.issue or "",
        page=(paper.page or "").replace("-", "–"),
    )
    have, lack = course.language.listed(course.paper.have), course.language.listed(course.paper.lack)
    return [cited, course.language.text("foot.have", have=have, lack=lack)]
