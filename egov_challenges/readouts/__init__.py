"""A frame becomes words: the finding for its title, a read-out for those who do not see the chart, and its counting note.

Each function bears the name of the frame or chart that it reads. All numbers come from that frame.
"""

from egov_challenges.readouts.cases import beside_home, has, lacks, overview
from egov_challenges.readouts.coded import judgements, pieces
from egov_challenges.readouts.credits import built_from, credit_lines, made, origin, source
from egov_challenges.readouts.guesses import guessed_places, guessed_rank, guessed_years, question
from egov_challenges.readouts.indicators import moments, series, then_and_now, world
from egov_challenges.readouts.method import labelled_kinds, labelled_places, labelled_themes, spectrum
from egov_challenges.readouts.readout import Readout
from egov_challenges.readouts.references import groups, months, outlines, places, years

__all__ = [
    "Readout",
    "beside_home",
    "built_from",
    "credit_lines",
    "groups",
    "guessed_places",
    "guessed_rank",
    "guessed_years",
    "has",
    "judgements",
    "labelled_kinds",
    "labelled_places",
    "labelled_themes",
    "lacks",
    "made",
    "moments",
    "months",
    "origin",
    "outlines",
    "overview",
    "pieces",
    "places",
    "question",
    "series",
    "source",
    "spectrum",
    "then_and_now",
    "world",
    "years",
]
