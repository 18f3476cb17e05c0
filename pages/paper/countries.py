"""Countries: which countries do the sources look at, and from where?"""

from egov_challenges import ui

view = ui.view()
ui.filters(view)
ui.heading(view, "countries")
ui.switches(view, "rule", "count")
ui.guessed(view, "places", ui.countries)
ui.case_link(view)
ui.source_list(view)
