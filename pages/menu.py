"""The menu: which pages there are, and what stands around each."""

from egov_challenges import ui

course = ui.course()
page = ui.menu(
    course,
    __file__,
    [
        ("themes", "paper/themes.py"),
        ("timeline", "paper/timeline.py"),
        ("countries", "paper/countries.py"),
        ("sources", "paper/sources.py"),
    ],
)
page.run()
ui.foot(course)
