"""Whose room it is: the secret that steers it lives in the session and in the browser that opened it, and nowhere else.

It is never in an address and never in what the page shows. A reload, another tab of the same browser and a server that was
started anew find it in localStorage, under ``egov-challenges/room/CODE``.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import streamlit as st

from egov_challenges import live
from egov_challenges.live.rooms import NotNowError
from egov_challenges.live.store import NoRoomError, NoStoreError, NotYoursError, Store
from egov_challenges.ui.view import course

SECRETS = "live_secrets"  # session key: the secrets that this visitor knows, by code of the room
SAID = "live_said"  # session key: what went wrong with the last thing that was done
ERRORS = {
    NotNowError: "live.not_now",
    NotYoursError: "live.not_yours",
    NoRoomError: "live.over",
}
Act = Callable[[Store, str, str, int], object]  # with the code of the room, its secret and the time


def now() -> int:
    """Seconds since 1970."""
    return int(time.time())


def secret(code: str) -> str:
    """The secret of a room, as far as this visitor is known to have it; else nothing."""
    return str(st.session_state.get(SECRETS, {}).get(code, ""))


def codes() -> tuple[str, ...]:
    """The rooms that this visitor can steer, as far as is known, the latest first."""
    return tuple(reversed(st.session_state.get(SECRETS, {})))


def know(code: str, found: str) -> None:
    """Keep a secret in the session."""
    st.session_state[SECRETS] = {**st.session_state.get(SECRETS, {}), code: found}


def let_go(code: str) -> None:
    """Forget a secret; the browser forgets it when the room is looked at again."""
    st.session_state[SECRETS] = {other: its for other, its in st.session_state.get(SECRETS, {}).items() if other != code}


def kept(code: str, *, ended: bool = False) -> str | None:
    """The secret of a room, written into this browser or read from it; nothing as long as the browser has not answered.

    Of a room that has ended the browser forgets it.
    """
    place = f"egov-challenges/room/{code}"
    key = f"live_unseen_{code}_ended" if ended else f"live_unseen_{code}"
    known = secret(code)
    heard = st.session_state.get(key) or {}
    component = st.components.v2.component("egov_room", js=_JS)
    component(
        data={"place": place, "secret": known, "ended": ended, "found": heard.get("found")},
        key=key,
        height=1,
        on_found_change=lambda: None,
    )
    found = (st.session_state.get(key) or {}).get("found")
    if not known and found and found != REFUSED:
        know(code, str(found))
    return known or (None if found is None else "" if found == REFUSED else str(found))


def refused(code: str) -> bool:
    """Whether this browser keeps no secret."""
    return (st.session_state.get(f"live_unseen_{code}") or {}).get("found") == REFUSED


def steered(act: Act, code: str) -> bool:
    """Do something with a room, from within a callback; what goes wrong is said when the page is drawn."""
    try:
        act(live.store(), code, secret(code), now())
    except tuple(ERRORS) as error:
        st.session_state[SAID] = course().language.text(ERRORS[type(error)])
        return False
    except NoStoreError as error:
        st.session_state[SAID] = str(error)
        return False
    return True


REFUSED = "-"
_JS = f"""export default function ({{ data, setStateValue }}) {{
  const report = (found) => found !== data.found && setStateValue("found", found)
  try {{
    const storage = window.localStorage
    if (data.ended) storage.removeItem(data.place)
    else if (data.secret) storage.setItem(data.place, data.secret)
    else report(storage.getItem(data.place) ?? "")
  }} catch {{
    report("{REFUSED}")
  }}
}}"""
