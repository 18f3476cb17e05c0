"""The words of the page glossary: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

GLOSSARY: Mapping[str, str] = {
    "glossary.title": "",
    "glossary.intro": "",
}
