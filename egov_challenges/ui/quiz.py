"""quiz."""

from __future__ import annotations

from egov_challenges.ui.view import View


def quiz(view: View) -> None:
    """Draw it."""
