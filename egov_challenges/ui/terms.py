"""Terms of the glossary in the texts of a page: each marked where it comes first, and explained in place.

A marked term is a link to its place in the glossary, and stays one where no script runs. A component at the foot of the page
knows the definitions of the marked terms; a click on such a link, or Enter, opens the definition beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import streamlit as st

from egov_challenges import glossary
from egov_challenges.bibliography.items import on_one_line
from egov_challenges.model import Course
from egov_challenges.readouts import origin
from egov_challenges.term import Term
from egov_challenges.ui.text import linked, plain

MARKED = "terms_marked"  # session key: the ids of the terms that this run of the page has marked


def begin() -> None:
    """At the start of a page no term is marked."""
    st.session_state[MARKED] = []


def explained(course: Course, text: str) -> str:
    """Text as ``plain`` shows it, in which each term that the page has not marked before is a link to its explanation."""
    text = on_one_line(text)
    return _linked(text, [span for span in glossary.spans(course, text) if span[2] not in _marked()])


def defined(course: Course, term: Term) -> str:
    """The definition of a term, in which all others are links, whatever the page has marked before."""
    text = on_one_line(term.definition)
    return _linked(text, [span for span in glossary.spans(course, text) if span[2] != term.id])


def listed(course: Course, ids: Iterable[str]) -> str:
    """Terms by their names, as links to their explanations."""
    terms = [course.glossary[id_] for id_ in ids]
    _marked().extend(term.id for term in terms)
    return ", ".join(f"[{plain(term.term)}]({_address(term.id)})" for term in terms)


def source(course: Course, term: Term) -> str:
    """Where a definition comes from, in one sentence."""
    return course.language.text("glossary.ours") if term.source.ours else origin(course, term.source)


def definitions(course: Course) -> None:
    """What explains the marked terms in place; nothing where none is marked."""
    ids = dict.fromkeys(_marked())
    if not ids:
        return
    text = course.language.text
    data = {
        "terms": {id_: _definition(course, course.glossary[id_]) for id_ in ids},
        "close": text("glossary.close"),
        "open": text("glossary.open"),
    }
    st.components.v2.component("egov_terms", html=_HTML, css=_CSS, js=_JS)(data=data, key="terms", height=1)


@lru_cache(maxsize=1024)
def _definition(course: Course, term: Term) -> list[str]:
    return [term.term, on_one_line(term.definition), source(course, term)]


def _marked() -> list[str]:
    marked: list[str] = st.session_state.setdefault(MARKED, [])
    return marked


def _linked(text: str, spans: list[tuple[int, int, str]]) -> str:
    _marked().extend(id_ for _, _, id_ in spans)
    return linked(text, [(start, end, _address(id_)) for start, end, id_ in spans])


def _address(id_: str) -> str:
    return f"glossary?term={id_}"  # relative: all pages are on one level, whatever path the app is served under


_HTML = """<dialog aria-labelledby="term" aria-describedby="definition origin"><div>
  <button type="button">×</button><h2 id="term"></h2><p id="definition"></p><p id="origin"></p><p><a></a></p>
</div></dialog>"""
# Beside the term on a wide screen, where the script says; on a phone at the lower edge, where the thumb is.
_CSS = """
dialog {
  box-sizing: border-box; position: fixed; inset: auto; margin: 0; padding: 0; width: min(26rem, calc(100vw - 1.5rem));
  max-height: min(24rem, calc(100vh - 1.5rem)); overflow: auto;
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
  background: var(--st-background-color); color: var(--st-text-color); font: 1rem/1.5 var(--st-font);
  box-shadow: 0 4px 24px rgb(0 0 0 / 0.25);
}
dialog::backdrop { background: transparent; }
div { padding: 0.75rem 1rem; }
h2, p { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
h2 { padding-right: 2rem; font-size: 1.15rem; font-weight: 600; }
p:last-child { margin: 0; }
#origin { font-size: 0.875rem; }
a { color: var(--st-link-color); }
button {
  float: right; margin: -0.35rem -0.6rem 0 0; width: 2.25rem; height: 2.25rem; cursor: pointer;
  border: 0; border-radius: var(--st-button-radius); background: transparent; color: inherit; font: 1.5rem/1 var(--st-font);
}
button:hover { background: var(--st-secondary-background-color); }
:is(a, button):focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
@media (max-width: 640px) {
  dialog { inset: auto 0 0 0 !important; width: 100%; max-width: none; border-radius: 1rem 1rem 0 0; border-width: 1px 0 0; }
  dialog::backdrop { background: rgb(0 0 0 / 0.35); }
  div { padding: 1rem 1rem 1.5rem; }
}
"""
# The listeners are added once and outlive the component: texts come and go, and so does it. Where it has gone, or does not know a
# term, a link is a link; so is one that is opened in another tab on purpose.
_JS = """const LINK = 'a[href*="glossary?term="]'

export default function ({ data, parentElement }) {
  const first = !window.egovTerms
  const shown = (window.egovTerms ??= {})
  const dialog = parentElement.querySelector("dialog")
  const page = window.location.pathname
  if (dialog.open && (shown.page !== page || !data.terms[dialog.dataset.term])) dialog.close()
  Object.assign(shown, { data, dialog, page })
  const close = dialog.querySelector("button")
  close.setAttribute("aria-label", data.close)
  close.onclick = () => dialog.close()
  dialog.onclick = ({ target }) => {
    if (target === dialog) dialog.close() // beside it: what is inside covers all of it
  }
  dialog.onclose = () => shown.link?.focus({ preventScroll: true })
  if (first) {
    document.addEventListener("click", (event) => explain(event, shown))
    window.addEventListener("resize", () => shown.dialog.open && place(shown))
    new MutationObserver(announce).observe(document.body, { childList: true, subtree: true })
  }
  announce()
}

function announce() {
  document.querySelectorAll(`${LINK}:not([aria-haspopup])`).forEach((link) => link.setAttribute("aria-haspopup", "dialog"))
}

function explain(event, shown) {
  const link = event.target.closest?.(LINK)
  const id = link && new URL(link.href).searchParams.get("term")
  const { data, dialog } = shown
  if (!id || !data.terms[id] || !dialog.isConnected) return
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  const [term, definition, origin] = data.terms[id]
  dialog.dataset.term = id
  dialog.querySelector("#term").textContent = term
  dialog.querySelector("#definition").textContent = definition
  dialog.querySelector("#origin").textContent = origin
  const away = dialog.querySelector("a")
  away.textContent = data.open
  away.href = link.href
  shown.link = link
  if (!dialog.open) dialog.showModal()
  place(shown)
}

function place({ dialog, link }) {
  const gap = 12
  const word = link.getClientRects()[0] // of a link that runs over two lines, the first
  if (!word) return
  const { offsetWidth: width, offsetHeight: height } = dialog
  const below = word.bottom + gap / 2
  const top = below + height <= window.innerHeight - gap ? below : word.top - gap / 2 - height
  dialog.style.left = `${Math.max(gap, Math.min(word.left, window.innerWidth - width - gap))}px`
  dialog.style.top = `${Math.max(gap, top)}px`
}"""
