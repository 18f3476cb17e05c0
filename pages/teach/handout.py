"""Handout: what can I take along on paper, or without a network?"""

from egov_challenges import ui

view = ui.view()
ui.heading(view, "handout")
ui.handout(view)
