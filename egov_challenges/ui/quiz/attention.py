"""Where a reader is after a step: the page keeps its place in the window, and the button that was pressed may be gone."""

from __future__ import annotations

import streamlit as st


def attend(place: str, step: int = 0) -> None:
    """Bring into view what a new place (a question, the end of a round) or a new step at it says, and focus it if need be."""
    st.components.v2.component("egov_attention", js=_JS)(data={"place": place, "step": step}, key="attention", height=1)


# The first that a visitor sees is what the address opens; it starts at the top of the page, as everywhere. What takes the focus
# is nothing to press: it has it for the reading alone, and shows no ring.
_JS = """export default function ({ data }) {
  const before = window.egovAttention
  window.egovAttention = data
  if (!before || (before.place === data.place && before.step === data.step)) return
  const page = document.querySelector(".st-key-quiz_question, .st-key-quiz_between")
  const verdict = page?.querySelector('[data-testid="stAlertContainer"]')
  const part = verdict ?? page?.querySelector("h2") ?? document.querySelector("h1")
  if (!part) return
  if (before.place !== data.place || document.activeElement === document.body) {
    part.tabIndex = -1
    part.style.outline = "none"
    part.focus({ preventScroll: true })
  }
  const { top, bottom } = part.getBoundingClientRect()
  part.style.scrollMargin = "7rem 0 2rem" // the menu lies over the page
  if (top < 80) part.scrollIntoView()
  else if (bottom > window.innerHeight) part.scrollIntoView({ block: "nearest" })
}"""
