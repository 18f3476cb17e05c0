"""For the lecturer: the hand-in codes of a class, read in the page and stored nowhere, as one table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from egov_challenges import frames, handin
from egov_challenges.handin import Batch, NotACodeError
from egov_challenges.roster import OUTCOMES, per_question, roster
from egov_challenges.ui.download import CSV, download
from egov_challenges.ui.text import plain, table
from egov_challenges.ui.view import View


def hand_ins(view: View) -> None:
    """Where codes are pasted or given as files, and what they hold."""
    text = view.language.text
    pasted, files = st.columns([3, 2], gap="large")
    with pasted:
        typed = st.text_area(plain(text("hand_ins.paste", n=handin.MOST_CODES)), key="hand_ins_pasted", height=160)
    with files:
        given = st.file_uploader(plain(text("hand_ins.upload")), type="txt", accept_multiple_files=True, key="hand_ins_files")
    st.button(plain(text("hand_ins.read")), key="hand_ins_read")  # what was typed arrives with the press
    whole = "\n".join([typed, *(file.getvalue().decode("utf-8", "replace") for file in given or ())])
    if not whole.strip():
        return
    try:
        batch = handin.read_all(view.course, whole)
    except NotACodeError as error:
        st.info(plain(text(f"code.{error.problem}")))
        return
    _said(view, batch)
    if batch.hand_ins:
        _tables(view, batch)


def _said(view: View, batch: Batch) -> None:
    text = view.language.text
    said = [text("hand_ins.found", n=len(batch.hand_ins))]
    if batch.repeated:
        said.append(text("hand_ins.repeated", n=batch.repeated))
    if batch.left:
        said.append(text("hand_ins.left", n=batch.left, most=handin.MOST_CODES))
    st.markdown(plain(" ".join(said)))
    for start, problem in batch.problems:
        st.info(plain(text("hand_ins.problem", start=start, problem=text(f"code.{problem}"))))


def _tables(view: View, batch: Batch) -> None:
    text = view.language.text
    whole = roster(view.course, batch)
    st.header(plain(text("hand_ins.table")), anchor=False)
    st.caption(plain(text("hand_ins.table_what")))
    done = whole[[column for column in whole if column in {"name", "at"} or whole[column].any()]]
    # Streamlit's own button beside the table writes CSV without a guard: so what is shown has it.
    st.dataframe(frames.guarded(done), hide_index=True, alt=text("hand_ins.table_alt", n=len(done)), key="hand_ins_table")
    download(text("hand_ins.csv"), lambda: frames.csv(whole), "hand-ins.csv", CSV)
    st.header(plain(text("hand_ins.per_question")), anchor=False)
    fared = per_question(view.course, batch)
    if fared.empty:
        st.markdown(plain(text("hand_ins.no_answers")))
        return
    st.markdown(table(_shown(view, fared)))


def _shown(view: View, fared: pd.DataFrame) -> pd.DataFrame:
    text, shown = view.language.text, view.language.shown
    columns = {text("hand_ins.question"): list(fared["ask"])}
    for column in ("answered", *OUTCOMES):
        columns[text(f"hand_ins.{column}")] = [shown(number) for number in fared[column]]
    columns[text("hand_ins.tempting")] = [
        text("hand_ins.tempted", answer=answer, n=n) if n else text("hand_ins.nobody")
        for answer, n in zip(fared["tempting"], fared["tempted"], strict=True)
    ]
    return pd.DataFrame(columns)
