"""Everything in one archive: the data folder as it is, tables made from it, licences, and what each file and column means."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from egov_challenges import frames
from egov_challenges.bibliography import FORMATS
from egov_challenges.language import fill
from egov_challenges.model import Course, Dataset

FOLDER = "egov-challenges"  # in the archive
EPOCH = (1980, 1, 1, 0, 0, 0)  # the time of each file in it: the same data make the same archive


def archive(course: Course, data: Mapping[str, bytes], version: str) -> bytes:
    """The archive as ZIP. ``data``: the files of the data folder by their names as seen from it."""
    contents = {
        "README.md": readme(course, version).encode(),
        "LICENCES.md": licences(course).encode(),
        **{f"tables/{name}.csv": frames.csv(table) for name, table in frames.tables(course).items()},
        **{f"references.{form.suffix}": form.write(course.references) for form in FORMATS.values()},
        **{f"data/{name}": content for name, content in data.items()},
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as made:
        for name, content in contents.items():
            made.writestr(ZipInfo(f"{FOLDER}/{name}", EPOCH), content, ZIP_DEFLATED)
    return packed.getvalue()


def readme(course: Course, version: str) -> str:
    """What the archive holds: each file, each column, and how to load them in Python and R; Markdown."""
    words = course.bundle
    lines = [f"# {words.title} {version}", "", words.intro, ""]
    for it in words.files:
        lines += [f"## {it.file}", "", it.about, ""]
        lines += [f"- `{column}`: {meaning}" for column, meaning in it.columns.items()] + [""] * bool(it.columns)
    for name, code in (("Python", words.python), ("R", words.r)):
        lines += [f"## {name}", "", f"```{name.lower()}", fill(code, {"folder": FOLDER}).rstrip(), "```", ""]
    return "\n".join(lines)


def licences(course: Course) -> str:
    """The credits of each data set; Markdown."""
    return "\n".join(line for dataset in course.datasets for line in _credits(dataset))


def _credits(dataset: Dataset) -> list[str]:
    told = dataset.model_dump(exclude_none=True, exclude={"id", "title"})
    return [f"## {dataset.title}", "", *(f"- {key.replace('_', ' ')}: {value}" for key, value in told.items()), ""]
