"""hand_ins."""

from __future__ import annotations

from egov_challenges.ui.view import View


def hand_ins(view: View) -> None:
    """Draw it."""
