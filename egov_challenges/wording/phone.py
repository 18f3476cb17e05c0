"""The words of the plain page that phones get in a live class: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

PHONE: Mapping[str, str] = {
    "phone.title": "",
}
