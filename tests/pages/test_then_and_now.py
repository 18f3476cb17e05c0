"""Then and now: every series beside every kind of comparison, what is picked and what a link asks for."""

import re
from itertools import product
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges import course as courses
from egov_challenges import data_folder, frames, readouts
from egov_challenges.choice import MOST_COMPARED, Choice, compared, offered
from egov_challenges.indicator import OVERALL

from .conftest import Run, words

COURSE = courses.load(data_folder.HERE)
SHOWN = [indicator.id for indicator in offered(COURSE)]
TWELVE = "KOR,USA,GBR,RUS,CHN,IND,BGD,UZB,KGZ,TKM,BRA,NGA"
TITLE = "What do published figures say, then and now?"


def of(id_: str, **more: str) -> dict[str, str]:
    """The address of a series, with its theme."""
    theme = COURSE.indicators[id_].theme
    return {"indicator": id_} | ({} if theme == OVERALL else {"theme": theme}) | more


def answers(app: AppTest) -> list[str]:
    return [str(info.value).replace("\\", "").replace("\u2060", "") for info in app.info]


def chosen(app: AppTest) -> tuple[str, ...]:
    return tuple(app.multiselect(key="pick_compare").value)


def plainly(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "")


@pytest.mark.parametrize(("id_", "compare"), list(product(SHOWN, ("", "neighbours", TWELVE))))
def test_every_series_beside_every_comparison_shows_its_figures(run: Run, id_: str, compare: str) -> None:
    address = of(id_, **({"compare": compare} if compare else {}))
    app = run("then-and-now", **address)
    choice = Choice(**address)
    assert [plainly(title.value) for title in app.title] == [TITLE]
    assert answers(app) == []
    assert app.button_group(key="pick_indicator").value == id_
    assert chosen(app) == compared(COURSE, choice)
    wanted = readouts.moments(frames.then_and_now(COURSE, choice), COURSE.language)
    assert [(plainly(metric.label), plainly(metric.value)) for metric in app.metric] == [
        (label, figure) for label, figure, _ in wanted
    ]
    text = words(app)
    assert all(meaning in text for *_, meaning in wanted)
    assert "⟨" not in text
    assert "{" not in text
    assert len(app.get("plotly_chart")) == 2
    for noun, header in zip(("series", "world"), app.header, strict=False):
        assert plainly(header.value) == getattr(readouts, noun)(getattr(frames, noun)(COURSE, choice), COURSE.language).title


@pytest.mark.parametrize("id_", SHOWN)
def test_the_sources_of_a_series_are_told_with_all_that_is_known_of_them(run: Run, id_: str) -> None:
    text = words(run("then-and-now", **of(id_)))
    dataset = COURSE.dataset(COURSE.indicators[id_].dataset)
    assert "Whose figures these are" in text
    for part in (dataset.title, dataset.publisher, f"Licence: {dataset.licence}", f"Obtained: {dataset.obtained}"):
        assert " ".join(part.split()) in text
    for part in (f"Checked: {dataset.checked}", f"Left out: {dataset.left_out}", f"({dataset.edition})", f"<{dataset.url}>"):
        assert " ".join(part.split()) in text
    last = max(max(years) for years in COURSE.values[id_].values())
    told = re.search(r"Last year in our copy: (\d{4})", text)
    assert told
    assert int(told[1]) >= last
    assert "Ranks: counted here among the countries with a value in our copy" in text


def test_all_countries_stand_in_a_table_that_can_be_downloaded(run: Run) -> None:
    app = run("then-and-now", **of("cpi_100"))
    app.session_state["then_and_now_table"] = True
    app.run()
    assert not app.exception
    (table,) = [plainly(element.value) for element in app.markdown if element.value.startswith("| ")]
    rows = [line.split(" | ") for line in table.splitlines()[2:]]
    assert [row[0].strip("| ") for row in rows] == ["Kazakhstan", "Bangladesh", "India", "China", "South Korea", "Uzbekistan"]
    assert rows[0][1:] == ["2.2 of 10 in 2008 (rank 145 of 180)", "39 of 100 in 2023 (rank 90 of 177)", "– |"]
    assert len(app.get("download_button")) == 1


def test_the_slider_chooses_the_year_of_the_map_and_the_address_follows(run: Run) -> None:
    app = run("then-and-now", **of("egdi"))
    slider = app.select_slider(key="pick_at")
    assert (slider.value, list(slider.options)) == ("2022", ["2010", "2012", "2014", "2016", "2018", "2020", "2022"])
    slider.set_value("2010").run()
    assert app.query_params["at"] == "2010"
    assert "2010: Kazakhstan 0.56, rank 46 of 183 countries with a value" in words(app)


def test_the_years_of_both_scales_are_on_the_slider(run: Run) -> None:
    app = run("then-and-now", **of("cpi_100", at="2008"))
    assert "2008: Kazakhstan 2.2 of 10, rank 145 of 180 countries with a value" in words(app)
    assert list(app.select_slider(key="pick_at").options) == [str(year) for year in range(1999, 2024)]


def test_a_theme_that_is_picked_lets_go_of_the_series_and_the_year_and_keeps_the_comparison(run: Run) -> None:
    app = run("then-and-now", **of("fixed_telephone", at="2005", compare="neighbours"))
    app.button_group(key="pick_theme").set_value("corruption").run()
    assert not app.exception
    assert {name: app.query_params[name] for name in app.query_params} == {"theme": "corruption", "compare": "neighbours"}
    assert app.button_group(key="pick_indicator").value == "cpi_100"
    assert answers(app) == []


def test_a_series_that_is_picked_lets_go_of_the_year(run: Run) -> None:
    app = run("then-and-now", **of("fixed_telephone", at="1999"))
    app.button_group(key="pick_indicator").set_value("telecom_infrastructure").run()
    assert app.query_params["indicator"] == "telecom_infrastructure"
    assert "at" not in app.query_params
    assert answers(app) == []


def test_countries_are_added_and_taken_away_and_none_at_all_brings_the_named_ones_back(run: Run) -> None:
    app = run("then-and-now")
    app.multiselect(key="pick_compare").set_value(["UZB", "FRA"]).run()
    assert app.query_params["compare"] == "UZB,FRA"
    assert app.button_group(key="pick_group").value == "own"
    assert "France rank" in app.get("plotly_chart")[0].proto.alt
    app.multiselect(key="pick_compare").set_value([]).run()
    assert "compare" not in app.query_params
    assert chosen(app) == compared(COURSE, Choice())
    app.button_group(key="pick_group").set_value("neighbours").run()
    assert app.query_params["compare"] == "neighbours"
    assert chosen(app) == COURSE.paper.neighbours


@pytest.mark.parametrize(
    ("asked", "answered", "shown"),
    [
        ({"theme": "corruption", "indicator": "egdi"}, "“egdi” is not a value of “indicator”", "2.2 of 10"),
        ({"indicator": "cpi_10"}, "“cpi_10” is not a value of “indicator”", "rank 46"),
        ({"indicator": "nonsense"}, "“nonsense” is not a value of “indicator”", "rank 46"),
        ({"at": "2011"}, "“2011” is not a value of “at” in this course and is left out. Valid: 2010, 2012", "rank 46"),
        ({"at": "1850"}, "“1850” is not a value of “at”", "rank 46"),
        ({"compare": "UZB,XXX,FRA"}, "“XXX” is not a value of “compare”", "rank 46"),
        ({"compare": "KAZ"}, "“KAZ” is not a value of “compare”", "rank 46"),
        ({"compare": "uzb"}, "“uzb” is not a value of “compare”", "rank 46"),
        ({"compare": "UZB,neighbours"}, "“neighbours” is not a value of “compare”", "rank 46"),
        ({"compare": f"{TWELVE},FRA"}, "“compare” in the address names more than 12 countries; those from “FRA” on", "rank 46"),
    ],
)
def test_what_a_link_asks_for_in_vain_is_answered_in_one_line(run: Run, asked: dict[str, str], answered: str, shown: str) -> None:
    app = run("then-and-now", **asked)
    (answer,) = answers(app)
    assert answer.startswith(answered)
    assert plainly(app.metric[0].value) == shown
    assert len(chosen(app)) <= MOST_COMPARED


def test_a_country_that_a_link_names_twice_stands_once(run: Run) -> None:
    app = run("then-and-now", compare="UZB,FRA,UZB,,FRA")
    assert answers(app) == []
    assert chosen(app) == ("UZB", "FRA")


def test_a_link_to_a_series_is_one_to_its_theme(run: Run) -> None:
    app = run("then-and-now", indicator="fixed_broadband")
    assert app.button_group(key="pick_theme").value == "infrastructure"
    assert app.button_group(key="pick_indicator").value == "fixed_broadband"


def test_a_theme_without_a_series_is_told_and_the_overall_ones_are_offered(run: Run) -> None:
    app = run("then-and-now", theme="none")
    assert app.button_group(key="pick_indicator").value == "egdi"


@pytest.mark.parametrize("theme", ["", *(words_.id for words_ in COURSE.themes)])
def test_a_statement_on_a_series_opens_its_credits_and_the_way_to_its_picture(run: Run, theme: str) -> None:
    app = run("", **({"theme": theme} if theme else {}))
    (statement,) = [statement for statement in COURSE.theme(theme).statements if statement.source.indicator]
    id_ = statement.source.indicator or ""
    assert [box.proto.popover.label for box in app.get("popover")].count("Data") == 1
    credit = COURSE.dataset(COURSE.indicators[id_].dataset).credits
    text = " ".join(words(app).split())
    name = COURSE.indicator_words[id_].name
    assert f"Published figures: {name}. {credit['title']}. {credit['publisher']}, {credit['year']}. {credit['licence']}." in text
    assert app.get("page_link")[0].proto.query_string == f"indicator={id_}"
    facts = frames.indicator_facts(COURSE, id_)
    for key in (
        "then_year",
        "now_year",
        *(["then_rank", "now_rank"] if "rank" in statement.text else ["then_value", "now_value"]),
    ):
        assert facts[key] in text


def test_hostile_units_stand_in_the_figures_as_they_were_written(run: Run, taught: Path) -> None:
    file = taught / "en" / "interface.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('rank: "rank {value}"', 'rank: ":red[x] {value}"'), encoding="utf-8")
    app = run("then-and-now", **of("egdi"))
    assert ":red[" not in app.metric[0].value
    assert plainly(app.metric[0].value) == ":red[x] 46"
