"""How far two coders agree who labelled the same units: per cent, Cohen's kappa, Krippendorff's alpha, all nominal.

A label is anything that can be compared and hashed: a code, a set of codes, true or false. An empty one (``""``, ``False``, an
empty set) means that nothing was coded.

Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement, 20(1), 37–46.
Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import krippendorff

EMPTY, NOTHING, ONE_LABEL = "empty", "nothing", "one_label"  # why there is no figure


@dataclass(frozen=True)
class Agreement:
    """The agreement of two coders. Where a figure cannot be had it is ``None``, and ``reason`` says why."""

    units: int  # labelled by both
    same: int  # of these, with equal labels
    share: float | None  # same of units, 0 to 1
    kappa: float | None  # 1: always equal; 0: as often as chance would have it
    alpha: float | None  # the same scale
    reason: str = ""  # empty: no unit; nothing: neither coded anything; one_label: both gave every unit the same label


def agreement(one: Sequence[Hashable], other: Sequence[Hashable]) -> Agreement:
    """The agreement of two sequences of labels, of the same units in the same order.

    Raises ``ValueError`` when they differ in length.
    """
    pairs = list(zip(one, other, strict=True))
    labels = {label for pair in pairs for label in pair}
    same = sum(first == second for first, second in pairs)
    if not pairs:
        return Agreement(0, 0, None, None, None, EMPTY)
    share = same / len(pairs)
    if len(labels) == 1:  # nothing could have gone wrong: chance alone would agree as often
        return Agreement(len(pairs), same, share, None, None, ONE_LABEL if labels.pop() else NOTHING)
    return Agreement(len(pairs), same, share, kappa(one, other), alpha(one, other))


def kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Cohen's kappa: the agreement beyond chance, of what chance leaves; each coder's own shares of labels make the chance.

    Not defined (a division by zero) where both coders give every unit one and the same label.
    """
    units = len(one)
    observed = sum(first == second for first, second in zip(one, other, strict=True)) / units
    ours, theirs = Counter(one), Counter(other)
    expected = sum(ours[label] * theirs[label] for label in ours) / units**2
    return (observed - expected) / (1 - expected)


def alpha(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Krippendorff's alpha, nominal, two coders, no missing label; not defined for one label alone."""
    numbers: dict[Hashable, int] = {}
    coded = [[numbers.setdefault(label, len(numbers)) for label in labels] for labels in (one, other)]
    return float(krippendorff.alpha(reliability_data=coded, level_of_measurement="nominal"))
