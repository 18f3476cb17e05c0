"""The words of the page exercise: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

EXERCISE: Mapping[str, str] = {
    "exercise.title": "",
    "exercise.intro": "",
}
