"""The one filter above every page: theme, year, country, kind; how many sources are left; all again."""

from __future__ import annotations

import streamlit as st

from egov_challenges import frames
from egov_challenges.choice import LONGEST_SEARCH, Choice, valid
from egov_challenges.model import NONE
from egov_challenges.ui.terms import explained
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View, go, picked

LISTS = ("year", "country", "kind", "read")  # filters that are chosen from a list


def filters(view: View) -> None:
    """Draw the filter, the count of sources and the reset."""
    text = view.language.text
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        themes(view, ("", *valid(view.course)["theme"]))
        active = [name for name in LISTS if getattr(view.choice, name)]
        caption = text("filter.more_active", n=len(active)) if active else text("filter.more")
        box = st.popover(plain(caption), icon=":material/filter_alt:", key="filter", on_change="rerun")
        if box.open:  # closed, it would cost every run four lists that nobody sees
            with box:
                for name in LISTS:
                    _list(view, name)
        st.markdown(f"**{plain(count(view))}**", width="content")
        if view.choice.narrowed():
            st.button(plain(text("filter.reset")), on_click=go, args=(Choice.reset,))
    if not view.references:
        st.info(plain(text("filter.nothing")))


def count(view: View) -> str:
    """``7 of 49 sources``, and after it what they were chosen by; the theme is seen beside it."""
    text = view.language.text
    shown = text("filter.count_sources", n=len(view.references), total=len(view.course.references))
    chosen = [label(view, name, getattr(view.choice, name)) for name in (*LISTS, "q") if getattr(view.choice, name)]
    return " · ".join([shown, *chosen])


def label(view: View, name: str, value: str) -> str:
    """The words for one value of a parameter."""
    text = view.language.text
    if not value:
        return text(f"filter.any_{name}")
    match name:
        case "theme":
            return text("themes.none") if value == NONE else view.course.theme(value).title
        case "country":
            return frames.name_of(view.course, value, view.choice)
        case "kind":
            return text(f"kinds.{value}")
        case "read":
            return view.language.month(frames.first_of(value))
        case "rule" | "count" | "show" | "part" | "edges":
            return text(f"{name}.{value}")
        case "q":
            return text("filter.search", q=value)
        case _:
            return value


def themes(view: View, offered: tuple[str, ...] = ()) -> None:
    """The themes as pills: all of them together and each, or those that are offered."""
    shown = offered or ("", *(words.id for words in view.course.themes))
    st.session_state["pick_theme"] = view.choice.theme if view.choice.theme in shown else ""
    st.pills(
        plain(view.language.text("filter.theme")),
        shown,
        format_func=lambda theme: plain(label(view, "theme", theme)),
        key="pick_theme",
        on_change=picked,
        args=("theme",),
        label_visibility="collapsed",
        width="content",
        wrap=True,
    )


def lists(view: View, *names: str) -> None:
    """Filters as lists to choose from, beside each other."""
    for name in names:
        with st.container(width=240):
            _list(view, name)


def _list(view: View, name: str) -> None:
    key = f"pick_{name}"
    st.session_state[key] = getattr(view.choice, name)
    st.selectbox(
        plain(view.language.text(f"filter.{name}")),
        ("", *valid(view.course)[name]),
        format_func=lambda value: label(view, name, value),  # options of a selectbox are not read as Markdown
        key=key,
        on_change=picked,
        args=(name,),
    )


def switches(view: View, *names: str) -> None:
    """Controls that change the picture and not the sources: ``rule``, ``count``, ``show``; each explains its choice."""
    for name, column in zip(names, st.columns(len(names), gap="medium"), strict=True):
        with column.container(gap="xxsmall"):
            _switch(view, name)


def _switch(view: View, name: str) -> None:
    key = f"pick_{name}"
    st.session_state[key] = getattr(view.choice, name)
    st.segmented_control(
        plain(view.language.text(f"filter.{name}")),
        valid(view.course)[name],
        format_func=lambda value: plain(label(view, name, value)),
        key=key,
        on_change=picked,
        args=(name,),
        required=True,
    )
    st.caption(explained(view.course, view.language.text(f"{name}.{getattr(view.choice, name)}_explained")))


def search(view: View, group: str = "filter") -> None:
    """The search through the printed entries, or through what the words of another group say."""
    st.session_state["pick_q"] = view.choice.q
    text = view.language.text
    st.text_input(
        plain(text(f"{group}.q")),
        key="pick_q",
        on_change=picked,
        args=("q",),
        placeholder=text(f"{group}.q_hint"),
        max_chars=LONGEST_SEARCH,
    )
