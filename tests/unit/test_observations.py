"""The lines of ``indicators.csv``: what they say becomes values, what is wrong is told, nothing ends in an exception."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_challenges.indicator import Indicator
from egov_challenges.observations import COLUMNS, MOST_FAULTS, read

HEAD = ",".join(COLUMNS)
SHARE = Indicator(
    id="share", dataset="ours", theme="overall", unit="percent", direction="up", lowest=0, highest=100, relative=False
)
BALANCE = Indicator(id="balance", dataset="ours", theme="overall", unit="index", direction="up", lowest=-1, highest=1)
KNOWN = {"share": SHARE, "balance": BALANCE}
SOUND = ["share,KAZ,2008,11", "balance,KAZ,2008,-0.5"]


def said(*lines: str) -> list[str]:
    """What is told of a file with these lines below its head, beside sound ones."""
    return [str(fault) for fault in read("\n".join([HEAD, *lines]), "values.csv", KNOWN)[1]]


def test_values_are_kept_by_indicator_country_and_year() -> None:
    values, faults = read("\n".join([HEAD, *SOUND, "share,KGZ,2009,0", "share,KAZ,2010,100.0"]), "values.csv", KNOWN)
    assert values == {"share": {"KAZ": {2008: 11.0, 2010: 100.0}, "KGZ": {2009: 0.0}}, "balance": {"KAZ": {2008: -0.5}}}
    assert faults == []


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_lines_may_end_as_on_any_machine_and_cells_may_stand_in_quotation_marks(ends: str) -> None:
    text = ends.join([HEAD, *SOUND, '"share","KGZ","2009","1.5"', "", ""])
    values, faults = read(text, "values.csv", KNOWN)
    assert values["share"]["KGZ"] == {2009: 1.5}
    assert faults == []


@pytest.mark.parametrize(
    "text", ["", "\n", HEAD.upper(), HEAD.replace(",", ";"), "share,KAZ,2008,11", f" {HEAD}", f"{HEAD},note"]
)
def test_without_its_head_line_nothing_is_read(text: str) -> None:
    values, faults = read(text, "values.csv", KNOWN)
    assert values == {}
    assert [fault.entry for fault in faults] == ["line 1"]


@pytest.mark.parametrize(
    "value",
    ["", "n/a", "nan", "NaN", "inf", "-inf", "1e1", "1_0", "+1", " 1", "1 ", "٣", "½", "²", "--1", "1.2.3", ".", "-", "0x1"],
)
def test_what_is_no_plain_decimal_number_is_refused(value: str) -> None:
    (sentence,) = said(*SOUND, f"share,KAZ,2009,{value}")
    assert sentence.startswith(f'values.csv, line 4: the value "{value}" is not a number; ')


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("share,KAZ,2009,100.1", "the value 100.1 of share is not between 0 and 100"),
        ("balance,KAZ,2009,-1.1", "the value -1.1 of balance is not between -1 and 1"),
        ("shares,KAZ,2009,1", 'indicators.yaml has no "shares"'),
        ("share,XXX,2009,1", 'the code "XXX" is not a country'),
        ("share,SCG,2009,1", 'the code "SCG" is not a country'),
        ("share,kaz,2009,1", 'the code "kaz" is not a country'),
        ("share,KAZ,99,1", 'the year "99" is not between 1000 and 2100'),
        ("share,KAZ,2009.0,1", 'the year "2009.0" is not between 1000 and 2100'),
        ("share,KAZ,٢٠٠٩,1", 'the year "٢٠٠٩" is not between 1000 and 2100'),
        ("share,KAZ,2008,12", "share of KAZ has the year 2008 twice"),
        ("share,KAZ,2009", "it has 3 cells"),
        ("share,KAZ,2009,1,2", "it has 5 cells"),
    ],
)
def test_each_fault_names_its_line_and_what_stands_there(line: str, what: str) -> None:
    (sentence,) = said(*SOUND, line)
    assert sentence.startswith(f"values.csv, line 4: {what}; ")


def test_a_stray_quotation_mark_is_answered_where_it_stands() -> None:
    for rest in ("", "\nshare,KGZ,2009,1" * 20_000):
        (sentence,) = said(*SOUND, f'share,KAZ,2009,"1{rest}')
        assert sentence.startswith("values.csv, line 4: it cannot be read as CSV (")


def test_all_faults_of_a_line_are_told_at_once() -> None:
    assert len(said(*SOUND, "shares,Kazakhstan,09,one")) == 4


@pytest.mark.parametrize("wrong", [MOST_FAULTS, MOST_FAULTS + 1, 500])
def test_a_column_that_slipped_does_not_fill_the_page(wrong: int) -> None:
    told = said(*SOUND, *(f"share,KAZ,{1500 + number},none" for number in range(wrong)))
    assert len(told) == min(wrong, MOST_FAULTS + 1)
    if wrong > MOST_FAULTS:
        assert told[-1] == f"values.csv: faults beyond these: {wrong - MOST_FAULTS}; mend the first ones and check again."


def test_an_indicator_without_a_line_is_told_only_when_the_lines_themselves_are_sound() -> None:
    assert said(SOUND[0]) == [
        'values.csv: it has no value of the indicator "balance"; add its lines, or take it out of indicators.yaml.'
    ]
    assert len(said(SOUND[0], "balanse,KAZ,2008,-0.5")) == 1


LINES = st.lists(
    st.tuples(
        st.sampled_from(["share", "balance", "x", ""]) | st.text(max_size=8),
        st.sampled_from(["KAZ", "KGZ", "XXX"]) | st.text(max_size=8),
        st.sampled_from(["2008", "2009", "0"]) | st.text(max_size=8),
        st.sampled_from(["1", "0.5", "nan", '"']) | st.text(max_size=8),
    ).map(",".join)
)


@given(st.text() | LINES.map(lambda lines: "\n".join([HEAD, *lines])))
def test_any_text_whatever_gives_sound_values_or_faults_in_one_line_each(text: str) -> None:
    values, faults = read(text, "values.csv", KNOWN)
    assert faults or all(values.values())
    for fault in faults:
        assert str(fault).isprintable()
        assert len(str(fault)) <= 400
    for id_, countries in values.items():
        for years in countries.values():
            assert all(KNOWN[id_].lowest <= value <= KNOWN[id_].highest for value in years.values())
