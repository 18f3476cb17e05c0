"""Read-outs and figures: they say and draw what the frame holds, and change nothing in it."""

import json
import tomllib
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pandas as pd
import pytest

from egov_challenges import charts, data_folder, frames, readouts
from egov_challenges.charts import looks
from egov_challenges.choice import Choice, parse
from egov_challenges.model import Course
from egov_challenges.ui.figure import LOOKS_AT, Frame

Trio = tuple[Callable[..., pd.DataFrame], Callable[..., Any], Callable[..., readouts.Readout]]
NAMES = ("years", "groups", "months", "places", "outlines", "spectrum", "labelled_kinds", "labelled_places", "labelled_themes")
NOUNS = {noun: (getattr(frames, noun), getattr(charts, noun), getattr(readouts, noun)) for noun in NAMES}
CHOICES = {
    "all": Choice(show="theme"),
    "one theme": Choice(theme="digital-divide", show="kind"),
    "fractions": Choice(rule="seat", count="fractional", show="theme"),
    "nothing": Choice(q="nowhere", show="kind"),
}
THEME = tomllib.loads((data_folder.HERE.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
PAGES = {scheme: THEME[scheme]["backgroundColor"] for scheme in ("light", "dark")}


@pytest.fixture(params=list(NOUNS.values()), ids=list(NOUNS))
def trio(request: pytest.FixtureRequest) -> Trio:
    found: Trio = request.param
    return found


@pytest.fixture(params=list(CHOICES.values()), ids=list(CHOICES))
def choice(request: pytest.FixtureRequest) -> Choice:
    found: Choice = request.param
    return found


def test_a_figure_and_a_read_out_leave_their_frame_as_it_was(course: Course, trio: Trio, choice: Choice) -> None:
    count, draw, say = trio
    frame = count(course, choice)
    before = frame.copy(deep=True)
    draw(frame, course.language, charts.colour(None))
    say(frame, course.language)
    pd.testing.assert_frame_equal(frame, before)


def test_every_mark_leads_to_a_choice_of_this_course(course: Course, trio: Trio, choice: Choice) -> None:
    count, draw, _ = trio
    figure = draw(count(course, choice), course.language, charts.colour(0))
    links = [link for trace in figure.data for link in (trace.customdata if trace.customdata is not None else ())]
    assert links
    for link in links:
        assert parse(parse_qs(str(link)), course)[1] == []


@pytest.mark.parametrize("frame", LOOKS_AT)
def test_a_chart_depends_on_nothing_but_what_it_is_kept_by(course: Course, frame: Frame) -> None:
    sources = Choice(theme="corruption", kind="article-journal", country="KAZ", rule="named", count="fractional", show="kind")
    everything = sources.put(indicator="cpi_100", compare="KGZ,UZB", at="2014", page="2")
    whole, kept = frame(course, everything), frame(course, everything.only(*LOOKS_AT[frame]))
    pd.testing.assert_frame_equal(whole, kept)
    whole.attrs.pop("choice", None)
    assert {name: repr(kept.attrs[name]) for name in whole.attrs} == {name: repr(it) for name, it in whole.attrs.items()}


def test_a_read_out_names_its_numbers(course: Course, trio: Trio, choice: Choice) -> None:
    count, _, say = trio
    frame = count(course, choice)
    readout = say(frame, course.language)
    assert "⟨" not in f"{readout.title}{readout.alt}{readout.note}"
    assert "{" not in f"{readout.title}{readout.alt}{readout.note}"
    assert readout.alt.startswith(readout.title)
    most = frame["chosen"].max()
    assert most == 0 or course.language.shown(round(float(most), 2)) in readout.alt


def test_text_and_picture_show_the_same_numbers(course: Course) -> None:
    frame = frames.years(course, Choice())
    figure = charts.years(frame, course.language, charts.colour(None))
    drawn = dict(zip(figure.data[0].x, figure.data[0].y, strict=True))
    table = readouts.years(frame, course.language).table
    assert {year: int(works) for year, works in zip(table["Year"], table["All"], strict=True)} == drawn
    assert readouts.years(frame, course.language).title == f"Most in one year: {max(drawn.values())} of 49 sources, in 2008"


def test_counts_are_readable_without_hovering(course: Course) -> None:
    figure = charts.places(frames.places(course, Choice(theme="digital-divide")), course.language, charts.colour(1))
    numbers = [text.strip() for trace in figure.data if trace.type == "scatter" for text in trace.text]
    assert numbers[0] == "19"
    assert "2/3" in numbers


def test_a_figure_carries_no_address_of_another_host(course: Course, trio: Trio, choice: Choice) -> None:
    count, draw, _ = trio
    figure = draw(count(course, choice), course.language, charts.colour(None))
    assert "://" not in str(json.loads(figure.to_json()))  # read back: its JSON spells / by its number


def test_hostile_names_stand_in_a_figure_as_they_were_written(course: Course) -> None:
    frame = frames.places(course, Choice())
    frame["name"] = '<a href="javascript:x">&amp;</a>'
    figure = charts.places(frame, course.language, charts.colour(None))
    assert set(figure.data[0].y) == {'&lt;a href="javascript:x"&gt;&amp;amp;&lt;/a&gt;'}


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("colour", [*looks.THEMES, looks.ACCENT, looks.QUIET])
def test_every_shape_stands_out_from_the_page(colour: str, page: str) -> None:
    assert contrast(colour, PAGES[page]) >= 3


def blended(colour: str, share: float, page: str) -> str:
    """A colour of which so much shows over the page."""
    mixed = (
        round(share * int(colour[place : place + 2], 16) + (1 - share) * int(page[place : place + 2], 16)) for place in (1, 3, 5)
    )
    return "#" + "".join(f"{value:02X}" for value in mixed)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("colour", [*looks.THEMES, looks.ACCENT])
def test_a_country_with_one_source_stands_out_from_those_without(colour: str, page: str) -> None:
    weakest = blended(colour, looks.WEAKEST, PAGES[page])
    assert contrast(weakest, blended(looks.QUIET, 0.12, PAGES[page])) >= 1.7
    assert "0.12" in looks.LAND
