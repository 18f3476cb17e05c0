"""Cases abroad: which other countries and regions does the list look at, and what of them can it tell?"""

from egov_challenges import ui

view = ui.view()
ui.heading(view, "cases")
ui.case(view)
