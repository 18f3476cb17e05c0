"""What stands around every page: title and icon of the tab, the menu, the foot with its credits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from egov_challenges import __version__, readouts
from egov_challenges.model import Course
from egov_challenges.ui import terms
from egov_challenges.ui.cite import cite
from egov_challenges.ui.links import remember
from egov_challenges.ui.memory import memory, work
from egov_challenges.ui.projector import lesson_bar, projecting, projector
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View, arrive
from egov_challenges.work import of_kind

ICON = Path(__file__).with_name("icon.svg")
NAME = "#75808B"  # colour of the name in the header, on a light page and on a dark one
STYLE = Path(__file__).with_name("style.css")


def menu(course: Course, script: str, sections: Mapping[str, Sequence[tuple[str, str]]]) -> StreamlitPage:
    """The page that the address names, under a menu of all pages by section; each page is its key in the words and its script.

    Scripts stand in a folder of their section's name beside the menu's own ``script``. The first page is the home; the
    addresses are the keys.
    """
    text = course.language.text
    st.set_page_config(page_title=text("app.name"), page_icon=str(ICON), layout="wide")
    st.logo(_wordmark(text("app.name")), size="medium")
    here = Path(script).parent
    home = next(key for pages in sections.values() for key, _ in pages)
    by_key = {
        key: st.Page(here / section / path, title=_title(course, key), url_path=key, default=key == home)
        for section, pages in sections.items()
        for key, path in pages
    }
    remember(by_key)
    under = {text(f"section.{section}"): [by_key[key] for key, _ in pages] for section, pages in sections.items()}
    page = st.navigation(under, position="top")
    arrive(page.url_path)
    memory(course)
    st.html(STYLE)
    projector(course)
    terms.begin()
    lesson_bar(course, page.url_path)
    return page


def _title(course: Course, key: str) -> str:
    """What the menu calls a page; that of the student's own work says how far it is."""
    text = course.language.text
    answered = len(of_kind(work(), "answer")) if key == "my-work" else 0
    return text("my_work.menu", n=answered, total=len(course.questions)) if answered else text(f"menu.{key}")


@lru_cache(maxsize=8)
def _wordmark(name: str) -> str:
    """The icon and beside it the name of the app in two lines, as SVG; narrow, for on a phone the header has little room."""
    picture = ICON.read_text(encoding="utf-8").replace("<svg ", '<svg width="64" height="64" ', 1)
    first, _, rest = name.partition(" ")
    style = f'x="74" font-family="sans-serif" font-size="28" font-weight="600" fill="{NAME}"'
    lettering = f'<text y="25" {style}>{escape(first)}</text><text y="54" {style}>{escape(rest)}</text>'
    width = 78 + 17 * max(len(first), len(rest))
    size = f'width="{width * 0.4:.0f}" height="26"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 64" {size}>{picture}{lettering}</svg>'


def heading(view: View, key: str) -> None:
    """The question that a page answers, and how to use it; a class in front of a projector needs the question alone."""
    st.title(plain(view.language.text(f"{key}.title")), anchor=False)
    if not projecting():
        st.markdown(terms.explained(view.course, view.language.text(f"{key}.intro")))


def foot(course: Course) -> None:
    """How to cite this; which paper it is made from, what we do not have of it, whose data the page shows; the marked terms.

    A projector shows the terms alone.
    """
    if projecting():
        terms.definitions(course)
        return
    text = course.language.text
    st.divider()
    cite(course)
    lines = readouts.built_from(course)
    for dataset in course.datasets:
        lines.append(text("foot.dataset", **dataset.credits))
    lines.append(text("foot.app", version=__version__))
    st.caption("\n\n".join(map(plain, lines)))
    terms.definitions(course)
