"""Glossary: what does a word of this course mean?"""

from egov_challenges import ui

view = ui.view()
ui.heading(view, "glossary")
ui.glossary(view)
