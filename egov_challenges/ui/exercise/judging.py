"""One entry: as printed, its words to tap; which themes, which places, and keeping it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from egov_challenges import exercise
from egov_challenges.model import NONE
from egov_challenges.reference import Reference
from egov_challenges.ui import memory
from egov_challenges.ui.exercise import draft as drafts
from egov_challenges.ui.exercise.draft import Draft, Part
from egov_challenges.ui.exercise.rules import rules
from egov_challenges.ui.text import JOINER, plain
from egov_challenges.ui.view import View, go
from egov_challenges.versions import versions
from egov_challenges.work import MOST_PLACES

KEPT = "exercise_kept"  # session key: how many entries were kept since the page was opened


def judging(view: View, entries: Sequence[Reference]) -> None:
    """Draw the entry beside the questions; on a phone above them."""
    reference = entries[int(view.choice.entry) - 1]
    draft = drafts.draft(view.course, reference)
    entry, questions = st.columns([6, 5], gap="large")
    with entry, st.container(key="entry"):
        st.header(plain(view.language.text("exercise.entry", place=view.choice.entry, total=len(entries))), anchor=False)
        _entry(view, reference, draft)
    with questions:
        with st.container(gap="xsmall"):
            _themes(view, reference, draft)
            _places(view, reference, draft)
        _given(view, reference, draft)
        _keep(view, entries, draft)


def _entry(view: View, reference: Reference, draft: Draft) -> None:
    """The printed entry; once something is given, each of its words is a button that marks it."""
    text = view.language.text
    if draft.about is None:
        st.markdown(plain(reference.printed))
        st.caption(plain(text("exercise.give_first" if draft.coding is None else "exercise.nothing_to_mark")))
        return
    key = f"words_{reference.id}"
    words, (part, code) = _told_apart(exercise.words(reference)), draft.about
    st.session_state[key] = list((draft.codes(part) or {})[code])
    st.pills(
        plain(text("exercise.words")),
        range(len(words)),
        selection_mode="multi",
        format_func=lambda at: words[at],
        key=key,
        on_change=_marked,
        args=(view, reference),
        wrap=True,
        label_visibility="collapsed",
    )
    st.caption(plain(text("exercise.tap", about=_name(view, draft.about))))


def _told_apart(words: Sequence[str]) -> list[str]:
    """Words as labels of buttons, which Streamlit tells apart by their label: a word that comes again gets unseen joiners."""
    before: Counter[str] = Counter()
    labels = []
    for word in words:
        labels.append(plain(word) + JOINER * before[word])
        before[word] += 1
    return labels


def _marked(view: View, reference: Reference) -> None:
    marks = st.session_state[f"words_{reference.id}"]
    drafts.hold(reference, drafts.draft(view.course, reference).marked(marks))


def _question(view: View, part: Part) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(view.language.text(f'exercise.{part}'))}**", width="content")
        rules(view, part)


def _themes(view: View, reference: Reference, draft: Draft) -> None:
    text, key = view.language.text, f"themes_{reference.id}"
    st.session_state[key] = [NONE] if draft.themes == {} else list(draft.themes or ())
    _question(view, "themes")
    st.pills(
        plain(text("exercise.themes")),
        [*(rule.id for rule in view.course.codebook.themes), NONE],
        selection_mode="multi",
        format_func=lambda theme: plain(text("exercise.no_theme") if theme == NONE else view.course.theme(theme).title),
        key=key,
        on_change=_picked_themes,
        args=(view, reference),
        wrap=True,
        label_visibility="collapsed",
    )


def _picked_themes(view: View, reference: Reference) -> None:
    """None of them and a theme exclude each other: what was picked last stays."""
    draft, picked = drafts.draft(view.course, reference), list(st.session_state[f"themes_{reference.id}"])
    if NONE in picked and draft.themes != {}:
        picked = [NONE]
    themes = [theme for theme in picked if theme != NONE]
    drafts.hold(reference, draft.put("themes", themes if picked else None))


def _places(view: View, reference: Reference, draft: Draft) -> None:
    text, key = view.language.text, f"places_{reference.id}"
    _question(view, "places")
    st.session_state[key] = list(draft.places or ())
    st.multiselect(
        plain(text("exercise.places")),
        exercise.places(view.course),
        format_func=view.course.place_name,  # options of a multiselect are not read as Markdown
        key=key,
        on_change=_picked_places,
        args=(view, reference),
        max_selections=MOST_PLACES,
        select_all=False,  # else it is the first option, and Enter takes every match
        placeholder=text("exercise.places_hint"),
        label_visibility="collapsed",
    )
    st.session_state[f"no_{key}"] = draft.places == {}
    st.checkbox(plain(text("exercise.no_place")), key=f"no_{key}", on_change=_picked_no_place, args=(view, reference))


def _picked_places(view: View, reference: Reference) -> None:
    picked = st.session_state[f"places_{reference.id}"]
    drafts.hold(reference, drafts.draft(view.course, reference).put("places", picked or None))


def _picked_no_place(view: View, reference: Reference) -> None:
    none = st.session_state[f"no_places_{reference.id}"]
    drafts.hold(reference, drafts.draft(view.course, reference).put("places", [] if none else None))


def _given(view: View, reference: Reference, draft: Draft) -> None:
    """What was given, each with its words; the one that is chosen is marked in the entry."""
    if draft.about is None:
        return
    text, key = view.language.text, f"about_{reference.id}"
    quoted = [exercise.quoted(reference, (draft.codes(part) or {})[code]) for part, code in draft.given]
    st.session_state[key] = draft.about
    st.radio(
        plain(text("exercise.rests_on")),
        draft.given,
        format_func=lambda about: plain(_name(view, about)),
        captions=[plain(f"“{words}”" if words else text("exercise.no_words")) for words in quoted],
        key=key,
        on_change=_picked_about,
        args=(view, reference),
    )


def _picked_about(view: View, reference: Reference) -> None:
    about = st.session_state[f"about_{reference.id}"]
    drafts.hold(reference, replace(drafts.draft(view.course, reference), about=about))


def _name(view: View, about: tuple[Part, str]) -> str:
    part, code = about
    return view.course.theme(code).title if part == "themes" else view.course.place_name(code)


def _keep(view: View, entries: Sequence[Reference], draft: Draft) -> None:
    text = view.language.text
    reference = entries[int(view.choice.entry) - 1]
    st.button(
        plain(text("exercise.keep")),
        disabled=draft.coding is None,
        on_click=_kept,
        args=(view, entries, reference),
    )
    st.caption(plain(_state(view, reference, draft)))
    st.components.v2.component("egov_next_entry", js=_TO_ENTRY)(
        data={"kept": st.session_state.get(KEPT, 0)}, key="next_entry", height=1
    )


def _state(view: View, reference: Reference, draft: Draft) -> str:
    """Where the student stands with this entry, in one sentence."""
    text, key = view.language.text, f"coding/{reference.id}"
    before = drafts.kept(view.course, reference)
    if before and memory.work()[key].of != versions(view.course)[key]:
        return text("exercise.outdated")
    if draft.coding is None:
        return text("exercise.open")
    if before is None:
        return text("exercise.ready")
    return text("exercise.kept") if draft.coding == before.coding else text("exercise.changed")


def _kept(view: View, entries: Sequence[Reference], reference: Reference) -> None:
    """Keep what was judged, and go to the next entry that is not coded."""
    coding, key = drafts.draft(view.course, reference).coding, f"coding/{reference.id}"
    if coding is None:
        return
    memory.keep("coding", reference.id, versions(view.course)[key], coding)
    drafts.let_go(reference)
    st.session_state[KEPT] = st.session_state.get(KEPT, 0) + 1
    done = exercise.coded(view.course, memory.work()).keys()
    place = exercise.next_open(entries, done, entries.index(reference) + 1)
    go(lambda choice: choice.put(entry=str(place)))


# When an entry was kept, the next one stands above the button: on a phone out of sight, and the keyboard's place is lost.
_TO_ENTRY = """export default function ({ data }) {
  const before = window.egovKept ?? 0
  window.egovKept = data.kept
  if (data.kept <= before) return
  setTimeout(() => {
    const heading = document.querySelector(".st-key-entry h2")
    if (!heading) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
    heading.scrollIntoView({ block: "nearest" })
  }, 100)
}"""
