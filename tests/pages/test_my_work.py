"""What a browser keeps of a student, as code and back; and the codes of a class."""

import pytest
from streamlit.testing.v1 import AppTest

from egov_challenges import data_folder, handin, ready
from egov_challenges.versions import versions
from egov_challenges.work import Answer, Coding, Guess, Kept, Name, Work

from .conftest import Run, words

COURSE = ready.load(data_folder.HERE)
QUESTION = next(iter(COURSE.questions))
ANSWER = Answer(first=("x",), last=("y",), tries=2, right=True, box=1)
WORK: Work = {
    f"answer/{QUESTION}": Kept(1_795_000_000, versions(COURSE)[f"answer/{QUESTION}"], ANSWER),
    "coding/knox2008": Kept(1_795_000_100, versions(COURSE)["coding/knox2008"], Coding(themes={"corruption": ()})),
    "guess/places": Kept(1_795_000_200, "", Guess(value="20")),
}


def with_work(run: Run, page: str = "my-work", work: Work = WORK) -> AppTest:
    app = run(page)
    app.session_state["work"] = dict(work)
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    next(button for button in app.button if button.key == key).click().run()
    assert not app.exception
    return app


def brought(app: AppTest, code: str) -> AppTest:
    app.text_area(key="my_work_pasted").set_value(code).run()
    return press(app, "my_work_add")


def test_nothing_is_kept_at_first_and_the_page_says_so(run: Run) -> None:
    text = words(run("my-work"))
    assert f"0 of {len(COURSE.questions)} questions answered" in text
    assert "There is nothing to take along yet." in text


def test_all_that_is_kept_is_shown_thing_by_thing(run: Run) -> None:
    app = with_work(run)
    assert f"1 of {len(COURSE.questions)} questions answered, 1 of them right" in words(app)
    assert "1 of 49 entries coded" in words(app)
    app.session_state["my_work_all"] = True
    app.run()
    text = words(app)
    assert "Right, after 2 tries" in text
    assert "Entry 27: Knox, C. (2008)" in text
    assert "Corruption" in text
    assert "2026-11-18 11:10" in text


def test_the_menu_tells_how_far_one_is(run: Run) -> None:
    def titles(app: AppTest) -> list[str]:
        return [page.title for page in app.session_state["pages_by_key"].values()]

    assert "My work" in titles(run(""))
    assert f"My work · 1 of {len(COURSE.questions)}" in titles(with_work(run, ""))


def test_a_code_brings_work_to_where_there_is_none(run: Run) -> None:
    app = brought(run("my-work"), f"My code:\n{handin.written(COURSE, WORK)}")
    assert app.session_state["work"] == WORK
    assert f"Added {len(WORK)} things" in words(app)


def test_later_work_adds_to_what_a_code_brought_and_the_later_of_two_counts(run: Run) -> None:
    here: Work = {"guess/places": Kept(1_796_000_000, "", Guess(value="30")), "guess/years": Kept(1, "", Guess())}
    app = brought(with_work(run, work=here), handin.written(COURSE, WORK))
    held = app.session_state["work"]
    assert held["guess/places"].what.value == "30"
    assert held.keys() == WORK.keys() | here.keys()


def test_a_code_of_an_older_course_opens_and_says_what_has_changed(run: Run) -> None:
    old: Work = {
        f"answer/{QUESTION}": Kept(1, "000000", ANSWER),
        "answer/asked-no-more": Kept(1, "111111", ANSWER),
    }
    app = brought(run("my-work"), handin.written(COURSE, old))
    text = words(app)
    assert "1 thing has changed since, and is asked anew: " in text
    assert "1 thing is no longer in the course and is kept as it was: answer/asked-no-more" in text
    assert app.session_state["work"] == old


@pytest.mark.parametrize(
    ("pasted", "answer"),
    [
        ("", "There is no hand-in code in this text."),
        ("hello", "There is no hand-in code in this text."),
        (handin.written(COURSE, WORK)[:-9], "The end of this code is missing."),
        (handin.written(COURSE, WORK).replace("EGOV1", "EGOV2"), "This code was made by a newer version of the app."),
        (handin.written(COURSE, WORK).replace("EGOV1.eN", "EGOV1.eM"), "Some letters of this code were changed on the way."),
    ],
)
def test_what_is_no_code_is_answered_with_one_sentence_and_changes_nothing(run: Run, pasted: str, answer: str) -> None:
    app = brought(with_work(run), pasted)
    assert [info.value.replace("\\", "").startswith(answer) for info in app.info] == [True]
    assert app.session_state["work"] == WORK
    assert not pasted or app.text_area(key="my_work_pasted").value == pasted


def test_a_name_is_kept_changed_and_taken_away_again(run: Run) -> None:
    app = run("my-work")
    app.text_input(key="my_work_name").set_value("  Aigerim   7 ").run()
    assert app.session_state["work"]["name/me"].what == Name(name="Aigerim 7")
    assert app.text_input(key="my_work_name").value == "Aigerim 7"
    app.text_input(key="my_work_name").set_value("").run()
    assert app.text_input(key="my_work_name").value == ""
    code = handin.written(COURSE, app.session_state["work"])
    assert handin.read(COURSE, code).name == ""


def test_all_is_deleted_at_once_and_the_browser_is_told(run: Run) -> None:
    app = press(with_work(run), "my_work_forget")
    assert app.session_state["work"] == {}
    assert app.session_state["work_forget"]
    assert "There is nothing to take along yet." in words(app)


def test_a_browser_that_keeps_nothing_is_told_so(run: Run) -> None:
    app = run("my-work")
    app.session_state["work_refused"] = True
    app.run()
    assert "This browser lets the app keep nothing." in words(app)


def class_of(count: int) -> str:
    return "\n".join(handin.written(COURSE, {**WORK, "name/me": Kept(n, "", Name(name=f"S{n}"))}) for n in range(count))


def read(run: Run, text: str) -> AppTest:
    app = run("hand-ins")
    app.text_area(key="hand_ins_pasted").set_value(text).run()
    assert not app.exception
    return app


def test_a_class_of_codes_becomes_one_table_and_a_summary_per_question(run: Run) -> None:
    app = read(run, class_of(3))
    assert "3 codes read." in words(app)
    frame = app.dataframe[0].value
    assert list(frame["name"]) == ["S0", "S1", "S2"]
    assert list(frame["coding/knox2008"]) == ["corruption"] * 3
    assert "coding/haque2002" not in frame  # nobody worked on it; the CSV has its column
    assert "| 3 | 0 | 3 | 0 |" in words(app)
    assert [button.proto.label for button in app.get("download_button")] == ["The whole table as CSV"]


def test_a_name_that_starts_a_formula_starts_none_in_the_table(run: Run) -> None:
    app = read(run, handin.written(COURSE, {"name/me": Kept(1, "", Name(name="=1+1"))}))
    assert list(app.dataframe[0].value["name"]) == ["'=1+1"]


def test_two_hundred_codes_are_read_and_what_is_beyond_them_is_told(run: Run) -> None:
    app = read(run, class_of(202))
    assert "200 codes read. 2 codes beyond the first 200 were not read: paste them apart." in words(app)


def test_codes_that_cannot_be_read_are_named_beside_the_others(run: Run) -> None:
    app = read(run, f"{class_of(1)}\n{class_of(1)}\nEGOV1.abc")
    assert "1 code read. 1 code stood there twice and counts once." in words(app)
    assert "“EGOV1.abc…”: The end of this code is missing." in words(app)


@pytest.mark.parametrize("text", ["nobody handed in", "EGOV1.abc.00000000", "EGOV1." * 50_000])
def test_a_text_without_a_code_is_answered_and_shows_no_table(run: Run, text: str) -> None:
    app = read(run, text)
    assert app.info
    assert len(app.info) <= 201
    assert not app.dataframe
