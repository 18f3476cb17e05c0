"""The whole course in one file: it works from a memory stick, with no network and no server.

Charts stand in it as pictures, and a script draws them anew where one may run. Nothing but the scripts of this file may run, and
nothing may be asked of any network: its policy says so, by the hashes of the scripts.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from functools import partial

from markupsafe import Markup
from plotly.offline import get_plotlyjs

from egov_challenges import frames, glossary, lessons, practice, questions
from egov_challenges.bibliography import apa, citable
from egov_challenges.choice import Choice, offered, valid
from egov_challenges.handout import exercises, figures, sections
from egov_challenges.handout.figures import Drawn
from egov_challenges.handout.looks import BASE, LIVE, sheet
from egov_challenges.handout.markup import Content, data, items, joined, printable, script, style, tag
from egov_challenges.handout.paper import Told, document, foot
from egov_challenges.handout.script import ASSETS, OURS
from egov_challenges.handout.vector import land
from egov_challenges.language import fill
from egov_challenges.model import Case, Course, Rule
from egov_challenges.question import Question
from egov_challenges.term import Term

Part = tuple[str, str, Content]  # id, title, content


class Charts:
    """The charts of the file: their pictures where they stand, their figures together for the script."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.figures: dict[str, object] = {}

    def shown(self, chart: str, choice: Choice) -> Markup:
        """One chart, drawn by the script as soon as it is near."""
        it: Drawn = figures.drawn(self.course, chart, choice)
        id_ = f"chart-{len(self.figures) + 1}"
        self.figures[id_] = json.loads(it.figure.to_json())
        return figures.shown(self.course, it, live=id_)


class Terms:
    """Texts in which each term that a section has not named before is a link to its definition."""

    def __init__(self, course: Course, *, but: str = "") -> None:
        self.course = course
        self.named = {but}

    def __call__(self, text: str) -> Markup:
        """The text with its links."""
        parts: list[Content] = []
        done = 0
        for start, end, id_ in glossary.spans(self.course, text):
            if id_ not in self.named:
                self.named.add(id_)
                parts += [text[done:start], tag("a", text[start:end], href=f"#term-{id_}")]
                done = end
        return joined([*parts, text[done:]])


def whole(course: Course, outlines: bytes, told: Told = lambda _: None) -> bytes:
    """The file, as HTML. ``outlines``: the GeoJSON of the map."""
    charts = Charts(course)
    steps = list(_steps(course, charts))
    parts: list[Part] = []
    for number, step in enumerate(steps, start=1):
        parts.append(step())
        told(number / len(steps))
    text = course.language.text
    parts = [part for part in parts if part[2]]
    contents = items((tag("a", title, href=f"#{id_}") for id_, title, _ in parts))
    navigation = tag("nav", tag("h2", text("handout.contents")), contents, aria_label=text("handout.contents"))
    scripts = (ASSETS, printable(get_plotlyjs()), OURS)
    body = (
        tag("p", text("handout.whole_front"), class_="source"),
        navigation,
        land(outlines),
        *(sections.section(title, content, id_=id_, kind="sheet") for id_, title, content in parts),
        data("figures", charts.figures),
        data("outlines", json.loads(outlines)),
        *map(script, scripts),
    )
    looks = style(BASE + LIVE + sheet(foot(course)))
    return document(course, text("handout.whole_name"), looks, *body, policy=_policy(scripts))


def _policy(scripts: tuple[str, ...]) -> str:
    """What the file may do. Plotly sets styles on elements and in a sheet of its own, so that styles cannot be told by hashes."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" for code in scripts)
    rest = "style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {hashes}; {rest}"


def _steps(course: Course, charts: Charts) -> Iterator[Callable[[], Part]]:
    for theme in ("", *valid(course)["themes"]):
        yield partial(_theme, course, charts, theme)
    for step in (_sources, _quiz, _glossary, _lessons, _method, _credits):
        yield partial(step, course)


def _theme(course: Course, charts: Charts, theme: str) -> Part:
    """What is said about a theme, and all its charts; each series of it, and the world in the first one."""
    words, say = course.theme(theme), Terms(course)
    question = say(fill(words.question, frames.facts(course, theme)))
    said = [tag("p", question, class_="question"), sections.statements(course, theme, say), sections.talk(course, theme, say)]
    view = Choice(theme=theme)
    once = () if theme else ("theme", "kind", "read", "outlines")
    drawn = [charts.shown(chart, view) for chart in ("years", *once, "places")]
    series = offered(course, theme)
    drawn += [charts.shown("series", view.put(indicator=it.id)) for it in series]
    drawn += [charts.shown("world", view.put(indicator=it.id)) for it in series[:1]]
    return words.id, words.title, joined([*said, *drawn])


def _sources(course: Course) -> Part:
    """The list with a search, which only a script can offer."""
    text = course.language.text
    total = len(course.references)
    words = text("handout.found", n="{n}", total=total)
    label = tag("label", text("filter.q"), for_="search")
    field = tag("input", type="search", id="search", autocomplete="off", spellcheck="false")
    found = tag("p", id="found", class_="source", role="status", data_words=words)
    search = tag("div", label, field, found, class_="screen", hidden=True)
    return "sources", text("sources.heading", n=total), search + sections.source_list(course, course.references)


def _quiz(course: Course) -> Part:
    """The questions by topic, each with its answer folded."""
    parts: list[Content] = []
    for about in valid(course)["about"]:
        if asked := practice.of_topic(course, about):
            parts += [tag("h3", practice.topic_name(course, about)), items((_question(course, it) for it in asked), "ol")]
    return "quiz", course.language.text("menu.quiz"), joined(parts)


def _question(course: Course, question: Question) -> Markup:
    hint = tag("p", questions.said(course, question, question.hint))
    text = course.language.text
    folded = tag("details", tag("summary", text("quiz.hint")), hint)
    answer = tag("details", tag("summary", text("handout.show_answer")), exercises.answer(course, question, Terms(course)))
    return exercises.asked(course, question) + folded + answer


def _glossary(course: Course) -> Part:
    def define(term: Term) -> Markup:
        return Terms(course, but=term.id)(term.definition)

    terms = sections.terms(course, course.glossary.values(), define)
    return "glossary", course.language.text("menu.glossary"), tag("div", terms, class_="terms") if terms else None


def _lessons(course: Course) -> Part:
    text = course.language.text

    def folded(notes: Markup) -> Markup:
        return tag("details", tag("summary", text("handout.for_teachers")), notes)

    parts: list[Content] = []
    for lesson in course.lessons.values():
        title = text("handout.lesson", title=lessons.said(course, lesson.title), n=lesson.minutes)
        parts += [tag("h3", title), sections.plan(course, lesson, folded)]
    return "lessons", text("handout.lessons"), joined(parts)


def _method(course: Course) -> Part:
    """The codebook in short: what each theme and field means, and when it applies."""
    text, book, say = course.language.text, course.codebook, Terms(course)
    parts: list[Content] = [
        tag("p", say(book.unit)),
        tag("p", text("codebook.version", version=str(book.version)), class_="source"),
    ]
    for rule in book.themes:
        parts.append(_rule(course, rule, course.theme(rule.id).title, say))
    for rule in book.fields:
        parts.append(_rule(course, rule, text(f"fields.{rule.id}"), say))
    return "method", text("menu.method"), joined(parts)


def _rule(course: Course, rule: Rule, name: str, say: Terms) -> Markup:
    text = course.language.text
    lines: list[Content] = [tag("h3", name), tag("p", say(rule.definition))]
    for role, words in ((text("codebook.applies"), rule.applies), (text("codebook.excludes"), rule.excludes)):
        lines.append(tag("p", tag("b", role), " ", say(words)))
    lines += [tag("p", say(sentence.text)) for sentence in rule.clarified]
    cases = ((text("codebook.example"), rule.example), (text("codebook.counterexample"), rule.counterexample))
    return joined([*lines, *(_case(course, role, case) for role, case in cases)])


def _case(course: Course, role: str, case: Case) -> Markup:
    return tag("p", tag("b", role), " ", case.because) + tag("blockquote", tag("p", course.reference(case.reference).printed))


def _credits(course: Course) -> Part:
    """How to cite, and whose data these are."""
    text = course.language.text
    cited = items(apa.entries(citable(course)))
    parts = [tag("h3", text("cite.open")), cited, sections.credits_of(course)]
    return "credits", text("handout.credits"), joined(parts)
