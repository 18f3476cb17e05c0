"""The words of the page glossary: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

GLOSSARY: Mapping[str, str] = {
    "glossary.title": "",
    "glossary.intro": "",
    "glossary.q": "",
    "glossary.q_hint": "",
    "glossary.found": "n total",
    "glossary.nothing": "",
    "glossary.empty": "",
    "glossary.new_tab": "",
    "glossary.all": "n",
    "glossary.used_on": "",
    "glossary.see": "",
    "glossary.address": "",
    "glossary.ours": "",
    "glossary.close": "",
    "glossary.open": "",
}
