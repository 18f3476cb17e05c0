"""The published series: the copy against what its credits say, the frames against a count made here with pandas, words, lines."""

import itertools
import json
import math
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import pandas as pd
import pytest

from egov_challenges import charts, data_folder, frames, readouts
from egov_challenges.choice import MOST_COMPARED, Choice, comparable, compared, offered, parse, shown_indicator
from egov_challenges.frames import indicators as counting
from egov_challenges.indicator import OVERALL
from egov_challenges.language import fill
from egov_challenges.model import Course, Place

# A copy read without the code under test.
LINES = pd.read_csv(data_folder.HERE / "indicators.csv", keep_default_na=False, dtype={"value": float})
SHARED, LEFT_OUT = 37_224, 41  # lines of the file that the copy was made from, and those of them that datasets.yaml tells
THEMES = ["political-support", "digital-divide", "corruption", "human-resources", "infrastructure"]
SHOWN = ["egdi", "egdi_rank", "online_service", "e_participation", "internet_users", "mobile_subscriptions", "cpi_100",
         "human_capital", "hdi", "telecom_infrastructure", "fixed_broadband", "fixed_telephone"]  # fmt: skip
TWELVE = "KOR,USA,GBR,RUS,CHN,IND,BGD,UZB,KGZ,TKM,BRA,NGA"
CAUSES = re.compile(r"\b(because|due to|led to|leads? to|caus\w+|thanks to|result\w* (?:of|in|from)|therefore|effects?)\b", re.I)

each = pytest.mark.parametrize("id_", SHOWN)


def of(course: Course, id_: str, **more: str) -> Choice:
    """The view of an indicator, with its theme as the address would have it."""
    theme = course.indicators[id_].theme
    return Choice(indicator=id_, theme="" if theme == OVERALL else theme, **more)


def year_of(id_: str, year: int) -> pd.Series:
    """The values of one year by country."""
    part = LINES[(LINES["indicator"] == id_) & (LINES["year"] == year)]
    return part.set_index("country")["value"]


def counted(course: Course, id_: str, country: str, year: int) -> tuple[float, int, int, float]:
    """Value, rank, number of countries and gap to the best, counted here."""
    values, up = year_of(id_, year), course.indicators[id_].direction == "up"
    rank = int(values.rank(ascending=not up, method="min")[country])
    return values[country], rank, len(values), abs((values.max() if up else values.min()) - values[country])


# --- the copy ---------------------------------------------------------------------------------------------------------


def test_the_copy_is_the_shared_file_without_the_lines_that_the_credits_tell(course: Course) -> None:
    assert len(LINES) == SHARED - LEFT_OUT
    assert LINES.groupby(["indicator", "country", "year"]).size().max() == 1
    assert set(LINES["indicator"]) == set(course.indicators)
    assert LINES["year"].between(1997, 2024).all()
    gone = " ".join(dataset.left_out or "" for dataset in course.datasets)
    for code in ("KOS", "KSV", "YUG", "SCG"):  # 16 + 7 lines
        assert code in gone
        assert code not in set(LINES["country"])
    assert "Sixteen values of Kosovo (KOS)" in gone
    assert "Seven values of places without a code" in gone
    nine = {"FSM", "KIR", "MCO", "MHL", "NRU", "PRK", "SMR", "SOM", "TUV"}  # 9 x 2 lines
    assert f"2010: index and rank of nine countries ({', '.join(sorted(nine))})" in gone
    for id_ in ("egdi", "egdi_rank"):
        assert not nine & set(year_of(id_, 2010).index)
        assert len(year_of(id_, 2010)) == 183
        assert not {"LBY", "CAF", "GIN"} & set(year_of(id_, 2012).index)
    assert LEFT_OUT == 16 + 7 + 9 * 2
    assert year_of("egdi", 2010).min() > 0


@pytest.mark.parametrize(
    ("id_", "country", "year", "value"),
    [
        ("egdi_rank", "KAZ", 2010, 46), ("egdi_rank", "KAZ", 2014, 28), ("egdi_rank", "KAZ", 2016, 33),
        ("egdi_rank", "KAZ", 2018, 39), ("egdi_rank", "KAZ", 2020, 29), ("egdi_rank", "KAZ", 2022, 28),
        ("egdi_rank", "KOR", 2014, 1), ("egdi", "KAZ", 2022, 0.8628), ("cpi_10", "KAZ", 2008, 2.2),
        ("cpi_100", "KAZ", 2023, 39), ("internet_users", "KAZ", 2008, 11), ("internet_users", "KAZ", 2009, 18.2),
    ],
)  # fmt: skip
def test_the_values_that_the_copy_was_checked_by_are_there(
    course: Course, id_: str, country: str, year: int, value: float
) -> None:
    assert course.values[id_][country][year] == value == year_of(id_, year)[country]


def test_the_course_holds_every_line_and_no_more(course: Course) -> None:
    held = {
        (id_, country, year, value)
        for id_, countries in course.values.items()
        for country, years in countries.items()
        for year, value in years.items()
    }
    assert held == set(LINES.itertuples(index=False, name=None))


def test_the_index_is_the_mean_of_its_parts_as_the_credits_say() -> None:
    wide = LINES.pivot_table(index=["country", "year"], columns="indicator", values="value")
    parts = wide[["online_service", "human_capital", "telecom_infrastructure"]].mean(axis=1)
    apart = (wide["egdi"] - parts).abs()[wide["egdi"].notna()]
    assert apart[apart.index.get_level_values("year") >= 2014].max() <= 0.00011


def test_the_published_rank_is_the_rank_by_the_index_but_for_rounding() -> None:
    index, rank = (LINES[LINES["indicator"] == id_].set_index(["country", "year"])["value"] for id_ in ("egdi", "egdi_rank"))
    ours = index.groupby("year").rank(ascending=False, method="min")
    differ = (ours - rank.reindex(ours.index)).loc[lambda gap: gap != 0]
    assert set(differ.index) == {("AND", 2020), ("HUN", 2020), ("MKD", 2020), ("TLS", 2020)}
    assert set(differ) == {-1.0}


def test_the_outlines_are_those_that_the_map_was_made_from(course: Course) -> None:
    world = json.loads((data_folder.HERE / "world_110m.geojson").read_text(encoding="utf-8"))
    assert len(world["features"]) == len(course.outlines) == 174
    assert {"KAZ", "BGD", "IND", "CHN", "KOR", "UZB"} <= set(course.outlines)


def test_a_rank_among_fewer_countries_than_the_publisher_ranks_is_told_in_the_credits(course: Course) -> None:
    lost = set(LINES.loc[LINES["indicator"] == "cpi_10", "country"]) - set(LINES.loc[LINES["indicator"] == "cpi_100", "country"])
    assert {"HKG", "TWN"} <= lost
    told = course.dataset("ti-cpi").left_out or ""
    assert "no values of Hong Kong, Taiwan and Kosovo" in told
    spot = counting.now(course, course.indicators["cpi_100"], "KAZ")
    assert spot
    assert f"(Kazakhstan {spot.year}: {spot.rank} of {spot.of} here" in told


def test_every_theme_has_a_series_and_every_series_a_place(course: Course) -> None:
    for words in course.themes:
        assert offered(course, words.id), words.id
    assert [it.id for it in offered(course)] == SHOWN
    assert (
        {it.id for it in offered(course, "none")}
        == {it.id for it in offered(course, "")}
        == {"egdi", "egdi_rank", "online_service"}
    )


# --- what is counted --------------------------------------------------------------------------------------------------


@each
def test_then_and_now_are_the_values_ranks_and_gaps_that_pandas_finds(course: Course, id_: str) -> None:
    frame = frames.then_and_now(course, of(course, id_, compare=TWELVE))
    assert list(frame["country"]) == ["KAZ", *TWELVE.split(",")]
    assert list(frame["home"]) == [True] + [False] * 12
    assert frame.attrs["then"] == 2008
    for _, row in frame.iterrows():
        for spot in (row["then"], row["now"]):
            if spot:
                value, rank, countries, gap = counted(course, spot.indicator, row["country"], spot.year)
                assert (spot.value, spot.rank, spot.of) == (value, rank, countries)
                assert spot.gap == pytest.approx(gap)
                assert spot.gap >= 0


@each
def test_then_is_the_year_nearest_to_the_last_of_the_list_and_now_the_latest(course: Course, id_: str) -> None:
    indicator = course.indicators[id_]
    chain = {scale.id for scale in counting.scales(course, indicator)}
    for country, part in LINES[LINES["indicator"].isin(chain)].groupby("country"):
        years = sorted(set(part["year"]), key=lambda year: (abs(year - 2008), year))
        before, after = counting.then(course, indicator, str(country)), counting.now(course, indicator, str(country))
        assert before
        assert after
        assert (before.year, after.year) == (years[0], max(years))


def test_of_two_equally_near_years_the_earlier_stands_for_then(course: Course) -> None:
    values = {**course.values, "hdi": {"KAZ": {2006: 0.7, 2010: 0.8}, "KGZ": {2010: 0.6, 2012: 0.7}}}
    made = replace(course, values=values)
    home = counting.then(made, made.indicators["hdi"], "KAZ")
    other = counting.then(made, made.indicators["hdi"], "KGZ")
    assert home
    assert other
    assert (home.year, other.year) == (2006, 2010)
    label, *_ = readouts.moments(frames.then_and_now(made, of(made, "hdi")), made.language)[0]
    assert label == "Then, 2006 (nearest to 2008)"


def test_a_country_without_a_value_has_neither_then_nor_now(course: Course) -> None:
    frame = frames.then_and_now(course, of(course, "egdi", compare="HKG"))
    row = frame.iloc[1]
    assert row["then"] is row["now"] is None
    assert math.isnan(row["change"])
    assert list(readouts.then_and_now(frame, course.language).iloc[1]) == ["Hong Kong SAR China", "–", "–", "–"]


def test_no_change_is_counted_across_two_scales_nor_within_one_year(course: Course) -> None:
    frame = frames.then_and_now(course, of(course, "cpi_100", compare="HKG,USA"))
    assert frame["change"].isna()[[0, 2]].all()
    hong_kong = frame.iloc[1]  # its only values are on the older scale
    assert hong_kong["change"] == pytest.approx(hong_kong["now"].value - hong_kong["then"].value)
    once = replace(course, values={**course.values, "hdi": {"KAZ": {2008: 0.7}}})
    assert frames.then_and_now(once, of(once, "hdi", compare="KGZ"))["change"].isna().all()


@each
def test_a_series_has_a_row_for_each_country_and_year_and_none_where_nothing_is(course: Course, id_: str) -> None:
    choice = of(course, id_, compare=TWELVE)
    frame = frames.series(course, choice)
    for scale in frame.attrs["scales"]:
        part = frame[frame["scale"] == scale.id]
        years = sorted(set(LINES.loc[LINES["indicator"] == scale.id, "year"]))
        assert part.groupby("country")["year"].apply(list).map(lambda found, years=years: found == years).all()
        assert set(part["country"]) == {"KAZ", *TWELVE.split(",")}
        for row in part.itertuples():
            values = year_of(scale.id, row.year)
            assert row.of == len(values)
            if row.country in values.index:
                assert (row.value, row.rank) == counted(course, scale.id, row.country, row.year)[:2]
            else:
                assert math.isnan(row.value)
                assert math.isnan(row.rank)


def test_the_names_of_countries_without_any_value_are_told(course: Course) -> None:
    frame = frames.series(course, of(course, "egdi", compare="HKG,KOR"))
    assert frame.attrs["without"] == ("Hong Kong SAR China",)
    assert "No value of Hong Kong SAR China." in readouts.series(frame, course.language).note


def test_without_a_comparison_stand_the_countries_that_the_entries_name(course: Course) -> None:
    places = [place for coding in course.codings.values() for place in coding.places]
    named = {place.code for place in places if place.basis != "inferred"} & set(LINES["country"]) - {"KAZ"}
    assert set(compared(course, Choice())) == named
    coding = course.codings["adb2008"]
    guessed = coding.model_copy(update={"places": (Place(code="FRA", basis="inferred", reason="A guess.", evidence="ADB"),)})
    assert "FRA" not in compared(replace(course, codings={**course.codings, "adb2008": guessed}), Choice())
    assert compared(course, Choice(compare="neighbours")) == ("CHN", "KGZ", "RUS", "TKM", "UZB")
    assert compared(course, Choice(compare="FRA,ITA")) == ("FRA", "ITA")


def test_another_papers_neighbours_without_values_or_past_the_most_are_left_out(course: Course) -> None:
    many = ("AFG", "BTN", "IND", "KAZ", "KGZ", "LAO", "MNG", "MMR", "NPL", "PRK", "PAK", "RUS", "TJK", "VNM")
    china = replace(course, paper=course.paper.model_copy(update={"countries": ("CHN",), "neighbours": ("ESH", *many)}))
    assert compared(china, Choice(compare="neighbours")) == many[:MOST_COMPARED]
    assert "ESH" not in comparable(china)


def test_a_paper_on_two_countries_speaks_of_the_one_that_has_values(course: Course) -> None:
    two = replace(course, paper=course.paper.model_copy(update={"countries": ("HKG", "KAZ")}))
    choice = Choice(indicator="egdi")
    assert readouts.world(frames.world(two, choice), two.language).title.startswith(
        "E-Government Development Index, 2022: Kazakhstan 0.86, rank 28 of 193"
    )
    assert readouts.series(frames.series(two, choice), two.language).title.startswith(
        "E-Government Development Index, Kazakhstan: rank 46 of 183"
    )
    both = replace(course, paper=course.paper.model_copy(update={"countries": ("KOR", "KAZ")}))
    assert readouts.series(frames.series(both, choice), both.language).title == (
        "E-Government Development Index, South Korea: rank 1 of 183 countries in 2010, rank 3 of 193 countries in 2022"
    )


# --- the map ----------------------------------------------------------------------------------------------------------


@each
def test_the_map_opens_on_the_latest_year_for_which_half_of_the_countries_have_a_value(course: Course, id_: str) -> None:
    part = LINES[LINES["indicator"] == id_]
    per_year = part.groupby("year")["country"].nunique()
    wanted = max(per_year[2 * per_year >= part["country"].nunique()].index)
    assert frames.map_year(course, of(course, id_)) == wanted
    assert frames.map_year(course, of(course, id_, at="2010")) == 2010
    assert str(wanted) in map(str, frames.map_years(course, of(course, id_)))


def test_the_map_may_be_of_any_year_of_either_scale_once(course: Course) -> None:
    assert frames.map_years(course, of(course, "cpi_100")) == tuple(range(1999, 2024))
    overlapping = replace(course, values={**course.values, "cpi_10": {"KAZ": {2011: 2.7, 2012: 2.8}}})
    assert frames.map_years(overlapping, of(overlapping, "cpi_100")) == tuple(range(2011, 2024))


@each
def test_the_map_holds_every_outline_with_the_value_of_its_year(course: Course, id_: str) -> None:
    for year in frames.map_years(course, of(course, id_)):
        frame = frames.world(course, of(course, id_, at=str(year)))
        scale = frame.attrs["scale"]
        values = year_of(scale.id, year)
        assert tuple(frame["place"]) == course.outlines
        assert frame["value"].dropna().to_dict() == {
            row: values[code] for row, code in enumerate(course.outlines) if code in values.index
        }
        assert frame.attrs["countries"] == len(values)
        assert frame.attrs["top"] == pytest.approx(LINES.loc[LINES["indicator"] == scale.id, "value"].quantile(0.98))


def test_a_click_on_the_map_adds_a_country_takes_it_away_and_leaves_the_papers_own(course: Course) -> None:
    add = frames.world(course, Choice(compare="UZB,KOR")).attrs["add"]
    assert add["FRA"] == "UZB,KOR,FRA"
    assert add["UZB"] == "KOR"
    assert "KAZ" not in add
    assert frames.world(course, Choice(compare="UZB")).attrs["add"]["UZB"] == ""


# --- words ------------------------------------------------------------------------------------------------------------


def spoken(course: Course, id_: str, country_choice: str = "") -> list[str]:
    """Everything that is said of a series."""
    choice = of(course, id_, compare=country_choice)
    counted_then = frames.then_and_now(course, choice)
    said = [word for moment in readouts.moments(counted_then, course.language) for word in moment]
    said += [str(cell) for cell in readouts.then_and_now(counted_then, course.language).to_numpy().ravel()]
    for noun in ("series", "world"):
        readout = getattr(readouts, noun)(getattr(frames, noun)(course, choice), course.language)
        said += [readout.title, readout.alt, readout.note]
    return said


@pytest.mark.parametrize("compare", ["", "neighbours", TWELVE])
@each
def test_nothing_is_said_of_causes_and_no_word_is_missing(course: Course, id_: str, compare: str) -> None:
    for words in spoken(course, id_, compare):
        assert not CAUSES.search(words), words
        assert not re.search(r"[⟨{}]|nan|None", words), words


@pytest.mark.parametrize("theme", THEMES)
@each
def test_no_statement_of_any_theme_makes_a_series_its_cause(course: Course, id_: str, theme: str) -> None:
    known = {**frames.facts(course, theme), **frames.indicator_facts(course, id_)}
    words = course.indicator_words[id_]
    said = [fill(statement.text, known) for statement in course.theme(theme).statements if statement.source.indicator]
    assert said
    for sentence in (*said, words.name, words.note, course.language.text("then_and_now.intro")):
        assert not CAUSES.search(sentence), sentence


@pytest.mark.parametrize("id_", ["egdi", "online_service", "e_participation", "human_capital", "telecom_infrastructure"])
def test_a_relative_series_speaks_in_ranks_and_gaps_and_never_of_a_change_of_its_level(course: Course, id_: str) -> None:
    assert course.indicators[id_].relative
    frame = frames.then_and_now(course, of(course, id_, compare=TWELVE))
    (_, then, of_then), (_, now, of_now), (_, change, meaning) = readouts.moments(frame, course.language)
    home = frame.iloc[0]
    assert (then, now) == (f"rank {home['then'].rank}", f"rank {home['now'].rank}")
    assert re.fullmatch(r"of \d+ countries; [\d.]+ behind the best", of_then)
    assert re.fullmatch(r"of \d+ countries; [\d.]+ behind the best", of_now)
    assert meaning.startswith("gap to the best: then ")
    assert "Levels of different surveys cannot be compared." in meaning
    for told in (change, *readouts.then_and_now(frame, course.language)["Change"]):
        assert re.fullmatch(r"\d+ places? (up|down)|same place|–", told), told
    title = readouts.series(frames.series(course, of(course, id_)), course.language).title
    assert re.fullmatch(r".+, Kazakhstan: rank \d+ of \d+ countries in \d+, rank \d+ of \d+ countries in \d+", title)


def test_the_places_climbed_are_those_between_the_ranks(course: Course) -> None:
    def change(id_: str) -> str:
        return readouts.moments(frames.then_and_now(course, of(course, id_)), course.language)[2][1]

    assert [change(id_) for id_ in ("egdi", "egdi_rank", "human_capital")] == ["18 places up", "18 places up", "6 places down"]
    assert change("internet_users") == "+82.4 points"
    assert change("fixed_telephone") == "−8.4 per 100"


def test_two_scales_are_named_and_never_subtracted(course: Course) -> None:
    frame = frames.then_and_now(course, of(course, "cpi_100", compare=TWELVE))
    assert readouts.moments(frame, course.language)[2][1:] == ("–", "Not computed. The two values are on different scales.")
    assert set(readouts.then_and_now(frame, course.language)["Change"]) == {"–"}
    series = readouts.series(frames.series(course, of(course, "cpi_100")), course.language)
    assert series.title == (
        "Corruption Perceptions Index, Kazakhstan: 2.3 of 10 in 1999 on the older scale, 39 of 100 in 2023 on the newer one"
    )
    assert set(series.table["Unit"]) == {"Score from 0 to 10, high is clean", "Score from 0 to 100, high is clean"}


@each
def test_a_read_out_has_the_numbers_of_its_frame(course: Course, id_: str) -> None:
    choice = of(course, id_)
    frame = frames.series(course, choice)
    table = readouts.series(frame, course.language).table
    assert len(table) == frame.dropna(subset="value").groupby(["scale", "year"]).ngroups
    home = frame[frame["home"]].dropna(subset="value")
    assert [cell for cell in table["Kazakhstan"] if cell != "–"] == [course.language.shown(value) for value in home["value"]]
    world = frames.world(course, choice)
    values = readouts.world(world, course.language).table
    assert len(values) == world["value"].notna().sum()
    best = world["value"].max() if course.indicators[id_].direction == "up" else world["value"].min()
    assert values.iloc[0, 1] == course.language.shown(best)


# --- figures ----------------------------------------------------------------------------------------------------------


def lines(course: Course, choice: Choice) -> Any:
    return charts.series(frames.series(course, choice), course.language, charts.colour(None))


@each
def test_a_figure_and_a_read_out_leave_their_frame_as_it_was(course: Course, id_: str) -> None:
    for noun in ("series", "world"):
        frame = getattr(frames, noun)(course, of(course, id_))
        before = frame.copy(deep=True)
        getattr(charts, noun)(frame, course.language, charts.colour(1))
        getattr(readouts, noun)(frame, course.language)
        pd.testing.assert_frame_equal(frame, before)


@each
def test_a_line_has_gaps_and_keeps_to_its_scale(course: Course, id_: str) -> None:
    choice = of(course, id_, compare=TWELVE)
    frame, figure = frames.series(course, choice), lines(course, choice)
    panels = frame.attrs["scales"]
    assert len(figure.data) == 13 * len(panels)
    assert {trace.xaxis for trace in figure.data} == {"x", "x2"} if len(panels) == 2 else {"x"}
    for trace in figure.data:
        assert trace.connectgaps is False
        scale = panels[1 if trace.yaxis == "y2" else 0]
        assert list(trace.x) == list(frames.years_of(course, scale.id))
        country = next(
            code for code, part in frame[frame["scale"] == scale.id].groupby("country")
            if part["value"].reset_index(drop=True).equals(pd.Series(list(trace.y)))
        )  # fmt: skip
        assert all(math.isnan(value) == (year not in course.values[scale.id].get(str(country), {}))
                   for year, value in zip(trace.x, trace.y, strict=True))  # fmt: skip
    if len(panels) == 2:
        left, right = figure.layout.xaxis.domain, figure.layout.xaxis2.domain
        assert left[1] < right[0]


@pytest.mark.parametrize("compare", ["", "neighbours", TWELVE, "KOR,USA,GBR,FRA,DEU,ITA,ESP,SWE,NOR,DNK,FIN,NLD"])
@each
def test_the_names_at_the_ends_of_the_lines_do_not_overlap_and_stay_in_the_picture(
    course: Course, id_: str, compare: str
) -> None:
    choice = of(course, id_, compare=compare)
    figure = lines(course, choice)
    panel = "2" if course.indicators[id_].earlier else ""
    names = [note for note in figure.layout.annotations if note.yref == f"y{panel}"]
    known = frames.series(course, choice)
    last = known[(known["scale"] == id_) & known["value"].notna()]
    assert len(names) == last["country"].nunique()
    bottom, top = figure.layout[f"yaxis{panel or 1}"].range
    high = figure.layout.height - figure.layout.margin.t - 30
    at = sorted((note.y - bottom) / (top - bottom) * high for note in names)
    assert all(above - below >= 15 for below, above in itertools.pairwise(at))
    assert at[0] >= -1
    assert at[-1] <= high + 1


@each
def test_the_moment_of_the_paper_is_marked(course: Course, id_: str) -> None:
    figure = lines(course, of(course, id_))
    (band,) = figure.layout.shapes
    assert (band.x0, band.x1) == (2008.5, 2010.5)  # the list was read until January 2009, the paper printed in 2010
    first, last = figure.layout.xaxis.range
    assert first < band.x0 < band.x1 < last
    assert any("The paper" in note.text for note in figure.layout.annotations)


def test_a_series_of_zeros_can_be_drawn(course: Course) -> None:
    flat = replace(course, values={**course.values, "fixed_broadband": {"KAZ": {2008: 0.0, 2009: 0.0}, "KOR": {2008: 0.0}}})
    bottom, top = lines(flat, of(flat, "fixed_broadband", compare="KOR")).layout.yaxis.range
    assert bottom < top


@pytest.mark.parametrize("id_", ["egdi_rank", "cpi_100", "mobile_subscriptions"])
def test_the_colours_of_the_map_are_the_same_in_all_years_of_a_scale(course: Course, id_: str) -> None:
    seen: dict[str, set[Any]] = {}
    for year in frames.map_years(course, of(course, id_)):
        frame = frames.world(course, of(course, id_, at=str(year)))
        land, known = charts.world(frame, course.language, charts.colour(1)).data
        assert not land.showscale
        assert len(land.locations) + len(known.locations) == 174
        assert len(land.locations) >= 1
        assert all(word.endswith(": no data") for word in land.text)
        assert known.reversescale is (course.indicators[id_].direction == "down")
        seen.setdefault(frame.attrs["scale"].id, set()).add((known.zmin, known.zmax, json.dumps(known.colorscale)))
    assert all(len(colours) == 1 for colours in seen.values())


@pytest.mark.parametrize("compare", ["", "neighbours", "UZB", TWELVE.removesuffix(",NGA")])
@each
def test_every_mark_leads_to_a_view_of_this_course(course: Course, id_: str, compare: str) -> None:
    choice = of(course, id_, compare=compare)
    world = charts.world(frames.world(course, choice), course.language, charts.colour(None)).data[1]
    links = [link for trace in lines(course, choice).data for link in trace.customdata] + list(world.customdata)
    assert any(link.startswith("compare=") for link in links)
    assert any(link.startswith("at=") for link in links)
    assert world.customdata[list(world.locations).index("KAZ")] == ""
    for link in set(links):
        assert parse({**of_address(choice), **parse_qs(link)}, course)[1] == [], link


def of_address(choice: Choice) -> dict[str, list[str]]:
    return {name: [value] for name, value in choice.params().items()}


def test_hostile_names_stand_in_a_figure_as_they_were_written(course: Course) -> None:
    hostile = '<a href="x">&amp;</a>'
    for noun in ("series", "world"):
        frame = getattr(frames, noun)(course, Choice())
        frame["name"] = hostile
        figure = getattr(charts, noun)(frame, course.language, charts.colour(None))
        sent = str(json.loads(figure.to_json()))  # its JSON spells < and / by their numbers
        assert "&lt;a" in sent
        assert "<a" not in sent
        assert "://" not in sent


def test_the_first_series_of_a_theme_is_shown_unless_another_is_chosen(course: Course) -> None:
    assert shown_indicator(course, Choice()).id == "egdi"
    assert shown_indicator(course, Choice(theme="infrastructure")).id == "telecom_infrastructure"
    assert shown_indicator(course, of(course, "fixed_telephone")).id == "fixed_telephone"


@pytest.mark.parametrize("strong", [None, 0, 1, 2, 3, 4])
def test_twelve_countries_and_the_papers_own_have_a_colour_each(course: Course, strong: int | None) -> None:
    figure = charts.series(frames.series(course, of(course, "egdi", compare=TWELVE)), course.language, charts.colour(strong))
    assert len({trace.line.color for trace in figure.data}) == MOST_COMPARED + 1
