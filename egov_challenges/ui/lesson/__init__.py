"""Lesson plans: the plan, and one step of it in front of the class."""

from __future__ import annotations

from egov_challenges.ui.view import View


def lesson(view: View) -> None:
    """Draw the page."""
