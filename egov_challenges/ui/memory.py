"""A student's work: kept in the student's own browser, held here only while the page is open.

A component on every page writes what was done into localStorage and reports what it finds there that the page does not know: at
the first visit, and when the same course is open in another tab. Nothing is reported where nothing is kept.
"""

from __future__ import annotations

import time

import streamlit as st

from egov_challenges import work as works
from egov_challenges.model import Course
from egov_challenges.work import Kept, What, Work

DRAFTS = "drafts"  # session key: what was begun and not kept yet, by pages that have such a thing
OF_A_STUDENT = (DRAFTS, "quiz", "guess_states", "exercise_other")  # session keys: what goes with the work when it is deleted
HELD, FORGET, REFUSED, UNREAD = "work", "work_forget", "work_refused", "work_unread"  # session keys
HASH = "work_brought"  # session key: a hand-in code that came behind the # of the address, as a QR code carries it
COMPONENT = "memory"


def work() -> Work:
    """All that this student has done, as far as this browser keeps it."""
    held: Work = st.session_state.get(HELD, {})
    return held


def keep(kind: str, id_: str, of: str, what: What) -> None:
    """Keep something that was done, from within a callback; ``of`` is the version of what it is about."""
    key = f"{kind}/{id_}"
    before = work()[key].at if key in work() else 0
    add({key: Kept(max(int(time.time()), before + 1), of, what)})  # what is done twice in a second counts as later, too


def add(more: Work) -> None:
    """Put somebody's work to that of this student; of two about the same the later one stays."""
    st.session_state[HELD] = works.together(more, work())
    st.session_state[FORGET] = False


def forget() -> None:
    """Delete all of it, here and in the browser."""
    _empty()
    st.session_state[UNREAD] = ()
    st.session_state[FORGET] = True


def _empty() -> None:
    """Nothing of this student is left in the session; the next one at this machine begins anew."""
    st.session_state[HELD] = {}
    for key in OF_A_STUDENT:
        st.session_state.pop(key, None)


def refused() -> bool:
    """Whether this browser does not let the app keep anything."""
    return bool(st.session_state.get(REFUSED))


def unread() -> tuple[str, ...]:
    """The keys of what the browser keeps and this version cannot read; it is left there as it is."""
    kept: tuple[str, ...] = st.session_state.get(UNREAD, ())
    return kept


def memory(course: Course) -> None:
    """Write what is new into the browser, and hear what it keeps. Drawn on every page."""
    component = st.components.v2.component("egov_memory", js=_JS)
    component(
        data={
            "place": f"egov-challenges/{course.paper.paper.id}",
            "work": works.plain(work()),
            "unread": list(unread()),
            "forget": bool(st.session_state.get(FORGET)),
        },
        key=COMPONENT,
        height=1,
        on_found_change=_found,
        on_brought_change=_brought,
    )


def _brought() -> None:
    st.session_state[HASH] = str(st.session_state[COMPONENT].get("brought") or "")


def _found() -> None:
    """What the browser reports: a text that it keeps, that another tab has emptied it, or that it refuses."""
    report = st.session_state[COMPONENT].get("found")
    match report:
        case {"refused": True}:
            st.session_state[REFUSED] = True
        case {"text": None}:
            _empty()
        case {"text": str(text)}:
            st.session_state[FORGET] = False
            try:
                found, st.session_state[UNREAD] = works.read(text)
            except works.UnreadableError:
                found, st.session_state[UNREAD] = {}, ("*",)
            st.session_state[HELD] = works.together(found, work())


# Each entry is [time, version, what]; of two with the same name the later one stays, here as in work.py. What the page could
# not read ("*": all of it) is left as it is and not reported again.
_JS = """export default function ({ data, setStateValue }) {
  const { place, work, unread, forget } = data
  const heard = (window.egovHeard ??= {})
  heard.report = (text) => setStateValue("found", { text })
  const { hash, pathname, search } = window.location
  if (hash.startsWith("#EGOV")) {
    window.history.replaceState(window.history.state, "", pathname + search)
    setStateValue("brought", hash.slice(1))
  }
  try {
    const storage = window.localStorage
    heard.listener ??= (event) => event.storageArea === storage && event.key === place && heard.report(event.newValue)
    window.addEventListener("storage", heard.listener) // another tab; the same listener is added once
    if (forget) storage.removeItem(place)
    const stored = storage.getItem(place)
    const kept = read(stored ?? "{}")
    if (!kept) {
      if (!unread.length) heard.report(stored)
      return
    }
    const fresh = Object.keys(work).filter((name) => !(kept[name]?.[0] >= work[name][0]))
    for (const name of fresh) kept[name] = work[name]
    if (fresh.length) storage.setItem(place, JSON.stringify(kept))
    const known = (name) => unread.includes("*") || unread.includes(name) || work[name]?.[0] >= kept[name][0]
    if (!Object.keys(kept).every(known)) heard.report(JSON.stringify(kept))
  } catch {
    if (!heard.refused) setStateValue("found", { refused: true })
    heard.refused = true
  }
}

function read(text) {
  try {
    const found = JSON.parse(text)
    return typeof found === "object" && !Array.isArray(found) ? found : null
  } catch {
    return null
  }
}"""
