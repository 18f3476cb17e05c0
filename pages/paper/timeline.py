"""Timeline: when did the sources appear, and when did the author read them?"""

from egov_challenges import charts, frames, readouts, ui

view = ui.view()
ui.filters(view)
ui.heading(view, "timeline")
ui.switches(view, "show")

match view.choice.show:
    case "years":
        ui.figure(view, frames.years, charts.years, readouts.years)
    case "read":
        ui.figure(view, frames.months, charts.months, readouts.months)
    case _:
        ui.figure(view, frames.groups, charts.groups, readouts.groups)

ui.source_list(view)
