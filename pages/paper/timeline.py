"""Timeline: when did the sources appear, and when were they last accessed?"""

from egov_challenges import ui

view = ui.view()
ui.filters(view)
ui.heading(view, "timeline")
ui.switches(view, "show")
ui.guessed(view, "years", ui.timeline)
ui.source_list(view)
