"""Method: how did every number in this course come about?"""

from egov_challenges import ui

view = ui.view()
ui.heading(view, "method")
ui.switches(view, "part")
ui.method(view)
