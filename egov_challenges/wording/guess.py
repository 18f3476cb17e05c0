"""The words of guessing before a chart is seen: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

GUESS: Mapping[str, str] = {}
