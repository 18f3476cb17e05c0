"""What a student judges of an entry before it is kept: held here while the page is open, so that looking elsewhere loses nothing.

The draft is what the controls show; their callbacks change it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from egov_challenges import exercise
from egov_challenges.model import Course
from egov_challenges.reference import Reference
from egov_challenges.ui import memory
from egov_challenges.work import MOST_WORDS, Coding, Positions

Part = Literal["themes", "places"]
Codes = Mapping[str, Positions]  # a theme or a place, and the words that it rests on


@dataclass(frozen=True)
class Draft:
    """Themes and places of an entry. Nothing yet (``None``) is not the same as none (empty)."""

    themes: Codes | None = None
    places: Codes | None = None
    about: tuple[Part, str] | None = None  # the judgement whose words are being marked

    @property
    def coding(self) -> Coding | None:
        """The draft as it would be kept; nothing while a question is open."""
        if self.themes is None or self.places is None:
            return None
        return Coding(themes=dict(self.themes), places=dict(self.places))

    @property
    def given(self) -> list[tuple[Part, str]]:
        """All that was given, in the order of giving."""
        parts: tuple[Part, Part] = ("themes", "places")
        return [(part, code) for part in parts for code in self.codes(part) or ()]

    def codes(self, part: Part) -> Codes | None:
        """The themes, or the places."""
        return self.themes if part == "themes" else self.places

    def put(self, part: Part, codes: Sequence[str] | None) -> Draft:
        """The draft with other themes or places; marks stay, and what is new is marked next."""
        before = self.codes(part) or {}
        after = None if codes is None else {code: before.get(code, ()) for code in codes}
        draft = replace(self, themes=after) if part == "themes" else replace(self, places=after)
        fresh: list[tuple[Part, str]] = [(part, code) for code in after or () if code not in before]
        left = [self.about] if self.about in draft.given else draft.given
        return replace(draft, about=next(iter([*fresh, *left]), None))

    def marked(self, positions: Sequence[int]) -> Draft:
        """The draft with other words for the judgement that is being marked."""
        if self.about is None:
            return self
        part, code = self.about
        codes = {**(self.codes(part) or {}), code: tuple(sorted(positions)[:MOST_WORDS])}
        return replace(self, themes=codes) if part == "themes" else replace(self, places=codes)


def draft(course: Course, reference: Reference) -> Draft:
    """What was judged and not kept yet, else what is kept, else nothing."""
    held: Draft | None = st.session_state.get(memory.DRAFTS, {}).get(reference.id)
    return held or kept(course, reference) or Draft()


def kept(course: Course, reference: Reference) -> Draft | None:
    """What is kept of an entry, as far as the course knows it; by whatever version of the rules it was coded."""
    entry = memory.work().get(f"coding/{reference.id}")
    if entry is None or not isinstance(entry.what, Coding):
        return None
    length, offered = len(exercise.words(reference)), set(exercise.places(course))
    rules = {rule.id for rule in course.codebook.themes}
    within = {
        part: {code: tuple(at for at in positions if 0 <= at < length) for code, positions in codes.items() if code in known}
        for part, codes, known in (("themes", entry.what.themes, rules), ("places", entry.what.places, offered))
    }
    found = Draft(within["themes"], within["places"])
    return replace(found, about=next(iter(found.given), None))


def hold(reference: Reference, draft: Draft) -> None:
    """Hold a draft, from within a callback."""
    st.session_state[memory.DRAFTS] = {**st.session_state.get(memory.DRAFTS, {}), reference.id: draft}


def let_go(reference: Reference) -> None:
    """Forget a draft, from within a callback."""
    st.session_state.get(memory.DRAFTS, {}).pop(reference.id, None)
