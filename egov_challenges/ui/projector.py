"""The view for a projector: a switch on every page, and what makes pages readable from the last row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from egov_challenges.choice import Choice
from egov_challenges.model import Course
from egov_challenges.ui.lesson.turning import turning
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import chosen, go

STYLE = Path(__file__).with_name("projector.css")
VIEW = "projector"


def projecting() -> bool:
    """Whether the page is shown on a projector."""
    return chosen().view == VIEW


def projector(course: Course) -> None:
    """Draw the switch, and the style of the view where it is on."""
    text = course.language.text
    on = projecting()
    if on:
        st.html(STYLE)
    with st.container(key="projector", width="content"):
        label = text("projector.leave") if on else text("projector.enter")
        st.button(plain(label), type="tertiary", icon=":material/present_to_all:", on_click=go, args=(_switched,))


def room_for(key: str, figure: Mapping[str, Any]) -> None:
    """On a projector, tell the style how tall the chart with this key is drawn: enlarged, it takes more room than that."""
    if projecting():
        st.html(f"<style>.st-key-{key} {{ --tall: {int(figure['layout']['height'])}px; }}</style>")


def _switched(choice: Choice) -> Choice:
    return replace(choice, view="" if choice.view else VIEW)


def lesson_bar(course: Course, page: str) -> None:
    """Over any page that a lesson leads to: which step it belongs to, and the way back and on."""
    choice = chosen()
    if choice.step and choice.lesson and page != "lesson":
        turning(course, course.lessons[choice.lesson], int(choice.step), "page")
