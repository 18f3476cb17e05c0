"""A button that hands out a file, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from egov_challenges.ui.text import plain

CSV = "text/csv"


def download(label: str, content: Callable[[], bytes], name: str, mime: str, key: str = "") -> None:
    """Offer a file of this name; the page does not run again for it."""
    icon = ":material/download:"
    key = f"download_{key or name}"  # lasts while the name follows the choice
    st.download_button(plain(label), content, file_name=name, mime=mime, icon=icon, on_click="ignore", key=key)
