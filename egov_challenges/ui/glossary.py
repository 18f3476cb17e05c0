"""glossary."""

from __future__ import annotations

from egov_challenges.ui.view import View


def glossary(view: View) -> None:
    """Draw it."""
