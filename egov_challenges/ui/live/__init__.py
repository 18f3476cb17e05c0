"""The lecturer's board of a live class."""

from __future__ import annotations

import streamlit as st

from egov_challenges import live as rooms
from egov_challenges.live.sight import see
from egov_challenges.live.store import NoRoomError, NoStoreError
from egov_challenges.ui.frame import heading
from egov_challenges.ui.live.board import board
from egov_challenges.ui.live.following import revive
from egov_challenges.ui.live.mine import SAID, kept, let_go, now
from egov_challenges.ui.live.opening import ended, opening
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View

__all__ = ["live"]


def live(view: View) -> None:
    """Draw the page: the start or, with a room in the address, its board."""
    code = view.choice.room
    revive()
    if problem := st.session_state.pop(SAID, ""):
        st.warning(plain(problem))
    try:
        store = rooms.store()
        if not code:
            heading(view, "live")
            opening(view)
            return
        secret = kept(code)
        sight = see(store, code, secret or "", now())
    except NoStoreError as error:
        heading(view, "live")
        st.warning(plain(str(error)))
    except NoRoomError:
        let_go(code)
        kept(code, ended=True)
        heading(view, "live")
        ended(view)
    else:
        board(view, sight, answered=secret is not None)
