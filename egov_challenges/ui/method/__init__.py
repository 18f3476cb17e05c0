"""The page on the method, a part at a time: what no reader has asked for costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from egov_challenges.ui.method.agreement import agreement
from egov_challenges.ui.method.codebook import codebook
from egov_challenges.ui.method.editor import queries
from egov_challenges.ui.method.labelled import labelled
from egov_challenges.ui.method.limits import limits
from egov_challenges.ui.method.spectrum import spectrum
from egov_challenges.ui.view import View

PARTS: Mapping[str, Callable[[View], None]] = {
    "codebook": codebook,
    "spectroscopy": spectrum,
    "doi": labelled,
    "agreement": agreement,
    "list": queries,
    "limits": limits,
}


def method(view: View) -> None:
    """Draw the chosen part."""
    PARTS[view.choice.part](view)
