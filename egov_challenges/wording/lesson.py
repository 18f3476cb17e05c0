"""The words of the page of lesson plans and of the view for a projector: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

LESSON: Mapping[str, str] = {
    "lesson.title": "",
    "lesson.intro": "",
}
