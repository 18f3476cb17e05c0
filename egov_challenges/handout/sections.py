"""The parts that the handout and the whole course have in common: what a theme says, sources, terms, a lesson, the credits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from egov_challenges import __version__, frames, lessons, questions, readouts
from egov_challenges.handout.markup import Content, items, joined, tag
from egov_challenges.language import fill
from egov_challenges.lesson import Lesson, Step
from egov_challenges.model import Course, Dataset
from egov_challenges.reference import Reference
from egov_challenges.statement import Source, Statement
from egov_challenges.term import Term

Notes = Callable[[Markup], Markup]  # what only the teacher sees of a step, as it stands in the file
Say = Callable[[str], Content]  # a text as it stands in the file: as it is, or with links on the terms in it


def section(title: str, *content: Content, id_: str = "", kind: str = "") -> Markup:
    """A part of the file under a heading of its own; nothing where it would be empty."""
    inner = joined(content)
    if not inner:
        return Markup()
    return tag("section", tag("h2", title, id=id_ or None), inner, class_=kind or None)


def statements(course: Course, theme: str, say: Say) -> Markup:
    """What is said about a theme, each sentence with its source in words."""
    facts = frames.facts(course, theme)
    return items((_statement(course, it, facts, say) for it in course.theme(theme).statements), class_="statements")


def _statement(course: Course, statement: Statement, facts: Mapping[str, str], say: Say) -> Markup:
    series = statement.source.indicator
    known = {**facts, **frames.indicator_facts(course, series)} if series else facts
    return tag("p", say(fill(statement.text, known))) + from_(course, statement.source)


def from_(course: Course, source: Source) -> Markup:
    """Where something comes from: the word of the badge and the sentence behind it."""
    badge = course.language.text(f"badge.{source.kind}")
    return tag("p", tag("b", badge), " ", readouts.origin(course, source), class_="source")


def talk(course: Course, theme: str, say: Say) -> Markup:
    """What to discuss, and what would change our mind."""
    words, facts, text = course.theme(theme), frames.facts(course, theme), course.language.text
    return joined(
        [
            tag("h3", text("themes.discussion")),
            items(say(fill(question, facts)) for question in words.discussion),
            tag("h3", text("themes.change_our_mind")),
            tag("p", say(fill(words.change_our_mind, facts))),
            tag("p", text("source.ours"), class_="source"),
        ]
    )


def source_list(course: Course, references: Iterable[Reference]) -> Markup:
    """Sources as printed, with the words that their coding rests on marked, and each judgement below."""
    return items((_entry(course, reference) for reference in references), "ol", class_="sources")


def _entry(course: Course, reference: Reference) -> Markup:
    text = course.language.text
    evidence = [item.evidence for item in course.codings[reference.id].themes.values()]
    printed = [tag("mark", piece) if marked else piece for piece, marked in readouts.pieces(reference.printed, evidence)]
    said = [text("sources.number", n=reference.custom.number), text(f"kinds.{reference.type}")]
    lines = readouts.judgements(course, reference)
    return tag("p", *printed) + tag("p", " · ".join([*said, *lines]), class_="source")


def terms(course: Course, shown: Iterable[Term], define: Callable[[Term], Content]) -> Markup:
    """Terms with their definitions and where these come from, by alphabet."""
    text = course.language.text
    pairs: list[Content] = []
    for term in sorted(shown, key=lambda it: frames.folded(it.term)):
        origin = text("glossary.ours") if term.source.ours else readouts.origin(course, term.source)
        said = tag("p", define(term)), tag("p", origin, class_="source")
        pairs.append(tag("div", tag("dt", term.term, id=f"term-{term.id}"), tag("dd", *said)))
    return tag("dl", *pairs) if pairs else Markup()


# --- a lesson ------------------------------------------------------------------------------------------------------------


def plan(course: Course, lesson: Lesson, notes: Notes | None) -> Markup:
    """A lesson plan as the class sees it; with ``notes`` also what only the teacher sees, as these show it."""
    text = course.language.text
    heads = (
        ("handout.lesson_questions", lesson.questions),
        ("handout.lesson_objectives", lesson.objectives),
        ("handout.lesson_prerequisites", lesson.prerequisites),
    )
    parts: list[Content] = [tag("p", text("lesson.ours"), class_="source")]
    for heading, lines in heads:
        parts += [tag("h3", text(heading)), items(lessons.said(course, line) for line in lines)]
    steps = [_step(course, lesson, place, notes) for place in range(1, len(lesson.steps) + 1)]
    parts += [tag("h3", text("handout.lesson_steps")), items(steps, "ol", class_="steps")]
    points = items(lessons.said(course, line) for line in lesson.key_points)
    return joined([*parts, tag("h3", text("handout.lesson_key_points")), points])


def _step(course: Course, lesson: Lesson, place: int, notes: Notes | None) -> Markup:
    text, step = course.language.text, lesson.steps[place - 1]
    begins, kind = lesson.begins(place), text(f"handout.step_{step.kind}")
    title = lessons.said(course, step.title, step.view)
    head = text("handout.step", title=title, kind=kind, begins=begins, ends=begins + step.minutes)
    parts: list[Content] = [tag("p", tag("b", head)), tag("p", lessons.said(course, step.text, step.view))]
    if step.question:
        asked = course.questions[step.question]
        parts.append(tag("p", text("handout.step_question", question=questions.said(course, asked, asked.ask))))
    if notes and (said := _of_teacher(course, step)):
        parts.append(notes(said))
    return joined(parts)


def _of_teacher(course: Course, step: Step) -> Markup:
    text, only = course.language.text, step.teacher
    roles = (
        (text("handout.teacher_notes"), only.notes),
        (text("handout.teacher_answers"), only.answers),
        (text("handout.teacher_misconceptions"), only.misconceptions),
    )
    said = [
        tag("p", tag("b", role)) + items(lessons.said(course, line, step.view) for line in lines)
        for role, lines in roles
        if lines
    ]
    return tag("div", *said, class_="teacher") if said else Markup()


# --- credits -------------------------------------------------------------------------------------------------------------


def credits_of(course: Course) -> Markup:
    """Each data set in full, and the licences of this file."""
    text = course.language.text
    parts: list[Content] = []
    for dataset in course.datasets:
        parts += [tag("h3", dataset.title), items([*readouts.credit_lines(course, dataset), _address(course, dataset)])]
    return joined(
        [*parts, tag("p", text("foot.app", version=__version__)), tag("p", text("handout.data_until", year=until(course)))]
    )


def _address(course: Course, dataset: Dataset) -> Markup | None:
    if not dataset.url:
        return None
    linked = tag("a", dataset.url, href=dataset.url) if dataset.url.startswith("https://") else dataset.url
    return joined([course.language.text("dataset.url"), linked], " ")


def until(course: Course) -> str:
    """The last year of any data set: how new a file is does not depend on the day on which it is made."""
    last = (frames.last_year_of(course, dataset) or dataset.year for dataset in course.datasets)
    return str(max(last))
