"""A QR code of a text, drawn here: nothing leaves the machine."""

from __future__ import annotations

import io

import segno
import streamlit as st

MOST = 2_953  # bytes that the largest QR code holds


def _svg(text: str) -> str:
    out = io.BytesIO()
    # Black on white in light and dark, with a quiet zone: else readers do not find it.
    segno.make(text, error="l", boost_error=False, micro=False).save(
        out, kind="svg", scale=4, border=4, light="white", xmldecl=False
    )
    return out.getvalue().decode()


def qr(text: str, alt: str) -> None:
    """Draw the code as wide as there is room, up to 480 pixels; ``text`` has at most ``MOST`` bytes."""
    with st.container(width=480):
        st.image(_svg(text), caption=alt, alt=alt, width="stretch")
