"""The data sets with their credits, and all of them in one archive."""

from __future__ import annotations

import streamlit as st

from egov_challenges import __version__, bundle, data_folder
from egov_challenges.ui.credits import credit_lines
from egov_challenges.ui.download import download
from egov_challenges.ui.links import link
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View

ZIP = "application/zip"


def archive(view: View) -> None:
    """The button for everything, and where the reference list is to be had alone."""
    text = view.language.text
    name = f"{bundle.FOLDER}-{__version__}.zip"
    download(
        text("data.archive"),
        lambda: bundle.archive(view.course, data_folder.contents(data_folder.chosen()), __version__),
        name,
        ZIP,
    )
    st.caption(plain(text("data.archive_holds")))
    link(text("data.references"), "sources")


def datasets(view: View) -> None:
    """Each data set: what it is, whose, under which licence, how obtained and checked, what was left out."""
    for dataset in view.course.datasets:
        st.header(plain(dataset.title), anchor=False)
        lines = [plain(view.language.text("data.file", file=dataset.file)), *credit_lines(view, dataset)]
        st.markdown("\n".join(f"- {line}" for line in lines))
