"""The course and the reader's choice, for a page; and the way from a control back to the address bar.

The address is the only memory of a choice: controls show what it says and write into it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import streamlit as st

from egov_challenges import data_folder, frames, ready
from egov_challenges.choice import LISTED, Choice, Wrong, pages, parse
from egov_challenges.faults import BrokenCourseError
from egov_challenges.language import Language
from egov_challenges.model import Course, ThemeWords
from egov_challenges.reference import Reference
from egov_challenges.ui.text import plain

PASSING = {"question", "term", "parts", "themes", "charts", "type", "notes"}  # what is asked of one page, and not of the next
APART = "glossary"  # this page searches through terms, all others through sources
HERE = ("localhost", "127.0.0.1", "::1")
ALONG = ("lesson", "step", "view")  # what links take along: the lesson that is being held, and how pages look
READ = "course"  # session key: the course that this run of the page has read
LEFT = "left_page"  # session key: the page and the parameters that the reader saw last


@dataclass(frozen=True)
class View:
    """What a page shows: a course, narrowed by a choice."""

    course: Course
    choice: Choice

    @property
    def language(self) -> Language:
        """The words of the course."""
        return self.course.language

    @property
    def theme(self) -> ThemeWords:
        """The words of the chosen theme, or of all."""
        return self.course.theme(self.choice.theme)

    @property
    def references(self) -> tuple[Reference, ...]:
        """The chosen references."""
        return frames.chosen(self.course, self.choice)


@lru_cache(maxsize=2)
def _load(folder: Path, stamp: object) -> Course | BrokenCourseError:
    try:
        return ready.load(folder)
    except BrokenCourseError as broken:
        return broken


def loaded() -> Course | BrokenCourseError:
    """The course of the chosen folder, read once per change of its files, or what is wrong with it."""
    folder = data_folder.chosen()
    return _load(folder, data_folder.stamp(folder))


def language() -> Language | None:
    """The words of the course, for what is no Streamlit page; nothing while it is broken."""
    found = loaded()
    return found.language if isinstance(found, Course) else None


def course() -> Course:
    """The course; a broken one is answered on the page with all its faults."""
    found = loaded()
    if isinstance(found, BrokenCourseError):
        folder = data_folder.chosen()
        lines = "\n".join(f"- {plain(str(fault))}" for fault in found.faults)
        # These words stand here because data/ cannot be read.
        st.warning(f"This course cannot be shown yet. To mend in `{folder.name}/`:\n\n{lines}", icon=":material/build:")
        st.stop()
    st.session_state[READ] = found
    return found


def arrive(page: str) -> None:
    """Keep the choice when the reader changes the page by the menu, whose links carry no parameters."""
    left_page, left_params = st.session_state.get(LEFT, ("", {}))
    changed = LEFT in st.session_state and left_page != page
    kept = left_params if changed and not st.query_params else {}
    left_behind = PASSING | {"q"} if APART in {left_page, page} else PASSING
    kept = {name: value for name, value in kept.items() if name not in left_behind}
    if changed or LEFT not in st.session_state:
        st.components.v2.component("egov_arrival", js=_ARRIVAL)(data={"params": kept}, key="arrival", height=1)
    st.session_state[LEFT] = (page, kept or st.query_params.to_dict())


# st.query_params would push: the history would hold a page without its choice. So the entry is replaced here. On a phone
# Streamlit leaves its menu open over the page that was chosen from it, and with sections it nests its list so that screen
# readers lose count: it is no list to them any more (1.67.0).
_ARRIVAL = """export default function ({ data }) {
  const address = new URL(window.location.href)
  for (const [name, value] of Object.entries(data.params)) address.searchParams.set(name, value)
  if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address)
  const close = document.querySelector('[data-testid="stSidebarCollapseButton"] button')
  if (close && window.innerWidth < 768) close.click()
  const list = '[data-testid="stSidebarNavItems"]'
  const mend = () => document.querySelectorAll(`${list}, ${list} li`).forEach((part) => part.setAttribute("role", "none"))
  if (!window.egovMends) new MutationObserver(mend).observe(document.body, { childList: true, subtree: true })
  window.egovMends = true
  mend()
}"""


def _params() -> dict[str, list[str]]:
    if st.query_params:
        return {name: st.query_params.get_all(name) for name in st.query_params}
    return {name: [value] for name, value in st.session_state.get(LEFT, ("", {}))[1].items()}


def view() -> View:
    """The course as the address asks for it; each part of the address that cannot be followed is answered with one line."""
    found: Course = st.session_state[READ]  # menu.py reads it before any page
    choice, wrong = parse(_params(), found)
    reached = pages(len(frames.chosen(found, choice)))
    if choice.page not in reached:
        wrong.append(Wrong("value", "page", choice.page, reached))
        choice = choice.put()
    if choice.at and choice.at not in (reached := tuple(map(str, frames.map_years(found, choice)))):
        wrong.append(Wrong("value", "at", choice.at, reached))
        choice = choice.put(at="")
    for problem in wrong:
        st.info(plain(_answer(problem, found.language)))
    return View(found, choice)


def chosen() -> Choice:
    """The choice as far as the course can follow it, with no word on the rest."""
    return parse(_params(), st.session_state[READ])[0]


def along() -> dict[str, str]:
    """The parts of the address that a link to another page takes along."""
    return chosen().only(*ALONG).params()


def address() -> str:
    """The address that opens what the reader sees: this page, with the choice as far as the course can follow it."""
    query = urlencode(chosen().params())
    return f"{st.context.url or ''}{'?' if query else ''}{query}"


def is_here(url: str) -> bool:
    """Whether an address means the reader's own machine, and so another one to whoever reads it elsewhere."""
    return urlsplit(url).hostname in {None, *HERE}


def _answer(wrong: Wrong, language: Language) -> str:
    more = len(wrong.valid) - LISTED
    valid = ", ".join(wrong.valid[:LISTED]) + (language.text("address.more", n=more) if more > 0 else "")
    value = wrong.value if len(wrong.value) <= 40 else wrong.value[:40] + "…"
    return language.text(f"address.{wrong.problem}", name=wrong.name[:40], value=value, valid=valid)


def go(change: Callable[[Choice], Choice]) -> None:
    """Change the choice, from within a callback."""
    choice, _ = parse(_params(), course())
    params = change(choice).params()
    st.session_state[LEFT] = (st.session_state.get(LEFT, ("", {}))[0], params)
    st.query_params.from_dict(params)


def picked(name: str) -> None:
    """Callback of a control: what was picked in ``pick_<name>`` becomes the choice.

    A country that no source has under a newly picked rule is let go, and so is what belongs to another theme or series.
    """
    value = str(st.session_state[f"pick_{name}"] or "")

    def change(choice: Choice) -> Choice:
        belongs = {"theme": {"indicator": "", "at": ""}, "indicator": {"at": ""}}.get(name, {})
        wanted = choice.put(**belongs, **{name: value})
        return wanted.put(country="") if name == "rule" and not frames.chosen(course(), wanted) else wanted

    go(change)
