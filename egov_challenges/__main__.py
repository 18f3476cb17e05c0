"""``python -m egov_challenges check [FOLDER]``: can this data folder be taught from?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from egov_challenges import data_folder, ready
from egov_challenges.faults import BrokenCourseError


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; 0 when all is well, 1 when the folder has faults."""
    parser = argparse.ArgumentParser(prog="python -m egov_challenges", description="E-Gov Challenges")
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="say what is wrong in a data folder, and how to mend it")
    check.add_argument(
        "folder", nargs="?", type=Path, default=data_folder.chosen(), help="the data folder (default: %(default)s)"
    )
    return _check(parser.parse_args(arguments).folder)


def _check(folder: Path) -> int:
    try:
        found = ready.load(folder)
    except BrokenCourseError as broken:
        print(broken, file=sys.stderr)
        print(f"{len(broken.faults)} to mend in {folder}", file=sys.stderr)
        return 1
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
