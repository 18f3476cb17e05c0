"""How phones come in: the code for the last row, the address to type, and the QR code."""

from __future__ import annotations

import streamlit as st

from egov_challenges.ui.qr import qr
from egov_challenges.ui.reach import reachable
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def spelt(code: str) -> str:
    """A code in two halves, as it is read out."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def letters(view: View, code: str) -> None:
    """The code, very large, and where to type it."""
    with st.container(key="live_door", gap=None):
        st.markdown(plain(view.language.text("live.type", address=reachable("join"))))
        st.markdown(f"**{plain(spelt(code))}**")


def picture(view: View, code: str) -> None:
    """The code and its address as a QR code."""
    qr(reachable(f"join/{code}"), plain(view.language.text("live.qr", code=spelt(code))))
