"""The chosen sources: as printed, with the words that their coding rests on marked, and how each was coded."""

from __future__ import annotations

from functools import lru_cache, partial

import streamlit as st

from egov_challenges import frames, readouts
from egov_challenges.bibliography import FORMATS
from egov_challenges.choice import PER_PAGE, Choice, pages, valid
from egov_challenges.model import NONE, Course
from egov_challenges.reference import Reference
from egov_challenges.ui.download import CSV, download
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
    """The chosen sources as files for other programs: a popover with a button per form, drawn when it is open."""
    text = view.language.text
    box = st.popover(plain(text("export.open")), icon=":material/download:", key="export", on_change="rerun")
    if not box.open:
        return
    with box, st.container(gap="xsmall"):
        for name, form in FORMATS.items():
            download(text(f"export.{name}"), partial(form.write, view.references), f"sources.{form.suffix}", form.mime)
        download(text("export.csv"), lambda: frames.csv(frames.sources(view.course, view.choice)), "sources.csv", CSV)


def _card(view: View, reference: Reference) -> None:
    entry, coding = _words(view.course, reference.id, view.choice.theme)
    with st.expander(entry, key=f"source_{reference.id}"):
        st.markdown(coding)


@lru_cache(maxsize=4096)
def _words(course: Course, id_: str, theme: str) -> tuple[str, str]:
    """The words of a card as Markdown: the entry with its evidence marked and what it is; how it was coded.

    With a theme, only the evidence for that theme is marked.
    """
    text = course.language.text
    reference, coded = course.reference(id_), course.codings[id_].themes
    evidence = [coded[theme]] if theme in coded else list(coded.values())
    titles = [course.theme(found).title for found in frames.themes_of(course, reference) if found != NONE]
    line = [
        text("sources.number", n=reference.custom.number),
        text(f"kinds.{reference.type}"),
        *(titles or [text("themes.none")]),
    ]
    lines = [*map(plain, readouts.judgements(course, reference)), *_charts(course, reference)]
    entry = marked(reference.printed, [item.evidence for item in evidence])
    return f"{entry} :small[:gray[{plain(' · '.join(line))}]]", "\n".join(f"- {line}" for line in lines)


def _charts(course: Course, reference: Reference) -> list[str]:
    """Where a source stands in the charts, as Markdown links that open them so."""
    text = course.language.text
    lines = [f"{plain(text('sources.in_timeline'))} [{reference.year}](timeline?year={reference.year})"]
    for rule in valid(course)["rule"]:
        links = [
            f"[{plain(frames.name_of(course, code, Choice(rule=rule)))}](countries?rule={rule}&country={code})"
            for code in frames.places_of(course, reference, rule)
        ]
        lines.append(f"{plain(text('sources.in_countries', rule=text(f'rule.{rule}')))} {', '.join(links)}")
    return lines
