"""Quiz: what do I know about this course, and why is it so?"""

from egov_challenges import ui

view = ui.view()
ui.heading(view, "quiz")
ui.quiz(view)
