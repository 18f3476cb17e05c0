"""The only place that knows Streamlit: the blocks that pages are made of, one per file."""

from egov_challenges.ui.figure import figure
from egov_challenges.ui.filters import filters, search, switches
from egov_challenges.ui.frame import foot, heading, menu
from egov_challenges.ui.method import method
from egov_challenges.ui.sources import downloads, source_list
from egov_challenges.ui.statements import class_questions, theme
from egov_challenges.ui.timeline import timeline
from egov_challenges.ui.view import course, view
from egov_challenges.ui.warm_up import warm_up

__all__ = [
    "class_questions",
    "course",
    "downloads",
    "figure",
    "filters",
    "foot",
    "heading",
    "menu",
    "method",
    "search",
    "source_list",
    "switches",
    "theme",
    "timeline",
    "view",
    "warm_up",
]
