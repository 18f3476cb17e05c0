"""The question bank: every answer counted a second time without the frames, and every text read for what it must not say.

``counted`` knows nothing of ``egov_challenges``: it reads ``data/`` with yaml and csv and counts by itself. A question that it
cannot count fails.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml

from egov_challenges import questions
from egov_challenges.choice import parse
from egov_challenges.model import Course
from egov_challenges.questions import mark, truth

DATA = Path(__file__).resolve().parents[2] / "data"
THEMES = ("political-support", "digital-divide", "corruption", "human-resources", "infrastructure")
OTHERS = ("timeline", "countries", "evidence", "method")
KINDS = {"one": 20, "several": 8, "estimate": 8, "order": 6}  # how many of each there are at least

# Digits and words for numbers that may be typed although numbers are measured. The list of digits is empty: keep it so.
DIGITS: dict[str, str] = {}  # id of a question: the text in it that holds a digit, and why it is a name and no number
NUMBER = re.compile(r"\b(three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty)\b", re.I)
NUMBERED = {
    "cpi-join": "multiplies the older scores of the Corruption Perceptions Index by ten",  # what somebody does, wrongly
}

Record = dict[str, Any]
Values = dict[str, dict[int, float]]  # by country and year


@cache
def read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


@cache
def series() -> dict[str, Values]:
    found: dict[str, Values] = {}
    with (DATA / "indicators.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["indicator"], {}).setdefault(row["country"], {})[int(row["year"])] = float(row["value"])
    return found


BANK: list[Record] = read("en/quiz.yaml")["questions"]
MEASURED = [question for question in BANK if "measure" in question]
each = pytest.mark.parametrize("question", BANK, ids=lambda question: question["id"])
each_measured = pytest.mark.parametrize("question", MEASURED, ids=lambda question: question["id"])


# --- a second count -------------------------------------------------------------------------------------------------------


def year_of(entry: Record) -> int:
    return int(entry["issued"]["date-parts"][0][0])


def places(coding: Record, rule: str) -> set[str]:
    """The rules as the page says them: named is printed, studied is meant, a seat is a printed place of publication."""
    if rule == "seat":
        return {seat["country"] for seat in coding.get("seats", [])} or {"none"}
    if rule == "named":
        return {place["code"] for place in coding["places"] if place["basis"] in {"title", "container"}} or {"none"}
    meant = {place["code"] for place in coding["places"] if place["basis"] in {"title", "inferred"}}
    return {code for code in meant if code.isupper()} or meant or {"none"}


def fits(entry: Record, coding: Record, parts: Record) -> bool:
    themes = set(coding.get("themes", {})) or {"none"}
    accessed = entry.get("accessed", {}).get("date-parts", [[]])[0][:2]
    tests: dict[str, Callable[[str], bool]] = {
        "theme": lambda wanted: wanted in themes,
        "year": lambda wanted: int(wanted) == year_of(entry),
        "kind": lambda wanted: entry["type"] == wanted,
        "country": lambda wanted: wanted in places(coding, parts.get("rule", "studied")),
        "read": lambda wanted: wanted.split("-") == [f"{number:02}" for number in accessed],
        "rule": lambda _: True,
    }
    return all(tests[part](wanted) for part, wanted in parts.items())


def works(parts: Record) -> list[Record]:
    codings = {coding["id"]: coding for coding in read("coding.yaml")["coding"]}
    return [entry for entry in read("references.yaml")["references"] if fits(entry, codings[entry["id"]], parts)]


def per_year() -> Counter[int]:
    return Counter(map(year_of, works({})))


def of_sources(measure: Record, parts: Record) -> float:
    found = len(works({**measure["sources"], **parts}))
    return 100 * found / len(works({})) if measure.get("unit") == "percent" else found


def of_series(measure: Record, parts: Record) -> float:
    values = series()[measure["indicator"]]
    home = read("paper.yaml")["countries"][0]
    country = parts.get("country") or measure.get("country") or home
    last = max(per_year())
    if given := parts.get("year") or measure.get("year"):
        year = int(given)
    elif measure.get("moment") == "then":
        year = min(values[home], key=lambda year: (abs(year - last), year))
    else:
        year = max(values[home])
    field = [years[year] for years in values.values() if year in years]
    value = values[country][year]
    down = next(it for it in read("indicators.yaml")["indicators"] if it["id"] == measure["indicator"])["direction"] == "down"
    better = sum(other < value if down else other > value for other in field)
    return {"rank": float(better + 1), "ranked": float(len(field))}.get(measure.get("unit", "value"), value)


def of_labels(measure: Record, _: Record) -> float:
    home = read("paper.yaml")["countries"][0]
    here = {entry["id"] for entry in works({"country": home})}
    kept = {entry["id"] for entry in works({}) if "crossref" in entry["custom"]["links"]}
    counts = {"total": len(works({})), "kept": len(kept), "lost": len(works({})) - len(kept), "works": len(here)}
    counts |= {"works_kept": len(here & kept), "others": len(works({})) - len(here), "others_kept": len(kept - here)}
    return counts[measure["labelled"]]


def of_spectrum(measure: Record, parts: Record) -> float:
    year, count = int(parts.get("year") or measure["year"]), per_year()
    middle = median(count[near] for near in (year - 2, year - 1, year, year + 1, year + 2))  # a year beyond the list counts 0
    return {"works": count[year], "median": middle, "deviation": count[year] - middle}[measure["spectrum"]]


def of_list(measure: Record, _: Record) -> float:
    years = per_year()
    dated = sum("last accessed" in entry["custom"]["printed"] for entry in works({}))
    span = range(min(years), max(years) + 1)
    counts = {"works": len(works({})), "dated": dated, "years": len(years), "first_year": span[0], "last_year": span[-1]}
    return (counts | {"empty_years": sum(year not in years for year in span)})[measure["listed"]]


def counted(measure: Record, key: str = "") -> float:
    """The number of a measure, for the option ``key``, without the frames. An unknown measure is an error."""
    known: dict[str, Callable[[Record, Record], float]] = {
        "sources": of_sources,
        "indicator": of_series,
        "labelled": of_labels,
        "spectrum": of_spectrum,
        "listed": of_list,
    }
    (count,) = (known[name] for name in measure if name in known)
    return count(measure, {measure["by"]: key} if "by" in measure else {})


def expected(question: Record) -> tuple[str, ...]:
    """The right answer by the second count; an estimate as its number alone."""
    if "measure" not in question:
        return tuple(option["key"] for option in question["options"] if option.get("right"))
    if question["kind"] == "estimate":
        return (repr(counted(question["measure"])),)
    found = {option["key"]: counted(question["measure"], option["key"]) for option in question["options"]}
    if question["kind"] == "several":
        return tuple(key for key, value in found.items() if value >= question["at_least"])
    best_first = sorted(found, key=lambda key: found[key], reverse=question.get("right", "highest") == "highest")
    return tuple(best_first) if question["kind"] == "order" else (best_first[0],)


@each
def test_the_right_answer_is_that_of_a_second_count(course: Course, question: Record) -> None:
    found = truth(course, course.questions[question["id"]])
    if question["kind"] == "estimate":
        assert float(found[0]) == pytest.approx(float(expected(question)[0]))
    else:
        assert found == expected(question)
    assert found


@each_measured
def test_every_number_behind_an_option_is_that_of_a_second_count(course: Course, question: Record) -> None:
    keys = [option["key"] for option in question.get("options", [])] or [""]
    assert questions.values(course, course.questions[question["id"]]) == {
        key: pytest.approx(counted(question["measure"], key)) for key in keys
    }


def test_the_second_count_knows_every_measure_and_no_other() -> None:
    assert counted({"sources": {"kind": "thesis"}, "unit": "works"}) == 1
    assert counted({"sources": {}, "by": "read"}, "2009-01") == 1
    assert counted({"indicator": "egdi_rank"}) == counted({"indicator": "egdi", "unit": "rank"})
    assert counted({"labelled": "works_kept"}) + counted({"labelled": "others_kept"}) == counted({"labelled": "kept"})
    assert counted({"listed": "years"}) + counted({"listed": "empty_years"}) == 12
    with pytest.raises(ValueError, match="not enough values"):
        counted({"invented": "x"})


# --- what the bank holds ----------------------------------------------------------------------------------------------------


def test_the_bank_covers_every_topic_and_every_kind() -> None:
    topics, kinds = Counter(question["about"] for question in BANK), Counter(question["kind"] for question in BANK)
    assert len(BANK) >= 40
    assert set(topics) == {*THEMES, *OTHERS}
    assert all(topics[theme] >= 6 for theme in THEMES)
    assert all(topics[other] >= 4 for other in OTHERS)
    assert all(kinds[kind] >= least for kind, least in KINDS.items())


@each
def test_every_answer_that_can_be_given_has_feedback_of_its_own(course: Course, question: Record) -> None:
    if question["kind"] == "estimate":
        said = [question["estimate"][name] for name in ("close", "low", "high")]
    else:
        said = [option["feedback"] for option in question["options"]]
    assert all(len(words.split()) >= 5 for words in said), "feedback that teaches nothing"
    assert len(set(said)) == len(said)
    assert len(said) >= 3


@each
def test_nothing_is_left_to_fill_in_when_the_answer_is_marked(course: Course, question: Record) -> None:
    record = course.questions[question["id"]]
    given = (
        [(str(record.estimate.lowest),), (str(record.estimate.highest),)]
        if record.estimate
        else [(option.key,) for option in record.options]
    )
    shown = [words for answer in (*given, truth(course, record)) for words in mark(course, record, answer).feedback.values()]
    shown += [questions.said(course, record, text) for text in (record.ask, record.hint, record.solution)]
    assert mark(course, record, truth(course, record)).right
    assert not [words for words in shown if re.search("[{}–⟨]", words)], "a name in braces, or a number that is missing"


@each
def test_too_low_and_too_high_can_both_be_guessed(question: Record) -> None:
    if question["kind"] != "estimate":
        assert "estimate" not in question
        return
    estimate, answer = question["estimate"], counted(question["measure"])
    assert estimate["lowest"] < answer - estimate["tolerance"]
    assert estimate["highest"] > answer + estimate["tolerance"]
    assert estimate["tolerance"] <= (estimate["highest"] - estimate["lowest"]) / 10, "half of all guesses would be right"


# --- what its texts must not say --------------------------------------------------------------------------------------------


def texts(question: Record) -> Iterator[str]:
    yield from (question["ask"], question["hint"], question["solution"])
    for option in question.get("options", []):
        yield from (option.get("text", ""), option["feedback"])
    yield from (question.get("estimate", {}).get(name, "") for name in ("close", "low", "high"))


def bare(text: str) -> str:
    return re.sub(r"\{\w+\}", "", text)


@each
def test_no_number_is_typed(question: Record) -> None:
    allowed = NUMBERED.get(question["id"], "\0")
    for text in map(bare, texts(question)):
        assert not re.search(r"\d", text.replace(DIGITS.get(question["id"], "\0"), "")), text
        assert not NUMBER.search(text.replace(allowed, "")), text


def test_every_allowance_for_a_number_is_used() -> None:
    for id_, allowed in (DIGITS | NUMBERED).items():
        (question,) = (question for question in BANK if question["id"] == id_)
        assert any(allowed in text for text in texts(question)), id_


@each
def test_neither_the_question_nor_the_hint_gives_the_answer_away(course: Course, question: Record) -> None:
    record = course.questions[question["id"]]
    hint, ask = (questions.said(course, record, text).casefold() for text in (record.hint, record.ask))
    if record.estimate:
        told = re.escape(questions.answer(course, record))
        assert not re.search(rf"(?<![\d.]){told}(?![\d.]*\d)", f"{ask} {hint}")
        return
    if record.kind == "order":
        names = [questions.label(course, record, key).casefold() for key in truth(course, record)]
        assert not all(name in hint for name in names)
        return
    for key in truth(course, record):
        assert not re.search(rf"\b{re.escape(key.casefold())}\b", hint), key
        assert questions.label(course, record, key).casefold() not in f"{ask} {hint}"


@each
def test_the_tone_is_calm_and_no_option_leans_on_another(question: Record) -> None:
    for text in texts(question):
        assert not re.search(r"!|\b(all|none) of (the above|these)\b|[\U0001F300-\U0001FAFF]", text), text
    for option in question.get("options", []):
        assert not re.search(r"\b(above|below|both of)\b", option.get("text", ""), re.IGNORECASE)


@each
def test_a_printed_title_in_quotation_marks_is_printed(question: Record) -> None:
    """An option in quotation marks quotes an entry letter for letter; nothing of an entry is made up."""
    printed = " ".join(" ".join(entry["custom"]["printed"].split()) for entry in works({}))
    for option in question.get("options", []):
        for quoted in re.findall("“(.+?)”", option.get("text", "")):
            assert quoted in printed


def test_the_right_choice_is_not_to_be_found_by_its_length_or_its_place() -> None:
    chosen = [question for question in BANK if question["kind"] == "one" and "measure" not in question]
    lengths = [[len(option["text"]) for option in question["options"]] for question in chosen]
    rights = [next(i for i, option in enumerate(question["options"]) if option.get("right")) for question in chosen]
    longest = sum(length[right] == max(length) for length, right in zip(lengths, rights, strict=True))
    assert longest <= len(chosen) / 2
    assert max(Counter(rights).values()) <= len(chosen) / 2


@each
def test_options_are_of_about_the_same_length(question: Record) -> None:
    lengths = [len(option["text"]) for option in question.get("options", []) if "text" in option and "“" not in option["text"]]
    assert not lengths or max(lengths) <= 2 * min(lengths) + 6


# --- where the answer can be seen ---------------------------------------------------------------------------------------------


@each
def test_the_view_opens_a_page_that_is_there(course: Course, question: Record) -> None:
    page, _, query = question["view"].partition("?")
    choice, wrong = parse(parse_qs(query, keep_blank_values=True, strict_parsing=bool(query)), course)
    assert not wrong
    assert page in {"themes", "timeline", "countries", "sources", "then-and-now", "cases", "method", "data"}
    script = page.replace("-", "_") + ".py"
    assert any((DATA.parent / "pages").glob(f"*/{script}"))
    if indicator := question["source"] != "ours" and question["source"].get("indicator"):
        assert choice.indicator == indicator


@each_measured
def test_the_view_shows_what_is_measured(course: Course, question: Record) -> None:
    """A filter, a rule, a series or a country that the measure needs stands in the address, or the page shows all of them."""
    page, _, query = question["view"].partition("?")
    choice, _ = parse(parse_qs(query), course)
    measure = question["measure"]
    for part, wanted in measure.get("sources", {}).items():
        shown = (part == "theme" and choice.show == "theme") or (part, page) in {("rule", "cases"), ("country", "countries")}
        assert shown or getattr(choice, part) == wanted, part
    assert measure.get("indicator", choice.indicator) == choice.indicator
    if measure.get("by") == "country" and "indicator" in measure:
        asked = {option["key"] for option in question["options"]} - set(course.paper.countries)
        compared = course.paper.neighbours if choice.compare == "neighbours" else choice.compare.split(",")
        assert asked <= set(compared)
    assert "spectrum" not in measure or choice.part == "spectroscopy"
    assert "labelled" not in measure or choice.part == "doi"
