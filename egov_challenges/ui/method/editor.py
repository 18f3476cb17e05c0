"""What an editor would ask about the list as printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from egov_challenges import editor, frames
from egov_challenges.model import Course
from egov_challenges.ui.links import to_entry
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View

COLUMNS = 2


def queries(view: View) -> None:
    """Draw the questions, those apart that our copy of the list may have caused."""
    text = view.language.text
    found = frames.queries(view.course)
    st.markdown(plain(text("editor.intro")))
    if not found:
        st.info(plain(text("editor.clean")))
        return
    asked = sum(map(len, found.values()))
    st.caption(plain(f"{text('editor.found', n=asked, rules=len(found))} {text('method.new_tab')}"))
    for heading, rules in (("editor.of_the_copy", editor.OF_THE_COPY), ("editor.of_the_print", editor.OF_THE_PRINT)):
        _section(view, text(heading), [rule.__name__ for rule in rules if rule.__name__ in found])


def _section(view: View, heading: str, rules: Sequence[str]) -> None:
    if rules:
        st.header(plain(heading), anchor=False)
    for start in range(0, len(rules), COLUMNS):
        for column, rule in zip(st.columns(COLUMNS, gap="large"), rules[start : start + COLUMNS], strict=False):
            column.markdown(_rule(view.course, rule))


@lru_cache(maxsize=256)
def _rule(course: Course, rule: str) -> str:
    text = course.language.text
    lines = []
    for query in frames.queries(course)[rule]:
        words = f": “{plain(query.words)}”" if query.words else ""
        lines.append(f"{to_entry(course, query.reference)}{words}")
    asked = f"**{plain(text('editor.ask'))}** {plain(text(f'editor.{rule}_ask'))}"
    why = f"**{plain(text('editor.why'))}** {plain(text(f'editor.{rule}_why'))}"
    return f"### {plain(text(f'editor.{rule}_title'))}\n\n{asked}\n\n{why}\n\n{'; '.join(lines)}."
