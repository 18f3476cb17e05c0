"""A student's work stays in the browser: after the tab is closed, in another tab, by a code in another browser, or refused."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from egov_challenges import data_folder, handin, questions, ready
from egov_challenges.question import Question
from egov_challenges.work import Answer, Kept, Work

from .conftest import Open, drawn
from .test_looks import SCREENS, violations

pytestmark = pytest.mark.browser
COURSE = ready.load(data_folder.HERE)
PLACE = f"egov-challenges/{COURSE.paper.paper.id}"
A_CODE = re.compile(r"^EGOV1\.[\w-]+\.[0-9a-f]{8}$")
REFUSING = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })"


def name_field(page: Page) -> Locator:
    """The field of the name; while a report runs, Streamlit shows the old one beside the new for a moment."""
    return page.get_by_role("textbox", name="Your name or number").first


def call_oneself(page: Page, name: str) -> None:
    name_field(page).fill(name)
    page.keyboard.press("Enter")
    page.wait_for_function("([place, name]) => localStorage.getItem(place)?.includes(name)", arg=[PLACE, name])


def test_two_tabs_of_one_browser_tell_each_other_and_forget_together(visit: Open) -> None:
    one = visit("/my-work")
    other = visit("/my-work", context=one.context)
    call_oneself(one, "Aigerim")
    expect(name_field(other)).to_have_value("Aigerim")
    other.get_by_role("button", name="Delete all of it").click()
    other.get_by_role("button", name="Delete now").click()
    expect(name_field(one)).to_have_value("")
    assert one.evaluate("place => localStorage.getItem(place)", PLACE) is None


def test_a_code_takes_the_work_to_another_browser_and_a_link_carries_it(visit: Open) -> None:
    page = visit("/my-work", *SCREENS["phone"], scheme="dark")
    call_oneself(page, "Aigerim")
    field = page.get_by_role("textbox", name="Hand-in code")
    expect(field).to_have_value(A_CODE)
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    page.get_by_text("As a QR code").click()
    expect(page.get_by_role("img").last).to_be_visible()
    assert violations(page) == []
    other = visit(f"/my-work#{field.input_value()}")
    expect(other.get_by_text("A code came with the address.")).to_be_visible()
    assert "#" not in other.url
    drawn(other)  # while a report of the browser is heard, the button is there twice
    other.get_by_role("button", name="Add it to what is kept here").click()
    expect(name_field(other)).to_have_value("Aigerim")
    assert violations(other) == []


def test_where_the_browser_refuses_to_keep_anything_all_works_and_it_is_said(visit: Open, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.add_init_script(REFUSING)
    page = visit("/my-work", context=context)
    expect(page.get_by_text("This browser lets the app keep nothing.")).to_be_visible()
    name_field(page).fill("Aigerim")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Hand-in code")).to_have_value(A_CODE)
    assert violations(page) == []


def test_what_a_browser_keeps_and_nobody_can_read_is_left_as_it_is(visit: Open, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.add_init_script(f"localStorage.getItem('{PLACE}') ?? localStorage.setItem('{PLACE}', 'not JSON')")
    page = visit("/my-work", context=context)
    expect(page.get_by_text("cannot be read by this version")).to_be_visible()
    assert page.evaluate("place => localStorage.getItem(place)", PLACE) == "not JSON"
    page.evaluate("place => localStorage.setItem(place, 'null')", PLACE)  # JSON, and nobody's work all the same
    page.reload()
    expect(page.get_by_text("cannot be read by this version")).to_be_visible()
    assert page.evaluate("place => localStorage.getItem(place)", PLACE) == "null"


def test_a_class_of_codes_becomes_a_table_that_meets_wcag(visit: Open) -> None:
    question = next(iter(COURSE.questions))
    answer = Answer(first=("x",), last=("x",), tries=1, right=False, box=1)
    works: list[Work] = [{f"answer/{question}": Kept(n, "", answer)} for n in range(3)]
    page = visit("/hand-ins")
    page.get_by_role("textbox", name="Paste the codes").fill("\n".join(handin.written(COURSE, work) for work in works))
    page.get_by_role("button", name="Read the codes").click()
    expect(page.get_by_text("3 codes read.")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    assert violations(page) == []


def give_any_answer(page: Page, question: Question) -> None:
    """Any answer to a question, by whatever control it has, and have it checked."""
    main = page.get_by_test_id("stMain")
    match question.kind:
        case "one":
            main.get_by_text(questions.label(COURSE, question, question.options[0].key), exact=True).click()
        case "several":
            main.get_by_text(questions.label(COURSE, question, question.options[0].key), exact=True).click()
        case "estimate":
            page.get_by_role("spinbutton").fill("7")
        case "order":
            for place, option in enumerate(question.options, start=1):
                page.get_by_role("button", name=questions.label(COURSE, question, option.key), exact=True).click()
                expect(page.get_by_role("button", name=re.compile(f"^{place}\\. "))).to_be_visible()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(main.get_by_text(re.compile("That is right|Not right yet"))).to_be_visible()


def test_ten_answers_are_found_again_after_the_browser_was_closed(visit: Open, browser: Browser) -> None:
    page = visit("/quiz")
    page.get_by_role("button", name="Start a round").click()
    asked = []
    for number in range(1, 11):
        expect(page.get_by_text(f"Question {number} of 10")).to_be_visible()
        id_ = parse_qs(urlsplit(page.url).query)["question"][0]
        give_any_answer(page, COURSE.questions[id_])
        asked.append(id_)
        page.get_by_role("button", name=re.compile("^(Next|Skip|To the result)$")).click()
    expect(page.get_by_text(re.compile(r"You knew \d+ of 10 at once"))).to_be_visible()
    kept = page.context.storage_state()
    page.context.close()
    again = visit("/my-work", context=browser.new_context(viewport={"width": 1366, "height": 768}, storage_state=kept))
    expect(again.get_by_text(f"Quiz: 10 of {len(COURSE.questions)} questions answered")).to_be_visible()
    again.get_by_role("button", name="Learn").click()
    expect(again.get_by_role("menuitem", name=f"My work · 10 of {len(COURSE.questions)}")).to_be_visible()
    stored = json.loads(again.evaluate("place => localStorage.getItem(place)", PLACE))
    assert sorted(stored) == sorted(f"answer/{id_}" for id_ in asked)
