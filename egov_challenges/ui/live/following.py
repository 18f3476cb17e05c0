"""The board follows its room by itself: the numbers every second, all else when it has changed.

After a restart of the server Streamlit's page looks alive and hears nothing until somebody taps on it. So a script in the page
listens for the numbers; when they stay away, it has the page run again, until they are back.
"""

from __future__ import annotations

import streamlit as st

from egov_challenges import live
from egov_challenges.live.rooms import Room
from egov_challenges.live.sight import Glance, glance
from egov_challenges.live.store import NoRoomError, NoStoreError
from egov_challenges.ui.live.mine import now
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View

EVERY = 1.0  # seconds
PATIENCE = 4_000  # milliseconds without numbers, then the page runs again
BEATS = "live_beats"  # session key: how often the numbers were drawn


def revive() -> None:
    """Have the page run again when nothing has been heard for a while. Drawn with the whole page."""
    component = st.components.v2.component("egov_revive", js=_REVIVE)
    component(key="live_unseen_revive", height=1, on_back_change=lambda: None)


@st.fragment(run_every=EVERY)
def numbers(view: View, room: Room) -> None:
    """How many have voted and come, as of now; the whole page runs again when the room has changed since it was drawn."""
    try:
        found = glance(live.store(), room.code, now())
    except (NoRoomError, NoStoreError):
        st.rerun()
    if found.version != room.version:
        st.rerun()
    _said(view, room, found)
    st.session_state[BEATS] = beat = st.session_state.get(BEATS, 0) + 1
    st.components.v2.component("egov_beat", js=_BEAT)(data={"beat": beat}, key="live_unseen_beat", height=1)


def _said(view: View, room: Room, found: Glance) -> None:
    text = view.language.text
    with st.container(key="live_numbers", gap=None):
        if room.now:
            st.markdown(f"**{plain(text('live.votes', n=found.voted))}**")
        st.markdown(plain(text("live.phones", n=found.phones)))


_REVIVE = f"""export default function ({{ setTriggerValue }}) {{
  const live = (window.egovLive ??= {{}})
  live.heard = Date.now()
  clearInterval(live.timer)
  live.timer = setInterval(() => {{
    if (document.hidden || Date.now() - live.heard < {PATIENCE}) return
    live.heard = Date.now()
    setTriggerValue("back", live.heard)
  }}, 1000)
  return () => clearInterval(live.timer)
}}"""
_BEAT = """export default function () {
  const live = (window.egovLive ??= {})
  live.heard = Date.now()
}"""
