"""Code the sources, as a student goes through it: a set, an entry with its words, keeping, coming back, comparing."""

from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges import course as courses
from egov_challenges import data_folder, exercise, handin
from egov_challenges.choice import SETS
from egov_challenges.model import NONE
from egov_challenges.ui.text import JOINER
from egov_challenges.versions import versions
from egov_challenges.work import Coding, Kept, Name, Work

from .conftest import Run, words

COURSE = courses.load(data_folder.HERE)
PAGE = "code-the-sources"
INFERRED = next(n for n in range(1, SETS) if "egov-magazine2007" in [it.id for it in exercise.entries(COURSE, n)])


def ids(number: int = 1) -> list[str]:
    return [reference.id for reference in exercise.entries(COURSE, number)]


def held(app: AppTest) -> Work:
    work: Work = app.session_state["work"]
    return work


def kept(id_: str, coding: Coding, of: str = "") -> dict[str, Kept]:
    key = f"coding/{id_}"
    return {key: Kept(1, of or versions(COURSE)[key], coding)}


def everything(app: AppTest) -> str:
    """All that the page sends to the browser."""
    sent = [node.proto.SerializeToString().decode(errors="replace") for node in app._tree if getattr(node, "proto", None)]
    return "\n".join(sent).replace("\\", "").replace(JOINER, "")


def coded(run: Run, codings: Mapping[str, Coding]) -> AppTest:
    """The page of somebody who has coded these entries."""
    app = run(PAGE)
    app.session_state["work"] = {key: it for id_, coding in codings.items() for key, it in kept(id_, coding).items()}
    app.run()
    return app


def give(app: AppTest, id_: str, themes: list[str], places: list[str]) -> None:
    app.button_group(key=f"themes_{id_}").set_value(themes).run()
    if places:
        app.multiselect(key=f"places_{id_}").set_value(places).run()
    else:
        app.checkbox(key=f"no_places_{id_}").check().run()
    assert not app.exception


def keep(app: AppTest) -> None:
    next(button for button in app.button if button.label == "Keep and go on").click().run()
    assert not app.exception


def keepable(app: AppTest) -> bool:
    return not next(button for button in app.button if button.label == "Keep and go on").disabled


def numbers(app: AppTest) -> list[str]:
    return [option.content for option in app.button_group(key="pick_entry").proto.options]


def test_an_entry_is_coded_with_a_theme_a_place_and_their_words(run: Run) -> None:
    app, first = run(PAGE), ids()[0]
    assert "0 of 12 coded" in words(app)
    assert COURSE.reference(first).printed in words(app)
    assert not keepable(app)
    app.button_group(key=f"themes_{first}").set_value(["infrastructure"]).run()
    assert "Tap the words that show: Infrastructure" in words(app)
    app.button_group(key=f"words_{first}").set_value([6, 4]).run()
    assert not keepable(app)
    app.multiselect(key=f"places_{first}").set_value(["USA", "europe"]).run()
    app.radio(key=f"about_{first}").set_value(("places", "USA")).run()
    app.button_group(key=f"words_{first}").set_value([27]).run()
    assert "Not kept yet." in words(app)
    assert "work" not in app.session_state
    keep(app)
    work = held(app)
    assert list(work) == [f"coding/{first}"]
    entry = work[f"coding/{first}"]
    assert entry.of == versions(COURSE)[f"coding/{first}"]
    assert entry.what == Coding(themes={"infrastructure": (4, 6)}, places={"USA": (27,), "europe": ()})
    assert app.query_params["entry"] == "2"
    assert "1 of 12 coded" in words(app)
    assert numbers(app)[:2] == ["1 ✓", "2"]


def test_none_is_an_answer_and_no_answer_is_none(run: Run) -> None:
    app, first = run(PAGE), ids()[0]
    app.button_group(key=f"themes_{first}").set_value([NONE]).run()
    assert "Answer both questions. None is an answer, too." in words(app)
    assert not keepable(app)
    app.checkbox(key=f"no_places_{first}").check().run()
    assert "With none given, there are no words to mark." in words(app)
    keep(app)
    assert held(app)[f"coding/{first}"].what == Coding()
    app.button_group(key="pick_entry").set_value("1").run()
    assert app.button_group(key=f"themes_{first}").value == [NONE]
    assert app.checkbox(key=f"no_places_{first}").value
    assert "Kept. If you think otherwise now" in words(app)


def test_none_and_something_exclude_each_other(run: Run) -> None:
    app, first = run(PAGE), ids()[0]
    themes = f"themes_{first}"
    app.button_group(key=themes).set_value(["corruption"]).run()
    app.button_group(key=themes).set_value(["corruption", NONE]).run()
    assert app.button_group(key=themes).value == [NONE]
    app.button_group(key=themes).set_value([NONE, "infrastructure"]).run()
    assert app.button_group(key=themes).value == ["infrastructure"]
    app.checkbox(key=f"no_places_{first}").check().run()
    app.multiselect(key=f"places_{first}").set_value(["KAZ"]).run()
    assert not app.checkbox(key=f"no_places_{first}").value
    assert keepable(app)
    app.checkbox(key=f"no_places_{first}").check().run()
    assert app.multiselect(key=f"places_{first}").value == []
    app.checkbox(key=f"no_places_{first}").uncheck().run()
    assert not keepable(app)


def test_what_is_not_kept_yet_waits_while_another_entry_is_looked_at(run: Run) -> None:
    app, first = run(PAGE), ids()[0]
    app.button_group(key=f"themes_{first}").set_value(["corruption"]).run()
    app.button_group(key=f"words_{first}").set_value([2]).run()
    app.button_group(key="pick_entry").set_value("5").run()
    assert COURSE.reference(ids()[4]).printed in words(app)
    app.button_group(key="pick_entry").set_value("1").run()
    assert app.button_group(key=f"themes_{first}").value == ["corruption"]
    assert app.button_group(key=f"words_{first}").value == [2]


def test_a_coding_of_an_earlier_visit_is_shown_and_changed(run: Run) -> None:
    app, third = run(PAGE, entry="3"), ids()[2]
    app.session_state["work"] = kept(
        third, Coding(themes={"corruption": (1, 999), "magic": ()}, places={"KAZ": (9, 999), "XXX": ()})
    )
    app.run()
    assert "1 of 12 coded" in words(app)
    assert app.button_group(key=f"themes_{third}").value == ["corruption"]
    assert app.multiselect(key=f"places_{third}").value == ["KAZ"]
    assert app.button_group(key=f"words_{third}").value == [1]
    app.button_group(key=f"themes_{third}").set_value(["infrastructure"]).run()
    assert "Changed, and not kept yet." in words(app)
    keep(app)
    assert held(app)[f"coding/{third}"].what == Coding(themes={"infrastructure": ()}, places={"KAZ": (9,)})


def test_a_coding_by_older_rules_is_shown_and_asked_for_anew(run: Run) -> None:
    app, first = run(PAGE), ids()[0]
    app.session_state["work"] = kept(first, Coding(themes={"corruption": ()}), "000000")
    app.run()
    assert "0 of 12 coded" in words(app)
    assert "The entry or the rules have changed since you coded this." in words(app)
    assert app.toggle[0].disabled
    keep(app)
    assert "1 of 12 coded" in words(app)


def test_words_that_come_twice_in_an_entry_are_told_apart(run: Run) -> None:
    number, place = next((n, i) for n in range(1, SETS) for i, id_ in enumerate(ids(n), 1) if id_ == "world-bank2006")
    app = run(PAGE, set=str(number), entry=str(place))
    app.button_group(key="themes_world-bank2006").set_value(["corruption"]).run()
    labels = [option.content for option in app.button_group(key="words_world-bank2006").proto.options]
    printed = COURSE.reference("world-bank2006").printed.split()
    assert len(set(labels)) == len(labels) == len(printed)
    assert [label.replace("\\", "").replace(JOINER, "") for label in labels] == printed
    again = len(printed) - 1 - printed[::-1].index("the")
    assert printed.index("the") < again
    app.button_group(key="words_world-bank2006").set_value([again]).run()
    assert app.button_group(key="words_world-bank2006").value == [again]


def test_our_coding_is_not_in_the_page_before_it_is_asked_for(run: Run) -> None:
    number = INFERRED
    app = run(PAGE, set=str(number))
    reasons = {reason for judged in exercise.ours(COURSE).values() for reason in judged.reasons.values()}
    evidence = {f"“{quoted}”" for it in exercise.ours(COURSE).values() for quoted in (*it.themes.values(), *it.places.values())}
    assert len(reasons) > 20
    for place, id_ in enumerate(ids(number), 1):
        app.button_group(key="pick_entry").set_value(str(place)).run()
        for part in ("themes", "places"):  # the rules open
            app.session_state[f"rules_{part}"] = True
            app.run()
            assert COURSE.codebook.unit in everything(app)
            assert not [said for said in reasons | evidence if said in everything(app)]
            app.session_state[f"rules_{part}"] = False
        give(app, id_, [NONE], [])
        keep(app)
    assert "12 of 12 coded" in words(app)
    app.toggle[0].set_value(True).run()
    assert "this agency was an office of the government of Kazakhstan" in everything(app)
    assert "“Agency for Informatization and Communications”" in everything(app)


def test_the_comparison_counts_what_is_coded_and_says_how_much_the_figures_jump(run: Run) -> None:
    app = run(PAGE)
    assert app.toggle[0].disabled
    assert "When you have coded an entry, you can compare." in words(app)
    app.session_state["work"] = kept("haque2002", Coding(themes={"political-support": (10,)}, places={"IND": (6,)})) | kept(
        "moon2002", Coding(themes={"political-support": (10, 12)})
    )
    app.run()
    app.toggle[0].set_value(True).run()
    text = words(app)
    assert "Our coding is a reading, not the truth." in text
    assert "no trained coder of the field has checked it" in text
    assert "These are 2 entries. One judged otherwise moves a per cent by 50 points" in text
    assert "| Political support | 2 | 1 | 50 | 0 | 0 |" in text
    assert "| Corruption | 0 | 2 | 100 | none | none |" in text
    assert "Corruption: neither coder gave it to any entry." in text
    assert "| Places | 1 | 2 | 100 | 1 | 1 |" in text
    assert "1 entry of 2 on which you differ" in text
    assert "Political support.** You: “rhetoric … reality?”. We: nothing coded. “rhetoric or reality?” may be read" in text
    assert COURSE.reference("moon2002").printed in text
    assert "Haque" not in "".join(line for line in text.splitlines() if "We:" in line)


def test_whoever_agrees_everywhere_reads_so(run: Run) -> None:
    app = coded(run, {"moon2002": Coding()})
    app.toggle[0].set_value(True).run()
    assert "You do not differ on any entry" in words(app)
    assert "This is 1 entry. One judged otherwise moves a per cent by 100 points" in words(app)


def with_the_code_of(app: AppTest, theirs: Work) -> str:
    app.toggle[1].set_value(True).run()
    app.text_area[0].set_value(handin.written(COURSE, theirs)).run()
    assert not app.exception
    return words(app)


def test_two_students_compare_the_entries_that_both_have_coded(run: Run) -> None:
    mine = {"moon2002": Coding(themes={"political-support": (10, 11, 12)}), "haque2002": Coding(places={"IND": (6,)})}
    theirs = {"moon2002": Coding(), "haque2002": Coding(places={"IND": ()}), "ti2008": Coding()}
    app = coded(run, mine)
    code = {key: it for id_ in theirs for key, it in kept(id_, theirs[id_]).items()}
    text = with_the_code_of(app, {**code, "name/me": Kept(1, "", Name(name="Dana"))})
    assert "Dana and you" in text
    assert "These are 2 entries." in text
    assert "| Political support | 1 | 1 | 50 | 0 | 0 |" in text
    assert "| Places | 1 | 2 | 100 | 1 | 1 |" in text
    assert "1 entry of 2 on which you differ" in text
    assert "Political support.** You: “rhetoric or reality?”. The other: nothing coded." in text
    assert "may be read" not in text  # that would be our reason
    assert "There is no entry of this set that both have coded." in with_the_code_of(app, kept("ti2008", Coding()))


def test_something_that_is_no_code_is_answered_with_a_sentence(run: Run) -> None:
    app = coded(run, {"moon2002": Coding()})
    app.toggle[1].set_value(True).run()
    app.text_area[0].set_value("my friend’s code").run()
    assert "There is no hand-in code in this text." in words(app)


def test_codings_of_other_sets_do_not_count_here(run: Run) -> None:
    other = next(id_ for id_ in COURSE.codings if id_ not in ids())
    app = run(PAGE)
    app.session_state["work"] = kept(other, Coding())
    app.run()
    assert "0 of 12 coded" in words(app)
    assert app.toggle[0].disabled


def test_a_set_has_a_link_and_a_rule_and_another_one_starts_at_its_first_entry(run: Run) -> None:
    app = run(PAGE, set="7", entry="4")
    app.session_state["exercise_set"] = True
    app.run()
    assert "[Link to set 7](code-the-sources?set=7)" in words(app)
    assert "at least 6 of them show a theme by our coding" in words(app)
    next(button for button in app.button if button.label == "Another set").click().run()
    number = int("".join(app.query_params["set"]))  # a text, or a list of one
    assert number != 7
    assert 1 <= number <= SETS
    assert "entry" not in app.query_params
    assert COURSE.reference(ids(number)[0]).printed in words(app)


@pytest.mark.parametrize(("name", "value"), [("set", "0"), ("set", "1000"), ("set", "x"), ("entry", "13"), ("entry", "-1")])
def test_a_set_or_an_entry_that_there_is_not_is_answered_and_the_first_is_shown(run: Run, name: str, value: str) -> None:
    app = run(PAGE, **{name: value})
    assert len(app.info) == 1
    assert f"“{value}” is not a value of “{name}”" in words(app)
    assert COURSE.reference(ids()[0]).printed in words(app)


def test_where_the_browser_keeps_nothing_one_line_says_so(run: Run) -> None:
    app = run(PAGE)
    assert "This browser does not let the app keep anything" not in words(app)
    app.session_state["work_refused"] = True
    app.run()
    assert words(app).count("This browser does not let the app keep anything") == 1


def test_the_rules_are_at_hand_without_cases_that_would_tell_answers(run: Run) -> None:
    app = run(PAGE)
    for part, about in (("themes", COURSE.codebook.themes), ("places", COURSE.codebook.fields[1:2])):
        app.session_state[f"rules_{part}"] = True
        app.run()
        for rule in about:
            assert all(said in words(app) for said in (rule.definition, rule.applies, rule.excludes))
            assert all(sentence.text in words(app) for sentence in rule.clarified)
            assert rule.example.because not in words(app)
        assert any(link.proto.page == "method" for link in app.get("page_link"))
