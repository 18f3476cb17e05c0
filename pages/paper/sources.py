"""Sources: what does the paper rest on, entry by entry?"""

from egov_challenges import ui

view = ui.view()
ui.filters(view)
ui.heading(view, "sources")
ui.search(view)
ui.downloads(view)
ui.source_list(view)
