"""The words of the page of handouts, and of the files that it makes: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

HANDOUT: Mapping[str, str] = {
    "handout.title": "",
    "handout.intro": "",
}
