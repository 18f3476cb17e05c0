"""The words of the page quiz: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

QUIZ: Mapping[str, str] = {
    "quiz.title": "",
    "quiz.intro": "",
}
