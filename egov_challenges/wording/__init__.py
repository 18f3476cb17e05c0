"""The words that the code asks for, each with the names in braces that it can fill in.

``data/<language>/interface.yaml`` must have each of them; a test holds this table against the calls in the code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from egov_challenges.faults import Fault
from egov_challenges.language import PLURALS, Word, fields
from egov_challenges.record import Record, Text
from egov_challenges.wording.evidence import EVIDENCE
from egov_challenges.wording.exercise import EXERCISE
from egov_challenges.wording.glossary import GLOSSARY
from egov_challenges.wording.guess import GUESS
from egov_challenges.wording.hand_ins import HAND_INS
from egov_challenges.wording.handout import HANDOUT
from egov_challenges.wording.lesson import LESSON
from egov_challenges.wording.live import LIVE
from egov_challenges.wording.method import METHOD
from egov_challenges.wording.my_work import MY_WORK
from egov_challenges.wording.paper import PAPER
from egov_challenges.wording.phone import PHONE
from egov_challenges.wording.quiz import QUIZ


class Said(Record):
    """One word of the interface, or one of its plural forms."""

    word: Text


OPEN = ("kinds.", "regions.", "fields.")  # groups whose keys come from the data; checks.py holds them against it
WORDS: Mapping[str, str] = {
    **PAPER,
    **EVIDENCE,
    **METHOD,
    **QUIZ,
    **EXERCISE,
    **GLOSSARY,
    **GUESS,
    **MY_WORK,
    **HAND_INS,
    **LESSON,
    **LIVE,
    **PHONE,
    **HANDOUT,
}


def faults(file: str, words: Mapping[str, Word]) -> Iterator[Fault]:
    """Words that are missing, that nothing asks for, or that have a name in braces that nothing fills in."""
    for key in (key for key in WORDS if key not in words):
        yield Fault(file, f"key {key}", "the word is missing", "add it")
    for key, word in words.items():
        known = WORDS.get(key, "" if key.startswith(OPEN) else None)
        if known is None:
            yield Fault(file, f"key {key}", "nothing on a page asks for this word", "correct the key or take it out")
        elif isinstance(word, Mapping) and "n" not in known.split():
            yield Fault(file, f"key {key}", "no number is at hand to choose a plural form by", "write one text for all numbers")
        elif isinstance(word, Mapping) and not {"other"} <= word.keys() <= PLURALS:
            remedy = f"use forms out of {', '.join(sorted(PLURALS))}; other is always needed"
            yield Fault(file, f"key {key}", f"it has the forms {', '.join(word)}", remedy)
        elif unknown := fields(word) - set(known.split()):
            names = ", ".join(f"{{{name}}}" for name in sorted(unknown))
            usable = ", ".join(f"{{{name}}}" for name in known.split()) or "none"
            yield Fault(file, f"key {key}", f"{names} cannot be filled in", f"this word can use: {usable}")
