"""Code the sources: how would I sort these entries, and how far do I agree with others?"""

from egov_challenges import ui

view = ui.view()
ui.heading(view, "exercise")
ui.exercise(view)
