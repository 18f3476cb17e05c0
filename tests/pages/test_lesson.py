"""Lesson plans on their page: to choose from, as a whole, step by step, and the notes that the class never sees."""

from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from egov_challenges import course as courses
from egov_challenges import data_folder, lessons, questions
from egov_challenges.lesson import Step

from .conftest import Run, arrive, words

COURSE = courses.load(data_folder.HERE)
STEPS = [(it.id, place, step) for it in COURSE.lessons.values() for place, step in enumerate(it.steps, start=1)]


def links(app: AppTest) -> dict[str, str]:
    """The links of a page to others, by what they say: page and parts of the address."""
    found = (element.proto for element in app.get("page_link"))
    return {it.label.replace("\\", ""): f"{it.page}?{it.query_string}" for it in found}


def buttons(app: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button]


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label.replace("\\", "") == label).click().run()
    assert not app.exception
    return app


def told(step: Step) -> list[str]:
    """All that only the teacher is told in a step."""
    return [*step.teacher.notes, *step.teacher.answers, *step.teacher.misconceptions]


def test_the_plans_are_there_to_choose_from_with_their_objectives(run: Run) -> None:
    app = run("lesson")
    text = words(app)
    for lesson in COURSE.lessons.values():
        assert lesson.title in text
        assert lesson.objectives[0] in text
    assert "No teacher has tried them yet" in text
    press(app, "The plan of 45 minutes")
    assert app.query_params["lesson"] == "45"


def test_a_plan_has_its_steps_with_their_times_and_ways_in(run: Run) -> None:
    app = run("lesson", lesson="45")
    text = words(app)
    for part in ("Questions", "What learners bring", "What is left of it a week later", "13–20", "Discuss"):
        assert part in text
    press(app, "What does a tall bar show?")
    assert "Step 4 of 9 · Ask · In pairs" in words(app)
    press(app, "The plan")
    press(app, "All plans")
    assert "How do we know?" in words(app)


def test_a_course_without_plans_says_so(run: Run, taught: Path) -> None:
    (taught / "en" / "lessons.yaml").unlink()
    app = run("lesson")
    assert [info.value.replace("\\", "") for info in app.info] == ["There is no lesson plan for this course yet."]


def test_a_lesson_starts_with_its_first_step_and_leads_back_and_on(run: Run) -> None:
    app = press(run("lesson", lesson="45"), "Start the lesson")
    assert app.query_params["step"] == "1"
    assert "Step 1 of 9 · Show · The whole class" in words(app)
    assert "Previous" not in buttons(app)
    press(app, "Next")
    assert app.query_params["step"] == "2"
    last = run("lesson", lesson="45", step="9", view="projector")
    assert "Next" not in buttons(last)
    press(last, "Previous")
    assert (last.query_params["step"], last.query_params["view"]) == ("8", "projector")
    press(last, "The plan")
    assert "Start the lesson" in buttons(last)


def test_a_step_opens_its_view_and_takes_the_lesson_and_the_projector_along(run: Run) -> None:
    desk = links(run("lesson", lesson="45", step="3"))
    assert desk["Open: Timeline"] == "timeline?lesson=45&step=3&guess=first"
    shown = links(run("lesson", lesson="45", step="4", view="projector"))
    assert shown["Ask it in the live class"] == "live?lesson=45&step=4&view=projector"


@pytest.mark.parametrize(("id_", "place", "step"), STEPS, ids=[f"{id_}-{place}" for id_, place, _ in STEPS])
def test_the_class_never_sees_what_only_the_teacher_is_told(run: Run, id_: str, place: int, step: Step) -> None:
    app = run("lesson", lesson=id_, step=str(place))
    assert lessons.said(COURSE, step.text, step.view) in words(app)
    on_a_projector = run("lesson", lesson=id_, step=str(place), view="projector", notes="teacher")
    for seen in (app, on_a_projector):
        text = words(seen)
        assert not [note for note in told(step) if lessons.said(COURSE, note, step.view) in text]
        assert not seen.get("link_button"), "no way to the notes"
        assert "Show the notes" not in buttons(seen)
    if step.question:
        asked = COURSE.questions[step.question]
        assert questions.said(COURSE, asked, asked.ask) in words(app)
        assert questions.said(COURSE, asked, asked.solution) not in words(app)


def test_the_notes_are_covered_until_they_are_asked_for(run: Run) -> None:
    step = COURSE.lessons["45"].steps[3]
    app = run("lesson", lesson="45", step="4", notes="teacher")
    assert step.teacher.notes[0] not in words(app)
    press(app, "Show the notes")
    text = words(app)
    for note in told(step):
        assert note in text
    assert "By the question bank: That many listed works bear that year" in text
    assert "After this: Three ways to count" in text
    press(app, "Next")
    assert COURSE.lessons["45"].steps[4].teacher.notes[0] in words(app)


def test_the_notes_do_not_go_to_another_page(root: Path) -> None:
    app = arrive(root, "lesson", {}, {"lesson": "45", "step": "4", "notes": "teacher"})
    app.query_params.clear()
    app.switch_page("paper/timeline.py")
    app.run()
    assert "Lesson, step 4 of 9: What does a tall bar show?" in links(app)
    assert app.session_state["left_page"][1] == {"lesson": "45", "step": "4"}


def test_numbers_of_the_class_and_of_the_teacher_are_filled_in(run: Run, taught: Path) -> None:
    file = taught / "en" / "lessons.yaml"
    plan = yaml.safe_load(file.read_text(encoding="utf-8"))["lessons"][0]
    plan["steps"][0] |= {"text": "There are {total}.", "teacher": {"notes": ["{on_country} of them study {country}."]}}
    file.write_text(yaml.safe_dump({"lessons": [plan]}, allow_unicode=True), encoding="utf-8")
    assert "There are 49." in words(run("lesson", lesson="45", step="1"))
    assert "19 of them study Kazakhstan." in words(press(run("lesson", lesson="45", step="1", notes="teacher"), "Show the notes"))


def test_a_page_of_a_lesson_says_which_step_it_belongs_to(run: Run) -> None:
    app = run("timeline", lesson="45", step="3", guess="shown")
    found = links(app)
    assert found["Lesson, step 3 of 9: Guess first: the timeline"] == "lesson?lesson=45&step=3"
    assert (found["Previous"], found["Next"]) == ("lesson?lesson=45&step=2", "lesson?lesson=45&step=4")
    assert "Previous" not in links(run("timeline", lesson="45", guess="shown"))


@pytest.mark.parametrize("where", ["", "timeline", "lesson"])
def test_the_switch_turns_the_projector_view_on_and_off_and_keeps_the_rest(run: Run, where: str) -> None:
    app = press(run(where, theme="corruption", page="1"), "Projector view")
    assert app.query_params["view"] == "projector"
    assert app.query_params["theme"] == "corruption"
    assert "Built from" not in words(app)
    press(app, "Leave projector view")
    assert "view" not in app.query_params
    assert "Built from" in words(app)
