"""Then and now: what do published figures say about each theme, when the paper was written and today?"""

from egov_challenges import ui

view = ui.view()
ui.themes(view)
ui.heading(view, "then_and_now")
ui.guessed(view, "rank", ui.then_and_now)
