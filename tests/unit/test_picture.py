"""A chart as a picture: all that is to be said stands in it, within its margins."""

import html
import json
import re
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_challenges import __version__, charts, frames, readouts
from egov_challenges.charts.picture import LEAST_HEIGHT, PAD, SCALE, TITLE_SIZE, WIDTH, picture, wrapped
from egov_challenges.choice import Choice
from egov_challenges.model import Course

LONG = "None of the 12 chosen sources names a country or region in title or journal <b>& so</b> it is said once more at length"
NOUNS = ("years", "groups", "months", "places", "outlines")


def figure(course: Course, noun: str, choice: Choice) -> go.Figure:
    return getattr(charts, noun)(getattr(frames, noun)(course, choice), course.language, charts.colour(None))


def said(layout: dict[str, Any]) -> list[str]:
    """The texts of a layout, each on one line and as it is read."""
    texts = (re.sub("</?b>", "", note["text"].replace("<br>", " ")) for note in layout["annotations"])
    return [html.unescape(text) for text in texts]


@given(st.text(), st.sampled_from([12, 14, 22]))
def test_a_text_is_wrapped_and_nothing_of_it_is_lost(text: str, size: int) -> None:
    text = f"{text} e-government {text} " * 20
    assert "".join("".join(wrapped(text, size)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text", [LONG, LONG.upper(), "电子政务" * 40, "Электронное правительство " * 9, f"/?q={'x' * 300}", "W" * 200]
)
def test_a_line_is_no_longer_than_the_picture_is_wide(text: str) -> None:
    widest = {"W": 0.95, "电": 1}.get(text[0], 0.66 if text.isupper() else 0.5)  # of Arial's letters, in sizes of the text
    assert max(map(len, wrapped(text, TITLE_SIZE))) * widest * TITLE_SIZE <= WIDTH - 2 * PAD
    assert len(wrapped(text, TITLE_SIZE)) > 1


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("chosen", ["", "Chosen: Corruption · Kazakhstan"])
def test_a_picture_says_its_title_its_choice_and_every_line_of_its_foot(course: Course, noun: str, chosen: str) -> None:
    choice = Choice(theme="corruption", show="theme")
    chart = figure(course, noun, choice)
    before = chart.to_json()
    foot = ["The bars add up to 50.", "Data: a < b, 2009. CC BY 4.0.", "View: /?theme=corruption"]
    layout = json.loads(json.dumps(picture(chart, LONG, chosen, foot)))  # it travels as JSON
    texts = said(layout)
    for text in (LONG, chosen, " ".join(foot)):
        assert text in texts or not text
    assert texts[: len(chart.layout.annotations)] == said(chart.to_dict()["layout"] | {"annotations": chart.layout.annotations})
    assert chart.to_json() == before


@pytest.mark.parametrize("noun", NOUNS)
def test_a_picture_has_one_width_and_the_height_that_its_figure_needs(course: Course, noun: str) -> None:
    chart = figure(course, noun, Choice(show="kind"))
    layout = picture(chart, LONG, "", ["note"] * 5)
    assert layout["width"] * SCALE == 2560
    assert layout["height"] >= LEAST_HEIGHT
    assert (layout["height"] * SCALE).is_integer()
    plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    assert plot >= chart.layout.height - 60, "the chart has less room than on the page"
    assert picture(chart, LONG, "", ["note"] * 60)["height"] > layout["height"]


def test_a_picture_is_white_with_dark_ink(course: Course) -> None:
    layout = picture(figure(course, "years", Choice()), "Title", "", [])
    assert layout["paper_bgcolor"] == "#FFFFFF"
    assert layout["font"]["color"] == "#0F1720"
    assert len(layout["annotations"]) == 1


@pytest.mark.parametrize("noun", NOUNS)
def test_a_source_line_credits_every_data_set_that_a_frame_was_counted_from(course: Course, noun: str) -> None:
    frame = getattr(frames, noun)(course, Choice(show="theme"))
    line = readouts.source(frame, course)
    assert frame.attrs["datasets"]
    for dataset in course.datasets:
        credited = all(str(part) in line for part in dataset.credits.values())
        assert credited == (dataset.id in frame.attrs["datasets"])


def test_a_picture_names_the_paper_the_app_its_licence_and_its_view(course: Course) -> None:
    line = readouts.made(course, "/?theme=corruption")
    for part in (course.paper.paper.title, course.paper.paper.authors, f"E-Gov Challenges {__version__}", "CC BY 4.0"):
        assert part in line
    assert line.endswith("/?theme=corruption")
