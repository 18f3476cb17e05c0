"""Lesson: what do we do today, and how far are we?"""

from egov_challenges import ui

view = ui.view()
ui.lesson(view)
