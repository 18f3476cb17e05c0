"""Data: whose are they, and how can I take them along?"""

from egov_challenges import ui

view = ui.view()
ui.heading(view, "data")
ui.archive(view)
ui.datasets(view)
