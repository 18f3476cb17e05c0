"""Hand-ins: what has a class answered, coded and guessed?"""

from egov_challenges import ui

view = ui.view()
ui.heading(view, "hand_ins")
ui.hand_ins(view)
