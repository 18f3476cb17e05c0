"""The chosen sources: as printed, with the words that their coding rests on marked, and how each was coded."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import streamlit as st

from egov_challenges import bibliography, frames
from egov_challenges.choice import NONE, PER_PAGE, pages, valid
from egov_challenges.reference import Reference
from egov_challenges.ui.filters import label
from egov_challenges.ui.text import marked, plain
from egov_challenges.ui.view import View, picked


def source_list(view: View) -> None:
    """Draw the chosen sources, a page of them at a time."""
    st.header(plain(view.language.text("sources.heading", n=len(view.references))), anchor=False)
    page, last = int(view.choice.page), len(pages(len(view.references)))
    for reference in view.references[(page - 1) * PER_PAGE : page * PER_PAGE]:
        _card(view, reference)
    if last > 1:
        st.session_state["pick_page"] = page
        st.pagination(last, key="pick_page", on_change=picked, args=("page",))


def downloads(view: View) -> None:
    """The chosen sources as CSV and as CSL JSON."""
    text = view.language.text
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            plain(text("sources.csv")),
            lambda: frames.csv(frames.sources(view.course, view.choice)),
            file_name="sources.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            plain(text("sources.json")),
            lambda: json.dumps(bibliography.csl_json(view.references), ensure_ascii=False, indent=2).encode(),
            file_name="sources.json",
            mime="application/vnd.citationstyles.csl+json",
            icon=":material/download:",
            on_click="ignore",
        )


def _card(view: View, reference: Reference) -> None:
    text = view.language.text
    coding = view.course.codings[reference.id]
    theme = view.choice.theme
    themes = [coding.themes[theme]] if theme in coding.themes else list(coding.themes.values())
    with st.container(border=True, gap="xsmall"):
        st.markdown(marked(reference.printed, [item.evidence for item in themes]))
        titles = [view.course.theme(id_).title for id_ in frames.themes_of(view.course, reference) if id_ != NONE]
        line = [
            text("sources.number", n=reference.custom.number),
            text(f"kinds.{reference.type}"),
            *(titles or [text("themes.none")]),
        ]
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(plain(" · ".join(line)), width="stretch")
            with st.popover(plain(text("sources.coding")), type="tertiary", key=f"coding_{reference.id}"):
                st.markdown("\n".join(f"- {line}" for line in _coding(view, reference)))


def _coding(view: View, reference: Reference) -> list[str]:
    """How a source was coded, each judgement with its evidence, and where it stands in the charts: lines of Markdown."""
    text = view.language.text
    coding = view.course.codings[reference.id]
    lines = [
        text("sources.theme_line", theme=view.course.theme(id_).title, evidence=item.evidence)
        for id_, item in coding.themes.items()
    ]
    for place in coding.places:
        values = {"place": view.course.place_name(place.code), "evidence": place.evidence, "reason": place.reason or ""}
        lines.append(text(f"sources.place_{place.basis}", **values))
    lines += [
        text("sources.seat_line", place=view.course.place_name(seat.country), evidence=seat.evidence) for seat in coding.seats
    ]
    lines = [plain(line) for line in lines or [text("sources.nothing_coded")]]
    year = f"[{reference.year}](timeline?{urlencode({'year': reference.year})})"
    lines.append(f"{plain(text('sources.in_timeline'))} {year}")
    for rule in valid(view.course)["rule"]:
        places = ", ".join(
            f"[{plain(label(view, 'country', code) if code != NONE else text(f'places.none_{rule}'))}]"
            f"(countries?{urlencode({'rule': rule, 'country': code})})"
            for code in frames.places_of(view.course, reference, rule)
        )
        lines.append(f"{plain(text('sources.in_countries', rule=text(f'rule.{rule}')))} {places}")
    return lines
