"""The only place that knows Streamlit: the blocks that pages are made of, one per file."""

from egov_challenges.ui.cases import case, case_link
from egov_challenges.ui.countries import countries
from egov_challenges.ui.data import archive, datasets
from egov_challenges.ui.exercise import exercise
from egov_challenges.ui.figure import figure
from egov_challenges.ui.filters import filters, search, switches, themes
from egov_challenges.ui.frame import foot, heading, menu
from egov_challenges.ui.glossary import glossary
from egov_challenges.ui.guesses import guessed
from egov_challenges.ui.hand_ins import hand_ins
from egov_challenges.ui.handout import handout
from egov_challenges.ui.lesson import lesson
from egov_challenges.ui.live import live
from egov_challenges.ui.method import method
from egov_challenges.ui.my_work import my_work
from egov_challenges.ui.quiz import quiz
from egov_challenges.ui.sources import downloads, source_list
from egov_challenges.ui.statements import class_questions, theme
from egov_challenges.ui.then_and_now import then_and_now
from egov_challenges.ui.timeline import timeline
from egov_challenges.ui.view import course, language, view
from egov_challenges.ui.warm_up import warm_up

__all__ = [
    "archive",
    "case",
    "case_link",
    "class_questions",
    "countries",
    "course",
    "datasets",
    "downloads",
    "exercise",
    "figure",
    "filters",
    "foot",
    "glossary",
    "guessed",
    "hand_ins",
    "handout",
    "heading",
    "language",
    "lesson",
    "live",
    "menu",
    "method",
    "my_work",
    "quiz",
    "search",
    "source_list",
    "switches",
    "theme",
    "themes",
    "then_and_now",
    "timeline",
    "view",
    "warm_up",
]
