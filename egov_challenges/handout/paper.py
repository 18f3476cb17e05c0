"""The handout: what the reader has chosen of the course, on paper and on any screen, in one file without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from markupsafe import Markup

from egov_challenges import __version__, frames, glossary, lessons, practice, questions, readouts
from egov_challenges.choice import Choice
from egov_challenges.handout import exercises, figures, sections, wanted
from egov_challenges.handout.looks import BASE, LARGE, sheet
from egov_challenges.handout.markup import Content, joined, style, tag
from egov_challenges.handout.vector import land
from egov_challenges.language import fill
from egov_challenges.model import Course
from egov_challenges.question import Question

Told = Callable[[float], object]  # how much of a file is made, as a share of 1
POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # no script and no request; styles stand on the elements of pictures


def paper(course: Course, choice: Choice, outlines: bytes, told: Told = lambda _: None) -> bytes:
    """The handout that a choice asks for, as HTML. ``outlines``: the GeoJSON of the map."""
    made: list[Content] = []
    steps = _steps(course, choice)
    for number, step in enumerate(steps, start=1):
        made.append(step())
        told(number / len(steps))
    return document(course, course.language.text("handout.name"), _looks(course, choice), _front(course, choice, outlines), *made)


def document(course: Course, title: str, head: Content, *body: Content, policy: str = POLICY) -> bytes:
    """A whole file: its head, its title, what it is made from, and its body; the same content gives the same bytes."""
    name = course.language.text("app.name")
    built = [tag("p", line) for line in readouts.built_from(course)]
    opening = tag("header", tag("h1", f"{name}: {title}"), *built)
    meta = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"{name}: {title}"),
    )
    page = tag("html", tag("head", *meta, head), tag("body", opening, tag("main", *body)), lang=course.language.code)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def foot(course: Course) -> str:
    """What stands at the foot of each printed page: the app, the paper that it is made from, the licence."""
    item = course.paper.paper
    return course.language.text("handout.foot", version=__version__, authors=item.authors, year=str(item.year), title=item.title)


def _looks(course: Course, choice: Choice) -> Markup:
    return style(BASE + sheet(foot(course)) + (LARGE if choice.type else ""))


def _front(course: Course, choice: Choice, outlines: bytes) -> Markup:
    """What a handout begins with; where it has maps, the shapes that they are drawn with."""
    maps = figures.MAPS & set(wanted.charts(choice)) if "charts" in wanted.parts(choice) else ()
    return joined([tag("p", course.language.text("handout.front"), class_="source"), land(outlines) if maps else None])


def _steps(course: Course, choice: Choice) -> list[Callable[[], Markup]]:
    """Each section of the handout, to be made one after the other."""
    parts = wanted.parts(choice)
    numbers = {it.id: number for number, it in enumerate(_questions(course, choice), start=1)}
    steps: list[Callable[[], Markup]] = [
        partial(_theme, course, choice, theme, numbers) for theme in wanted.themes(course, choice)
    ]
    if "questions" in parts:
        others = [about for about in wanted.topics(course, choice) if about not in wanted.themes(course, choice)]
        steps += [partial(_topic, course, choice, about, numbers) for about in others]
    further = {"sources": _sources, "glossary": _glossary, "lesson": _lesson}
    steps += [partial(step, course, choice) for part, step in further.items() if part in parts]
    if "answers" in parts:
        steps.append(partial(_answers, course, choice, numbers))
    return [*steps, partial(_credits, course)]


def _questions(course: Course, choice: Choice) -> Iterator[Question]:
    for about in wanted.topics(course, choice):
        yield from wanted.questions(course, choice, about)


def _theme(course: Course, choice: Choice, theme: str, numbers: dict[str, int]) -> Markup:
    """One theme, or all together: what is said, the charts, the questions."""
    words, parts = course.theme(theme), wanted.parts(choice)
    said: list[Content] = []
    if "statements" in parts:
        question = fill(words.question, frames.facts(course, theme))
        said += [tag("p", question, class_="question"), sections.statements(course, theme, str)]
        said.append(sections.talk(course, theme, str))
    view = choice.put(theme=theme, indicator="", at="", country="", year="", kind="", read="", q="")
    charts = [figures.shown(course, figures.drawn(course, name, view)) for name in wanted.charts_of(choice, theme)]
    asked = _asked(course, choice, theme, numbers) if theme and "questions" in parts else None
    return sections.section(words.title, *said, *charts, asked, kind="sheet")


def _asked(course: Course, choice: Choice, about: str, numbers: dict[str, int]) -> Markup:
    """The questions on a topic, under their heading; numbered through the whole handout."""
    found = wanted.questions(course, choice, about)
    lines = [tag("li", exercises.asked(course, it), value=numbers[it.id]) for it in found]
    if not lines:
        return Markup()
    return tag("h3", course.language.text("handout.questions")) + tag("ol", *lines, class_="questions")


def _topic(course: Course, choice: Choice, about: str, numbers: dict[str, int]) -> Markup:
    return sections.section(practice.topic_name(course, about), _asked(course, choice, about, numbers), kind="sheet")


def _answers(course: Course, choice: Choice, numbers: dict[str, int]) -> Markup:
    lines = [tag("li", exercises.answer(course, it), value=numbers[it.id]) for it in _questions(course, choice)]
    listed = tag("ol", *lines) if lines else None
    return sections.section(course.language.text("handout.answers"), listed, kind="sheet")


def _sources(course: Course, choice: Choice) -> Markup:
    found = wanted.sources(course, choice)
    title = course.language.text("sources.heading", n=len(found))
    return sections.section(title, sections.source_list(course, found), kind="sheet")


def _glossary(course: Course, choice: Choice) -> Markup:
    """The terms that the handout names; all of them where it says nothing else."""
    texts = list(_texts(course, choice))
    named = {id_ for text in texts for _, _, id_ in glossary.spans(course, text)} if texts else course.glossary.keys()
    terms = [course.glossary[id_] for id_ in named]
    listed = sections.terms(course, terms, lambda term: term.definition)
    return sections.section(course.language.text("menu.glossary"), listed, kind="sheet")


def _texts(course: Course, choice: Choice) -> Iterator[str]:
    """What a handout says in sentences."""
    parts = wanted.parts(choice)
    if "statements" in parts:
        for words in map(course.theme, wanted.themes(course, choice)):
            yield from (words.question, *(it.text for it in words.statements), *words.discussion, words.change_our_mind)
    for question in _questions(course, choice):
        yield questions.said(course, question, question.ask)
        if "answers" in parts:
            yield questions.said(course, question, question.solution)


def _lesson(course: Course, choice: Choice) -> Markup:
    lesson = wanted.lesson(course, choice)
    if lesson is None:
        return Markup()
    title = course.language.text("handout.lesson", title=lessons.said(course, lesson.title), n=lesson.minutes)
    notes = _unfolded if "answers" in wanted.parts(choice) else None
    return sections.section(title, sections.plan(course, lesson, notes), kind="sheet")


def _unfolded(notes: Markup) -> Markup:
    return notes


def _credits(course: Course) -> Markup:
    return sections.section(course.language.text("handout.credits"), sections.credits_of(course), kind="sheet")
