"""The lecturer's board of a live class."""

from __future__ import annotations

from egov_challenges.ui.view import View


def live(view: View) -> None:
    """Draw the page."""
