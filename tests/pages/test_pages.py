"""Every page, with every part of the address right and wrong, nothing chosen and everything chosen."""

import base64
import json
import re
from itertools import product
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges import course as courses
from egov_challenges import data_folder, frames
from egov_challenges.choice import FILTERS, Choice, valid
from egov_challenges.ui.figure import drawn as drawn_once
from egov_challenges.ui.warm_up import warm_up

from .conftest import OVER_THE_LIST, SCRIPTS, Run, words

COURSE = courses.load(data_folder.HERE)
OF_THE_LIST = (*(name for name in FILTERS if name != "q"), "rule", "count", "show")
VALUES = [(name, value) for name in OF_THE_LIST for value in valid(COURSE)[name]]
ON_PAGES = {"rule": "countries", "count": "countries", "show": "timeline"}


@pytest.mark.parametrize("page", SCRIPTS)
def test_a_page_has_one_title_and_says_what_we_lack(run: Run, page: str) -> None:
    app = run(page)
    assert len(app.title) == 1
    assert "What we do not have: full text" in words(app)
    assert "⟨" not in words(app)


@pytest.mark.parametrize("page", OVER_THE_LIST)
def test_a_page_with_everything_chosen_and_nothing_left_says_so(run: Run, page: str) -> None:
    app = run(page, theme="corruption", year="2008", country="KAZ", kind="dataset", read="2009-01", q="transparency", show="kind")
    assert "1 of 49 sources · 2008 · Kazakhstan · Data set · January 2009 · “transparency”" in words(app)
    assert "No source matches this choice" in words(run(page, theme="corruption", kind="thesis"))


@pytest.mark.parametrize(("name", "value"), VALUES, ids=str)
def test_an_address_is_restored(run: Run, name: str, value: str) -> None:
    app = run(ON_PAGES.get(name, ""), **{name: value})
    choice = Choice(**{name: value})
    assert f"{len(frames.chosen(COURSE, choice))} of 49 sources" in words(app)
    app.session_state["filter"] = True
    app.run()
    assert app.session_state[f"pick_{name}"] == value
    assert not app.info or not frames.chosen(COURSE, choice)


@pytest.mark.parametrize(("page", "name"), list(product(SCRIPTS, ("theme", "year", "country", "kind", "read", "rule", "page"))))
def test_a_wrong_value_is_answered_with_one_line_that_names_it_and_the_valid_ones(run: Run, page: str, name: str) -> None:
    app = run(page, **{name: "nonsense"})
    assert len(app.info) == 1
    answer = app.info[0].value.replace("\\", "")
    assert answer.startswith(
        f"“nonsense” is not a value of “{name}” in this course and is left out. Valid: {valid(COURSE)[name][0]}"
    )
    assert "\n" not in answer
    assert page not in OVER_THE_LIST or "49 of 49 sources" in words(app)


@pytest.mark.parametrize("value", ["<b>x</b>", "![x](http://a.example)", "x" * 5000, "'; drop table", "\u202e"])
def test_a_hand_edited_link_is_shown_as_text_and_cut_short(run: Run, value: str) -> None:
    app = run("", theme=value, them="corruption")
    assert len(app.info) == 2
    assert all(len(element.value) < 600 for element in app.info)
    assert "](http" not in app.info[0].value


def test_a_country_that_a_new_rule_does_not_know_is_let_go(run: Run) -> None:
    app = run("countries", rule="seat", country="GBR")
    app.button_group(key="pick_rule").set_value("studied").run()
    assert "49 of 49 sources" in words(app)
    assert "country" not in app.query_params


def test_the_theme_is_picked_reset_and_kept_in_the_address(run: Run) -> None:
    app = run("")
    app.button_group(key="pick_theme").set_value("corruption").run()
    assert app.query_params["theme"] == "corruption"
    assert "3 of 49 sources" in words(app)
    next(button for button in app.button if button.label == "Reset").click().run()
    assert "theme" not in app.query_params
    assert "49 of 49 sources" in words(app)


@pytest.mark.parametrize("theme", ["", *valid(COURSE)["theme"]])
def test_every_statement_says_where_it_comes_from_and_its_numbers_are_those_of_the_charts(run: Run, theme: str) -> None:
    app = run("", **({"theme": theme} if theme else {}))
    text = words(app)
    assert "{" not in text
    spoken = COURSE.theme(theme)
    badges = [popover.proto.popover.label for popover in app.get("popover")]
    names = {"abstract": "Abstract", "reference": "List", "data": "Count", "indicator": "Data", "ours": "Ours"}
    assert [badge for badge in badges if badge in names.values()] == [
        names[statement.source.kind] for statement in spoken.statements
    ]
    if theme in {"", "none"}:
        assert "The list has 49 sources, from 1997 to 2008." in text
        assert "As far as the entries show, 19 of the 49 study Kazakhstan." in text
    else:
        spoken_of = re.search(r"(\d+) of 49 sources bear on it", text)
        assert spoken_of
        assert sum(drawn(app)) == int(spoken_of[1])


def drawn(app: AppTest) -> list[int]:
    """The heights of the chosen bars of the first chart, which plotly packs as base64."""
    heights = json.loads(app.get("plotly_chart")[0].proto.spec)["data"][0]["y"]
    return [int(height) for height in np.frombuffer(base64.b64decode(heights["bdata"]), dtype=heights["dtype"])]


@pytest.mark.parametrize(
    ("page", "nouns"), [("", ("years", "places")), ("timeline", ("years",)), ("countries", ("places", "outlines"))]
)
def test_a_chart_is_named_for_those_who_do_not_see_it_and_its_table_is_at_hand(
    run: Run, page: str, nouns: tuple[str, ...]
) -> None:
    app = run(page)
    for noun in nouns:
        app.session_state[f"chart_{noun}_table"] = True
    app.run()
    charts = app.get("plotly_chart")
    assert charts
    for chart, header in zip(charts, app.header, strict=False):
        title = str(header.value).replace("\\", "")
        assert chart.proto.alt.startswith(title)
    tables = [element.value for element in app.markdown if element.value.startswith("| ")]
    assert len(tables) == len(charts)


def test_the_popover_of_a_chart_hands_out_pictures_numbers_and_their_source(run: Run) -> None:
    app = run("countries", theme="corruption", rule="seat", q="a/b")
    assert not app.get("download_button"), "closed, it is not drawn"
    app.session_state["chart_places_table"] = True
    app.run()
    sent = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    asked = next(data for data in sent if "layout" in data)
    assert asked["chart"] == "chart_places"
    assert asked["words"] == {"png": "Picture as PNG", "svg": "Picture as SVG"}
    assert {asked[kind]["filename"] for kind in ("png", "svg")} == {"places-corruption-seat"}
    texts = " ".join(note["text"].replace("<br>", " ") for note in asked["layout"]["annotations"])
    assert "Chosen: Corruption · “a/b”" in texts
    assert "theme=corruption&amp;q=a%2Fb&amp;rule=seat" in texts
    source = "Coding of the references by theme, place and seat, with its codebook. E-Gov Challenges (ours), 2026. CC BY 4.0."
    assert source in texts
    assert source in words(app)
    assert [getattr(button, "label", "") for button in app.get("download_button")] == ["Numbers as CSV"]


def test_a_page_of_the_list_that_the_choice_does_not_reach_is_answered(run: Run) -> None:
    app = run("sources", theme="corruption", page="3")
    assert "“3” is not a value of “page” in this course and is left out. Valid: 1" in words(app)
    assert "Entry 17 ·" in words(app)


def test_the_list_of_sources_is_paged_and_marks_the_evidence(run: Run) -> None:
    app = run("sources", theme="political-support")
    text = words(app)
    assert ":yellow-background[political inertia]" in text
    assert "Entry 33 ·" not in text
    assert "Entry 33 ·" in words(run("sources", theme="political-support", page="2"))


def test_a_broken_course_is_answered_on_the_page_with_all_its_faults(root: Path, taught: Path) -> None:
    list_ = taught / "references.yaml"
    list_.write_text(list_.read_text(encoding="utf-8").replace("[[1997]]", "[[20008]]"), encoding="utf-8")
    (taught / "en" / "themes.yaml").unlink()
    app = AppTest.from_file(str(root / "pages" / "menu.py"), default_timeout=30).run()
    assert not app.exception
    assert len(app.warning) == 1
    text = words(app)
    assert (
        'references.yaml, entry gleason1997: "issued" has the year 20008, which is not between 1000 and 2100; write the four'
        in text
    )
    assert "en/themes.yaml: the file is missing in data/" in text


def test_what_the_home_page_shows_was_drawn_before_the_first_visitor_came(run: Run) -> None:
    drawn_once.cache_clear()
    warm_up()
    before = drawn_once.cache_info().misses
    for theme in ("", *valid(COURSE)["theme"]):
        run("", **({"theme": theme} if theme else {}))
    assert drawn_once.cache_info().misses == before


@pytest.mark.usefixtures("taught")  # a folder that nobody has read yet
def test_the_data_are_read_once_however_many_come(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    load = Mock(side_effect=courses.load)
    monkeypatch.setattr(courses, "load", load)
    for _ in range(3):
        run("then-and-now", indicator="hdi")
    assert load.call_count == 1


def test_an_edit_in_the_data_shows_on_the_next_run(root: Path, taught: Path) -> None:
    app = AppTest.from_file(str(root / "pages" / "menu.py"), default_timeout=30).run()
    assert "What stands in the way" in words(app)
    themes = taught / "en" / "themes.yaml"
    themes.write_text(
        themes.read_text(encoding="utf-8").replace("What stands in the way of", "What holds back"), encoding="utf-8"
    )
    app.run()
    assert "What holds back" in words(app)
