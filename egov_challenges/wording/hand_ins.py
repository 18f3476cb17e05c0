"""The words of the page on a class's hand-in codes: each with its names in braces."""

from __future__ import annotations

from collections.abc import Mapping

HAND_INS: Mapping[str, str] = {
    "hand_ins.title": "",
    "hand_ins.intro": "",
    "hand_ins.paste": "n",
    "hand_ins.upload": "",
    "hand_ins.read": "",
    "hand_ins.found": "n",
    "hand_ins.repeated": "n",
    "hand_ins.left": "n most",
    "hand_ins.problem": "start problem",
    "hand_ins.table": "",
    "hand_ins.table_what": "",
    "hand_ins.table_alt": "n",
    "hand_ins.csv": "",
    "hand_ins.per_question": "",
    "hand_ins.no_answers": "",
    "hand_ins.question": "",
    "hand_ins.answered": "",
    "hand_ins.first": "",
    "hand_ins.later": "",
    "hand_ins.open": "",
    "hand_ins.tempting": "",
    "hand_ins.tempted": "answer n",
    "hand_ins.nobody": "",
}
