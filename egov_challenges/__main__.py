"""``python -m egov_challenges check [FOLDER]``: can this data folder be taught from? ``export FILE``: all of it in one file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from egov_challenges import data_folder, ready
from egov_challenges.faults import BrokenCourseError
from egov_challenges.handout import whole
from egov_challenges.model import Course


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; 0 when all is well, 1 when the folder has faults."""
    parser = argparse.ArgumentParser(prog="python -m egov_challenges", description="E-Gov Challenges")
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="say what is wrong in a data folder, and how to mend it")
    export = commands.add_parser("export", help="write the whole course into one HTML file, which needs no server and no network")
    export.add_argument("file", type=Path, help="the file to write, such as course.html")
    export.add_argument("--force", action="store_true", help="write over a file that is there")
    for command in (check, export):
        command.add_argument(
            "folder", nargs="?", type=Path, default=data_folder.chosen(), help="the data folder (default: %(default)s)"
        )
    given = parser.parse_args(arguments)
    try:
        found = ready.load(given.folder)
    except BrokenCourseError as broken:
        print(broken, file=sys.stderr)
        print(f"{len(broken.faults)} to mend in {given.folder}", file=sys.stderr)
        return 1
    return _export(found, given.folder, given.file, force=given.force) if "file" in given else _check(found, given.folder)


def _export(course: Course, folder: Path, file: Path, *, force: bool) -> int:
    try:
        if file.exists() and not force:
            print(f"{file} is there already; name another file, or add --force to write over it.", file=sys.stderr)
            return 1
        file.touch()  # what cannot be written is told before the work
        content = whole(course, data_folder.outlines(folder), _progress)
        file.write_bytes(content)
    except OSError as error:
        print(f"{file} cannot be written ({error.strerror}); see to its folder and its permissions.", file=sys.stderr)
        return 1
    print(f"{file}: the whole course, {len(content) / 1e6:.1f} MB. Open it in a browser; it asks nothing of any network.")
    return 0


def _progress(share: float) -> None:
    end = "\n" if share == 1 else ""
    print(f"\r{share:.0%}", end=end, file=sys.stderr, flush=True)


def _check(found: Course, folder: Path) -> int:
    places = sum(len(coding.places) + len(coding.seats) for coding in found.codings.values())
    themes = sum(len(coding.themes) for coding in found.codings.values())
    statements = sum(len(words.statements) for words in (found.overall, *found.themes))
    print(
        f"{folder}: all is well. Checked {len(found.references)} references, {len(found.codings)} codings with {places} places "
        f"and {themes} themes against the printed entries, {len(found.second)} second codings, "
        f"{len(found.codebook.themes)} themes and {statements} statements with their sources, "
        f"{len(found.questions)} questions with their answers, {len(found.glossary)} terms, "
        f"{len(found.lessons)} lesson plans with {sum(len(it.steps) for it in found.lessons.values())} steps, "
        f"{len(found.language.words)} words, {len(found.datasets)} data sets."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
