"""The agreement of two coders, held against published examples and an independent computation."""

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_challenges.agreement import EMPTY, NOTHING, ONE_LABEL, Agreement, agreement, alpha, kappa

LABELS = st.sampled_from(["a", "b", "c", ""])
PAIRS = st.lists(st.tuples(LABELS, LABELS), min_size=1, max_size=40)


def from_table(table: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """The labels of two coders from a table of counts: row, the first coder's label; column, the second's."""
    cells = [(row, column) for row, column in product(range(len(table)), repeat=2) for _ in range(table[row][column])]
    return [row for row, _ in cells], [column for _, column in cells]


# The three worked examples of the article "Cohen's kappa" of the English Wikipedia.
@pytest.mark.parametrize(
    ("table", "expected"),
    [([[20, 5], [10, 15]], 0.4), ([[45, 15], [25, 15]], 0.1304), ([[25, 35], [5, 35]], 0.2593)],
)
def test_kappa_is_that_of_the_published_examples(table: list[list[int]], expected: float) -> None:
    assert kappa(*from_table(table)) == pytest.approx(expected, abs=5e-5)


# Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability: example A (binary) and example B (nominal), two observers.
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
)
def test_alpha_is_that_of_the_published_examples(one: str, other: str, expected: float) -> None:
    assert alpha(one, other) == pytest.approx(expected, abs=5e-4)


def by_coincidences(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Alpha by its definition: each pair counts in both orders; 1 − (n − 1) × disagreements / Σ n_c n_k."""
    values = Counter([*one, *other])
    n = values.total()
    disagreements = sum(2 for first, second in zip(one, other, strict=True) if first != second)
    return 1 - (n - 1) * disagreements / sum(values[c] * values[k] for c, k in product(values, repeat=2) if c != k)


def by_chance(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Kappa by its definition, the chance taken from all pairings of the first coder's labels with the second's."""
    meetings = [first == second for first, second in product(one, other)]
    chance = sum(meetings) / len(meetings)
    return (sum(first == second for first, second in zip(one, other, strict=True)) / len(one) - chance) / (1 - chance)


@given(PAIRS)
def test_both_figures_are_those_of_an_independent_computation(pairs: list[tuple[str, str]]) -> None:
    one, other = [first for first, _ in pairs], [second for _, second in pairs]
    found = agreement(one, other)
    assert found.units == len(pairs)
    assert found.share == found.same / found.units
    if found.reason:
        assert len({*one, *other}) == 1
    else:
        assert found.alpha == pytest.approx(by_coincidences(one, other))
        assert found.kappa == pytest.approx(by_chance(one, other))


@given(PAIRS)
def test_the_order_of_coders_and_units_and_the_names_of_labels_do_not_matter(pairs: list[tuple[str, str]]) -> None:
    one, other = [first for first, _ in pairs], [second for _, second in pairs]
    renamed = {"a": frozenset({"KAZ"}), "b": frozenset({"KAZ", "UZB"}), "c": frozenset({"UZB"}), "": frozenset[str]()}
    found = agreement(one, other)
    for again in (
        agreement(other, one),
        agreement(one[::-1], other[::-1]),
        agreement([renamed[label] for label in one], [renamed[label] for label in other]),
    ):
        assert again.kappa == pytest.approx(found.kappa)
        assert again.alpha == pytest.approx(found.alpha)
        assert again.reason == found.reason


def test_full_agreement_is_one_and_full_disagreement_is_below_nothing() -> None:
    assert agreement("aab", "aab") == Agreement(3, 3, 1.0, 1.0, 1.0)
    apart = agreement("ab", "ba")
    assert apart.share == 0
    assert apart.kappa == -1
    assert apart.alpha is not None
    assert apart.alpha < 0


@pytest.mark.parametrize(
    ("one", "other", "share", "reason"),
    [
        ([], [], None, EMPTY),
        ([False, False], [False, False], 1.0, NOTHING),
        ([frozenset(), frozenset()], [frozenset(), frozenset()], 1.0, NOTHING),
        (["report", "report"], ["report", "report"], 1.0, ONE_LABEL),
        ([True], [True], 1.0, ONE_LABEL),
    ],
)
def test_where_nothing_could_differ_there_is_a_reason_and_no_figure(
    one: list[Hashable], other: list[Hashable], share: float | None, reason: str
) -> None:
    found = agreement(one, other)
    assert (found.share, found.kappa, found.alpha, found.reason) == (share, None, None, reason)


def test_two_coders_each_with_one_label_of_their_own_have_figures() -> None:
    found = agreement("aaa", "bbb")
    assert (found.share, found.kappa, found.reason) == (0, 0, "")


def test_two_codings_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        agreement("ab", "a")
