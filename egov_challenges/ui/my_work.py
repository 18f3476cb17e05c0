"""A student's own work: what this browser keeps, how to take it along or hand it in, how to bring it back, how to delete it."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pandas as pd
import streamlit as st

from egov_challenges import handin, questions, readouts
from egov_challenges.handin import HandIn, NotACodeError
from egov_challenges.model import Course
from egov_challenges.ui.copyable import copyable
from egov_challenges.ui.download import download
from egov_challenges.ui.links import link
from egov_challenges.ui.memory import HASH, add, forget, keep, refused, unread, work
from egov_challenges.ui.qr import MOST, qr
from egov_challenges.ui.text import plain, table
from egov_challenges.ui.view import View, is_here
from egov_challenges.work import Answer, Coding, Guess, Name, of_kind

SAID = "my_work_said"  # session key: what came of the last code, as lines of Markdown
MINE = "me"  # the id of the name
TEXT = "text/plain"


def my_work(view: View) -> None:
    """Draw it: what is kept beside how it leaves and comes back."""
    text = view.language.text
    for line in st.session_state.pop(SAID, ()):
        st.info(line)
    if refused():
        st.info(plain(text("memory.refused")))
    if unread():
        st.info(plain(text("memory.unread", n=len(unread()))))
    kept, taken = st.columns(2, gap="large")
    with kept:
        _kept(view)
        _bring_back(view)
    with taken:
        _take_along(view)


def _kept(view: View) -> None:
    text, held = view.language.text, work()
    st.header(plain(text("my_work.kept")), anchor=False)
    counts = {kind: len(of_kind(held, kind)) for kind in ("answer", "coding", "guess")}
    right = sum(isinstance(it.what, Answer) and it.what.right for it in held.values())
    lines = [
        text("my_work.answers", n=counts["answer"], total=len(view.course.questions), right=right),
        text("my_work.codings", n=counts["coding"], total=len(view.course.references)),
        text("my_work.guesses", n=counts["guess"]),
    ]
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    with st.container(horizontal=True, gap="medium"):
        for page in ("quiz", "code-the-sources"):
            link(text(f"menu.{page}"), page)
    if not held:
        return
    box = st.expander(plain(text("my_work.all")), key="my_work_all", on_change="rerun")
    if box.open:
        box.markdown(table(_everything(view.course)))
    with st.popover(plain(text("my_work.delete")), key="my_work_delete"):
        st.markdown(plain(text("my_work.delete_what")))
        st.button(plain(text("my_work.delete_now")), on_click=forget, key="my_work_forget")


def _everything(course: Course) -> pd.DataFrame:
    """All that is kept, the latest first, a row each, as texts."""
    text = course.language.text
    latest = sorted(work().items(), key=lambda item: -item[1].at)
    return pd.DataFrame(
        {
            text("my_work.what"): [_about(course, key) for key, _ in latest],
            text("my_work.done"): [_done(course, it.what) for _, it in latest],
            text("my_work.when"): [f"{dt.datetime.fromtimestamp(it.at, dt.UTC):%Y-%m-%d %H:%M}" for _, it in latest],
        }
    )


def _about(course: Course, key: str) -> str:
    text = course.language.text
    kind, _, id_ = key.partition("/")
    if kind == "answer" and (question := course.questions.get(id_)):
        return questions.said(course, question, question.ask)
    if kind == "coding" and (reference := course.by_id.get(id_)):
        return text("my_work.entry", n=reference.custom.number, authors=reference.authors, year=str(reference.year))
    if kind == "guess" and (asked := readouts.question(course, id_)):
        return asked
    return text(f"my_work.about_{kind}") if kind in {"guess", "name"} else key


def _done(course: Course, what: object) -> str:
    text = course.language.text
    match what:
        case Answer():
            return text("my_work.right" if what.right else "my_work.wrong", n=what.tries)
        case Coding():
            titles = {rule.id: course.theme(rule.id).title for rule in course.codebook.themes}
            return course.language.listed([titles.get(theme, theme) for theme in what.themes]) or text("themes.none")
        case Guess():
            return what.value or text("my_work.shown")
        case Name():
            return what.name or ""
    return ""


def _take_along(view: View) -> None:
    text, held = view.language.text, work()
    st.header(plain(text("my_work.take")), anchor=False)
    st.markdown(plain(text("my_work.take_what")))
    named = held.get(f"name/{MINE}")
    st.session_state["my_work_name"] = named.what.name or "" if named and isinstance(named.what, Name) else ""
    label, why = plain(text("my_work.name")), plain(text("my_work.name_why"))
    st.text_input(label, key="my_work_name", on_change=_named, max_chars=60, help=why)
    if not held:
        st.caption(plain(text("my_work.nothing")))
        return
    code = handin.written(view.course, held)
    copyable(view.language, text("my_work.code"), code, key="my_work_code")
    download(text("my_work.file"), partial(str.encode, code), "hand-in.txt", TEXT)
    box = st.expander(plain(text("my_work.qr")), key="my_work_qr", on_change="rerun")
    if box.open:
        with box:
            _qr(view, code)


def _qr(view: View, code: str) -> None:
    """The code as a link that opens it on another device; alone where this address means another machine there."""
    text = view.language.text
    address = st.context.url or ""
    shown = code if is_here(address) else f"{address}#{code}"
    if len(shown) > MOST:
        st.markdown(plain(text("my_work.qr_long")))
        return
    qr(shown, plain(text("my_work.qr_what" if shown == code else "my_work.qr_link")))


def _named() -> None:
    keep("name", MINE, "", Name(name=" ".join(st.session_state["my_work_name"].split()) or None))


def _bring_back(view: View) -> None:
    text = view.language.text
    st.header(plain(text("my_work.bring")), anchor=False)
    if brought := st.session_state.pop(HASH, ""):
        st.session_state["my_work_pasted"] = brought
        st.info(plain(text("my_work.brought")))
    st.text_area(plain(text("my_work.paste")), key="my_work_pasted", max_chars=handin.LONGEST, height=100)
    st.file_uploader(plain(text("my_work.upload")), type="txt", key="my_work_file")
    st.button(plain(text("my_work.add")), on_click=_add, args=(view.course,), key="my_work_add")


def _add(course: Course) -> None:
    """Put the pasted or uploaded code to the work that is here, and say what came of it."""
    text = course.language.text
    file = st.session_state["my_work_file"]
    pasted = file.getvalue().decode("utf-8", "replace") if file else st.session_state["my_work_pasted"]
    try:
        found = handin.read(course, pasted)
    except NotACodeError as error:
        st.session_state[SAID] = [plain(text(f"code.{error.problem}"))]
        return
    add(found.work)
    st.session_state["my_work_pasted"] = ""
    st.session_state[SAID] = list(map(plain, _came_of(course, found)))


def _came_of(course: Course, found: HandIn) -> list[str]:
    text = course.language.text
    said = [text("my_work.added", n=len(found.work))]
    since = handin.changes(course, found.work)
    if since.changed:
        named = [_about(course, key) for key in since.changed]
        said.append(text("my_work.changed", n=len(named), what="; ".join(named)))
    if since.gone:
        said.append(text("my_work.gone", n=len(since.gone), what=", ".join(since.gone)))
    if found.unread:
        said.append(text("my_work.code_unread", n=len(found.unread)))
    return said
