"""my_work."""

from __future__ import annotations

from egov_challenges.ui.view import View


def my_work(view: View) -> None:
    """Draw it."""
