"""The values of the published series: lines of a CSV file, held against what ``indicators.yaml`` says of them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from egov_challenges.faults import Fault, short
from egov_challenges.indicator import Indicator, Values
from egov_challenges.language import is_country
from egov_challenges.reference import YEARS

COLUMNS = ["indicator", "country", "year", "value"]
MOST_FAULTS = 20  # of one file that are told one by one; a slip of the pen in a column would fill the page


def read(text: str, file: str, indicators: Mapping[str, Indicator]) -> tuple[dict[str, Values], list[Fault]]:
    """The values by indicator, country (ISO 3166-1 alpha-3) and year, and what is wrong with the file.

    ``text`` has a head line ``indicator,country,year,value`` and below it one value a line; a missing value has no line.
    """
    reader = csv.reader(StringIO(text), strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        lines.extend((reader.line_num, cells) for cells in reader)
    except csv.Error as error:
        where = f"line {lines[-1][0] + 1 if lines else 1}"  # where the cell begins that cannot be read, not where it ends
        return {}, [Fault(file, where, f"it cannot be read as CSV ({error})", "look for a stray quotation mark there")]
    if not lines or lines[0][1] != COLUMNS:
        return {}, [Fault(file, "line 1", f"it is not {','.join(COLUMNS)}", "write this line as the first one")]
    values: dict[str, dict[str, dict[int, float]]] = {id_: {} for id_ in indicators}
    found: list[Fault] = []
    for number, cells in lines[1:]:
        if not cells:
            continue
        wrong = list(_wrong(cells, indicators)) or list(_added(cells, values))
        found += [Fault(file, f"line {number}", what, remedy) for what, remedy in wrong]
    for id_ in (id_ for id_, countries in values.items() if not countries and not found):
        found.append(
            Fault(file, "", f'it has no value of the indicator "{id_}"', "add its lines, or take it out of indicators.yaml")
        )
    if len(found) > MOST_FAULTS:
        more = len(found) - MOST_FAULTS
        found[MOST_FAULTS:] = [Fault(file, "", f"faults beyond these: {more}", "mend the first ones and check again")]
    return dict(values), found


def _wrong(cells: list[str], indicators: Mapping[str, Indicator]) -> Iterator[tuple[str, str]]:
    """What is wrong with a line by itself, and the remedy."""
    if len(cells) != len(COLUMNS):
        yield f"it has {len(cells)} cells", f"write {len(COLUMNS)}: {','.join(COLUMNS)}"
        return
    id_, country, year, value = cells
    if id_ not in indicators:
        yield f'indicators.yaml has no "{short(id_)}"', "correct the id or add the indicator there"
    if not is_country(country):
        yield f'the code "{short(country)}" is not a country', "write a country as ISO 3166-1 alpha-3 (KAZ)"
    if not (year.isascii() and year.isdigit() and len(year) == 4 and int(year) in YEARS):
        yield f'the year "{short(year)}" is not between 1000 and 2100', "write the four digits of the year"
    number = _number(value)
    if number is None:
        yield f'the value "{short(value)}" is not a number', "write digits with a point; leave the line out if there is no value"
    elif id_ in indicators and not indicators[id_].lowest <= number <= indicators[id_].highest:
        lowest, highest = indicators[id_].lowest, indicators[id_].highest
        yield (
            f"the value {value} of {id_} is not between {lowest:g} and {highest:g}",
            "correct it, or the range in indicators.yaml",
        )


def _number(text: str) -> float | None:
    """A plain decimal number; ``nan``, ``inf``, ``1_000`` and digits of other scripts are none."""
    digits = text.removeprefix("-").replace(".", "", 1)
    return float(text) if digits.isascii() and digits.isdigit() and len(text) <= 30 else None


def _added(cells: list[str], values: dict[str, dict[str, dict[int, float]]]) -> Iterator[tuple[str, str]]:
    """Add a sound line; a year that is there already is a fault."""
    id_, country, year, value = cells
    years = values[id_].setdefault(country, {})
    if int(year) in years:
        yield f"{id_} of {country} has the year {year} twice", "keep one of the two lines"
    years.setdefault(int(year), float(value))
