"""Turning the steps of a lesson: back and on, by link and by key, with the clock, in step with other windows of the browser.

The browser keeps when the lesson was started and where it is, so that a reload loses nothing; the server keeps neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import streamlit as st

from egov_challenges import lessons
from egov_challenges.choice import Choice, places
from egov_challenges.lesson import Kind, Lesson
from egov_challenges.model import Course
from egov_challenges.ui import links
from egov_challenges.ui.qr import qr
from egov_challenges.ui.reach import reachable
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import go

BEGUN = "lesson_begun"  # session key: the lesson that was started here, and a number of that start
COMPONENT = "lesson_clock"
Role = Literal["step", "page", "notes"]  # where it stands: over a step, over another page, over the notes
ICONS: Mapping[Kind, str] = {
    "show": ":material/visibility:",
    "ask": ":material/how_to_vote:",
    "discuss": ":material/forum:",
    "work": ":material/edit_note:",
    "collect": ":material/inbox:",
}

WAYS = {"previous": ":material/arrow_back:", "following": ":material/arrow_forward:"}


def described(course: Course, planned: Lesson, place: int) -> str:
    """Which step it is, of what kind, and who works with whom."""
    text, step = course.language.text, planned.steps[place - 1]
    said = [text("lesson.place", n=place, total=len(planned.steps)), text(f"lesson.kind_{step.kind}")]
    return " · ".join([*said, text(f"lesson.groups_{step.groups}")])


def turning(course: Course, planned: Lesson, place: int, role: Role) -> None:
    """Draw the bar: where this is, the ways to the steps before and after, and the clock."""
    text = course.language.text
    step = planned.steps[place - 1]
    title = lessons.said(course, step.title, step.view)
    here = text("projector.bar", n=place, total=len(planned.steps), title=title)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="lesson_bar"):
        for side, other in (("previous", place - 1), ("following", place + 1)):
            if 1 <= other <= len(planned.steps):
                with st.container(key=f"lesson_{side}", width="content"):
                    _way(text(f"lesson.{side}"), planned, other, role, icon=WAYS[side])
        if role == "page":
            links.leading(here, "lesson", _at(planned, place), ":material/co_present:")
        else:
            st.button(plain(text("lesson.plan")), type="tertiary", icon=":material/list:", on_click=go, args=(_whole,))
        _clock(course, planned, place, role)
        if role == "step":
            phones(course, planned, place)


def _way(label: str, planned: Lesson, place: int, role: Role, icon: str) -> None:
    """To another step: a link, and on the page itself a button, for a link from a page to itself leaves its address (1.67.0)."""
    if role == "page":
        links.leading(label, "lesson", _at(planned, place), icon)
    else:
        st.button(plain(label), icon=icon, on_click=turn, args=(place,))


def _at(planned: Lesson, place: int) -> dict[str, str]:
    return {"lesson": planned.id, "step": str(place)}


def turn(place: int) -> None:
    """Callback: to this step of the lesson that is open, in the same view."""
    go(lambda choice: replace(choice, step=str(place)))


def _whole(choice: Choice) -> Choice:
    return replace(choice, step="", notes="")


def phones(course: Course, planned: Lesson, place: int) -> None:
    """The address of a step for other devices, as a QR code and in letters; drawn when it is open."""
    text = course.language.text
    box = st.popover(plain(text("lesson.phones")), icon=":material/qr_code:", key="lesson_phones", on_change="rerun")
    if box.open:
        with box, st.container(key="lesson_phones_open"):
            address = reachable("lesson", lesson=planned.id, step=str(place))
            st.markdown(plain(text("lesson.phones_what", n=place)))
            st.link_button(plain(address), address, type="tertiary")  # with it, the keyboard can scroll what is open
            qr(address, plain(text("lesson.phones_alt", n=place)))


def _clock(course: Course, planned: Lesson, place: int, role: Role) -> None:
    text = course.language.text
    begins, minutes = planned.begins(place), planned.steps[place - 1].minutes
    times = {"first": begins, "last": begins + minutes, "total": planned.minutes, "minutes": minutes}
    begun = st.session_state.get(BEGUN, {})
    data = {
        "place": f"egov-lesson/{course.paper.paper.id}/{planned.id}",
        "step": place,
        "role": role,
        "begun": str(begun["at"]) if begun.get("lesson") == planned.id else "",
        "total": planned.minutes,
        "clock": text("lesson.clock", now="{now}", spent="{spent}", **times),
        "still": text("lesson.clock_still", **times),
    }
    component = st.components.v2.component("egov_lesson", html="<p></p>", css=_CSS, js=_JS)
    component(data=data, key=COMPONENT, width="content", height="content", on_turned_change=lambda: _turned(course, planned.id))


def _turned(course: Course, id_: str) -> None:
    """Another window of this browser is at another step."""
    wanted = str(st.session_state[COMPONENT].get("turned") or "")
    if wanted in places(course, id_):
        turn(int(wanted))


_CSS = """
p { margin: 0; font: 1rem/1.5 var(--st-font); }
p { color: var(--st-text-color); font-variant-numeric: tabular-nums; }
"""  # a style of one line would be taken for the name of a file
# What the browser keeps of a lesson: begun (the number of the start), started and since (when the lesson and each step began),
# step. A window writes the step when its reader turned to it, and not when it followed another one: else two windows that turn
# at once would send each other back and forth. A lesson that was started long ago is over.
_JS = """const SIDES = { ArrowLeft: "previous", PageUp: "previous", ArrowRight: "following", PageDown: "following" }
const OWN_KEYS = `input, textarea, select, [contenteditable="true"], [role="radiogroup"], [role="toolbar"], [role="menu"],
  [role="listbox"], [role="slider"], [role="tablist"], [role="dialog"]`

const lesson = (window.egovLesson ??= { last: {}, followed: new Set(), memory: {} })

function read(place) {
  try {
    return JSON.parse(window.localStorage.getItem(place)) ?? lesson.memory[place] ?? {}
  } catch {
    return lesson.memory[place] ?? {}
  }
}

function write(place, kept) {
  lesson.memory[place] = kept
  try {
    window.localStorage.setItem(place, JSON.stringify(kept))
  } catch {} // then the time is gone with the page
}

function runs({ started }, total) {
  return started && Date.now() - started < 4 * total * 60000
}

export default function ({ data, parentElement, setTriggerValue }) {
  const { place, step, role, begun, total } = data
  const kept = read(place)
  const turned = lesson.last[place] !== step && !lesson.followed.delete(step)
  const first = lesson.last[place] === undefined
  lesson.last[place] = step
  if (role !== "notes") {
    if (begun && kept.begun !== begun) Object.assign(kept, { begun, started: Date.now(), since: {} })
    kept.since ??= {}
    kept.since[step] ??= Date.now()
  }
  if (turned && !(first && role === "notes")) kept.step = step
  write(place, kept)
  const follow = (wanted) => {
    if (!wanted || wanted === lesson.last[place]) return
    lesson.followed.add(wanted)
    const side = { 1: "following", [-1]: "previous" }[wanted - lesson.last[place]]
    if (!(side && turn(side))) setTriggerValue("turned", wanted)
  }
  lesson.storage = ({ key, newValue }) => key === place && newValue && follow(JSON.parse(newValue).step)
  lesson.key = (event) => {
    const side = SIDES[event.key]
    if (!side || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.target.closest?.(OWN_KEYS) || (role === "page" && !runs(read(place), total))) return
    if (turn(side)) event.preventDefault()
  }
  if (!lesson.listens) {
    window.addEventListener("storage", (event) => lesson.storage(event))
    document.addEventListener("keydown", (event) => lesson.key(event))
    lesson.listens = true
  }
  if (first && role === "notes") follow(kept.step)
  const line = parentElement.querySelector("p")
  const minute = (from) => 1 + Math.floor((Date.now() - from) / 60000)
  const tell = () => {
    const now = read(place)
    const words = data.clock.replace("{now}", minute(now.started)).replace("{spent}", minute(now.since?.[step] ?? Date.now()))
    const said = runs(now, total) ? words : data.still
    if (line.textContent !== said) line.textContent = said
  }
  window.clearInterval(lesson.timer)
  lesson.timer = window.setInterval(tell, 1000)
  tell()
}

function turn(side) {
  const way = document.querySelector(`.st-key-lesson_${side} :is(a, button)`)
  way?.click()
  return Boolean(way)
}"""
