"""Live class: what does the class think, and does it think so still after talking about it?"""

from egov_challenges import ui

view = ui.view()
ui.live(view)
