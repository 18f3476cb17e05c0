"""Text from data on its way to a page."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_challenges.bibliography.items import BREAKS
from egov_challenges.ui.text import JOINER, marked, plain, table


def read(markdown: str) -> str:
    """What a reader sees of escaped text: the backslashes and the invisible joiners gone."""
    out, letters = "", iter(markdown.replace(JOINER, ""))
    for letter in letters:
        out += next(letters, "") if letter == "\\" else letter
    return out


@given(st.text())
def test_plain_text_reads_as_it_was_written(text: str) -> None:
    assert read(plain(text)) == BREAKS.sub(" ", text).strip(" ")


@pytest.mark.parametrize(
    "text", ["![x](http://a.b)", ":red[x]", "$x$ and $y$", "# head", "<b>x</b>", "&lt;", "a|b", "`x`", "**x**", "~x~", "1. x"]
)
def test_no_sign_of_markdown_is_left_bare(text: str) -> None:
    escaped = plain(text)
    for place, letter in enumerate(escaped):
        if letter in "!$#<&|`*~[:":
            assert escaped[place - 1] == "\\", escaped


def test_a_space_that_may_not_break_a_line_stays() -> None:
    assert plain("1\u00a0234 %") == "1\u00a0234 %"


@pytest.mark.parametrize("text", [":tada:", ":material/home:", "a -> b", "a -- b", "x >= y", "http://a.b", "www.a.b", "x@y.z"])
def test_what_is_replaced_in_finished_text_is_broken_up(text: str) -> None:
    assert JOINER in plain(text)


def test_the_words_of_the_evidence_are_marked_and_nothing_else() -> None:
    assert marked("power and elite.", ["power"]) == ":yellow-background[power] and elite\\."
    assert marked("power", []) == "power"
    assert marked("power", ["absent"]) == "power"


def test_spaces_beside_a_mark_stay_as_they_are() -> None:
    assert marked("a\u00a0b\u00a0c", ["b"]) == "a\u00a0:yellow-background[b]\u00a0c"
    assert marked("a b c", ["b"]) == "a :yellow-background[b] c"


def test_overlapping_evidence_becomes_one_mark() -> None:
    assert marked("one two three", ["one two", "two three"]) == ":yellow-background[one two three]"
    assert marked("one two three", ["one two three", "two"]) == ":yellow-background[one two three]"


def test_a_table_has_a_line_for_each_row_and_no_cell_breaks_it() -> None:
    lines = table(pd.DataFrame({"Year|": ["a|b", "c\nd"], "All": ["1", "2"]})).splitlines()
    assert lines == ["| Year\\| | All |", "| --- | --- |", "| a\\|b | 1 |", "| c d | 2 |"]
