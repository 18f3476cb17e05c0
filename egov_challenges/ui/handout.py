"""What a handout holds, and the files that are made from it."""

from __future__ import annotations

from egov_challenges.ui.view import View


def handout(view: View) -> None:
    """Draw the page."""
