"""The course as one self-contained file: a handout to print, and all of it for a machine without a network."""

from egov_challenges.handout.paper import paper
from egov_challenges.handout.whole import whole

__all__ = ["paper", "whole"]
