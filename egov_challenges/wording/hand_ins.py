"""The words of the page hand ins: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

HAND_INS: Mapping[str, str] = {
    "hand_ins.title": "",
    "hand_ins.intro": "",
}
