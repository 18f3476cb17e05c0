"""My work: what does this browser keep of me, and how do I take it along or hand it in?"""

from egov_challenges import ui

view = ui.view()
ui.heading(view, "my_work")
ui.my_work(view)
