"""What a handout holds, and the files that are made from the course: for paper, and for a machine without a network."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from egov_challenges import data_folder
from egov_challenges.choice import CHARTS, PARTS, valid
from egov_challenges.handout import paper, wanted, whole
from egov_challenges.handout.paper import Told
from egov_challenges.lessons import said
from egov_challenges.ui.download import download
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View, go, picked

HTML = "text/html"
MADE = "handout_made"  # session key: which file was made last, from which view, and its content
MEGABYTE = 1_000_000  # bytes
COMMAND = "python -m egov_challenges export course.html"


def handout(view: View) -> None:
    """Choose, see what it comes to, and make it; below, the whole course."""
    text = view.language.text
    chosen, held = st.columns([3, 2], gap="large")
    with chosen:
        st.header(plain(text("handout.paper")), anchor=False)
        _controls(view)
    with held, st.container(border=True):
        st.subheader(plain(text("handout.holds")), anchor=False)
        st.markdown("\n".join(f"- {plain(line)}" for line in _holds(view)))
        _made(view, "handout", text("handout.make"), lambda told: paper(view.course, view.choice, _outlines(), told))
        st.caption(plain(text("handout.print")))
    st.header(plain(text("handout.whole")), anchor=False)
    st.markdown(plain(text("handout.whole_about")))
    _made(view, "course", text("handout.whole_make"), lambda told: whole(view.course, _outlines(), told))
    st.caption(plain(text("handout.command", command=COMMAND)))


def _outlines() -> bytes:
    """The map's file, which is read when a file is made and not whenever the page is shown."""
    return data_folder.outlines(data_folder.chosen())


def _controls(view: View) -> None:
    text, choice = view.language.text, view.choice
    themes = valid(view.course)["themes"]
    _several("parts", text("handout.parts"), PARTS, wanted.parts(choice), lambda part: text(f"handout.part_{part}"))
    chosen_themes = choice.themes.split(",") if choice.themes else themes
    _several("themes", text("handout.themes"), themes, chosen_themes, lambda theme: view.course.theme(theme).title)
    if "charts" in wanted.parts(choice):
        _several("charts", text("handout.charts"), CHARTS, wanted.charts(choice), lambda chart: text(f"handout.chart_{chart}"))
    plan = wanted.lesson(view.course, choice)
    if plan and "lesson" in wanted.parts(choice):
        st.session_state["pick_lesson"] = plan.id
        plans = view.course.lessons
        st.radio(
            plain(text("handout.plan")),
            list(plans),
            format_func=lambda id_: plain(said(view.course, plans[id_].title)),
            key="pick_lesson",
            on_change=picked,
            args=("lesson",),
        )
    st.session_state["pick_type"] = bool(choice.type)
    st.toggle(plain(text("handout.large")), key="pick_type", on_change=_large)


def _several(name: str, label: str, offered: Sequence[str], chosen: Sequence[str], title: Callable[[str], str]) -> None:
    """Some of what is offered; the address leaves out what there usually is, and with nothing chosen that comes back."""
    st.session_state[f"pick_{name}"] = list(chosen)
    st.pills(
        plain(label),
        offered,
        selection_mode="multi",
        format_func=lambda value: plain(title(value)),
        key=f"pick_{name}",
        on_change=_picked_several,
        args=(name, tuple(offered)),
        wrap=True,
    )


def _picked_several(name: str, offered: Sequence[str]) -> None:
    chosen = [value for value in offered if value in st.session_state[f"pick_{name}"]]
    usual = {"parts": wanted.PARTS_USUAL, "charts": wanted.CHARTS_USUAL}.get(name, tuple(offered))
    value = "" if set(chosen) == set(usual) else ",".join(chosen)
    go(lambda choice: choice.put(**{name: value}))


def _large() -> None:
    go(lambda choice: choice.put(type="large" if st.session_state["pick_type"] else ""))


def _holds(view: View) -> list[str]:
    """What the choice comes to, a line each."""
    text, course, choice = view.language.text, view.course, view.choice
    parts, themes = wanted.parts(choice), wanted.themes(course, choice)
    names = [course.theme(theme).title for theme in themes if theme]
    asked = sum(len(wanted.questions(course, choice, about)) for about in wanted.topics(course, choice))
    plan = wanted.lesson(course, choice)
    lines = {
        "statements": text("handout.holds_statements", n=sum(len(course.theme(theme).statements) for theme in themes)),
        "charts": text("handout.holds_charts", n=sum(len(wanted.charts_of(choice, theme)) for theme in themes)),
        "sources": text("handout.holds_sources", n=len(wanted.sources(course, choice))),
        "questions": text("handout.holds_questions", n=asked),
        "answers": text("handout.holds_answers"),
        "glossary": text("handout.holds_glossary"),
        "lesson": text("handout.holds_lesson", title=said(course, plan.title)) if plan else "",
    }
    shown = [lines[part] for part in PARTS if part in parts and lines[part]]
    if "questions" in parts and "answers" not in parts:
        shown.append(text("handout.holds_no_answers"))
    listed = view.language.listed(names) if choice.themes else text("handout.all_themes")
    return [text("handout.holds_themes", themes=listed), *shown, text("handout.holds_credits")]


def _made(view: View, name: str, label: str, make: Callable[[Told], bytes]) -> None:
    """A button that makes a file, its progress, and then the way to save it; another choice asks for another file."""
    text = view.language.text
    of = view.choice.only("parts", "themes", "charts", "lesson", "type") if name == "handout" else None
    if st.button(plain(label), type="primary", icon=":material/build:", key=f"handout_make_{name}"):
        bar = st.progress(0.0, plain(text("handout.making")))
        st.session_state[MADE] = (name, of, make(bar.progress))
        bar.empty()
    made = st.session_state.get(MADE)
    if made and made[:2] == (name, of):
        size = view.language.shown(round(len(made[2]) / MEGABYTE, 1))
        download(text("handout.take", size=size), lambda: made[2], f"{name}.html", HTML)
