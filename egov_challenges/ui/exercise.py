"""exercise."""

from __future__ import annotations

from egov_challenges.ui.view import View


def exercise(view: View) -> None:
    """Draw it."""
