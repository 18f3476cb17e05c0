"""Addresses that a phone in the same room can open: the app's own, with this machine's name in its network where needed."""

from __future__ import annotations

import socket
from contextlib import suppress
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from egov_challenges.ui.view import is_here

ELSEWHERE = ("192.0.2.1", 9)  # an address kept for documentation (RFC 5737): nothing is sent to it


def reachable(path: str, /, **params: str) -> str:
    """The address of a path of the app, such as ``join/BCDFGH``, for another device.

    It stands beside the page that is open, so that it is right below any base path. Opened as localhost, the host is the
    machine's own network address; without a network it stays as it is.
    """
    url = urlsplit(st.context.url or "http://localhost:8501/")
    host = url.netloc
    if is_here(url.geturl()) and (own := own_address()):
        host = f"{own}:{url.port}" if url.port else own
    above = url.path.rsplit("/", 1)[0]
    return urlunsplit((url.scheme, host, f"{above}/{path}", urlencode(params), ""))


def own_address() -> str | None:
    """The IPv4 address of this machine in its network, if it is in one."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(ELSEWHERE)  # asks the routing table, and sends nothing
        own = str(probe.getsockname()[0])
        return own if not own.startswith("127.") else None
    return None
