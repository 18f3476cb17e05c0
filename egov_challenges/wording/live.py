"""The words of the lecturer's page of a live class: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

LIVE: Mapping[str, str] = {
    "live.title": "",
    "live.intro": "",
}
