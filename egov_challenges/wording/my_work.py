"""The words of the page my work: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

MY_WORK: Mapping[str, str] = {
    "my_work.title": "",
    "my_work.intro": "",
}
