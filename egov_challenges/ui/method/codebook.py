"""The codebook, readable: each theme and field with its cases, how entries were judged, how places are counted."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import streamlit as st

from egov_challenges import frames
from egov_challenges.choice import valid
from egov_challenges.model import Case, Course, Rule
from egov_challenges.ui.links import printed, to_entry
from egov_challenges.ui.terms import explained
from egov_challenges.ui.text import plain, table
from egov_challenges.ui.view import View


def codebook(view: View) -> None:
    """Draw the rules, two beside each other, and after them how places are counted."""
    text = view.language.text
    book = view.course.codebook
    st.header(plain(text("codebook.unit")), anchor=False)
    st.markdown(explained(view.course, book.unit))
    st.caption(plain(f"{text('codebook.version', version=str(book.version))} {text('method.new_tab')}"))
    for heading, rules in (("codebook.themes", book.themes), ("codebook.fields", book.fields)):
        st.header(plain(text(heading)), anchor=False)
        for start in range(0, len(rules), 2):
            for column, rule in zip(st.columns(2, gap="large"), rules[start : start + 2], strict=False):
                column.markdown(_rule(view.course, rule))
    _assigned(view)
    st.header(plain(text("codebook.counting")), anchor=False)
    st.markdown(_counting(view.course))


def name_of(course: Course, about: str) -> str:
    """The name of a theme or of a field."""
    if about in {rule.id for rule in course.codebook.themes}:
        return course.theme(about).title
    return course.language.text(f"fields.{about}")


def _rule(course: Course, rule: Rule) -> str:
    """A rule as Markdown. Which of its terms are marked depends on what stands above it, so it is made anew."""
    text = course.language.text
    lines = [
        f"### {plain(name_of(course, rule.id))}",
        rule_words(course, rule),
        _case(course, text("codebook.example"), rule.example),
        _case(course, text("codebook.counterexample"), rule.counterexample),
    ]
    if rule in course.codebook.themes:
        lines.append(f"[{plain(text('codebook.sources'))}](sources?theme={rule.id})")
    return "\n\n".join(lines)


def rule_words(course: Course, rule: Rule) -> str:
    """What a rule says, without its cases."""
    text = course.language.text
    lines = [
        explained(course, rule.definition),
        f"**{plain(text('codebook.applies'))}** {explained(course, rule.applies)}",
        f"**{plain(text('codebook.excludes'))}** {explained(course, rule.excludes)}",
    ]
    for version in dict.fromkeys(sentence.version for sentence in rule.clarified):
        since = " ".join(sentence.text for sentence in rule.clarified if sentence.version == version)
        lines.append(f"**{plain(text('codebook.since', version=str(version)))}** {explained(course, since)}")
    return "\n\n".join(lines)


def _case(course: Course, role: str, case: Case) -> str:
    reference = course.reference(case.reference)
    entry = f"> {plain(reference.printed)}"
    return f"**{plain(role)}** {to_entry(course, reference)}. {plain(case.because)}\n\n{entry}"


def _assigned(view: View) -> None:
    course, text = view.course, view.language.text
    st.header(plain(text("codebook.assigned")), anchor=False)
    lines = [text("codebook.assigned_words")]
    for head, codings in ((course.coder, course.codings), (course.second_coder, course.second)):
        if head:
            lines.append(text("codebook.assigned_coder", coder=capital(head.coder), version=str(head.codebook), n=len(codings)))
    st.markdown("\n\n".join(explained(course, line) for line in [*lines, text("agreement.caution_coder")]))


def capital(words: str) -> str:
    """Words that begin a sentence."""
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=8)
def _counting(course: Course) -> str:
    """The counting rules, each with the page that counts by it, and one entry counted both ways."""
    text = course.language.text
    blocks = []
    for name, caption in (("rule", "codebook.counting_rules"), ("count", "codebook.counting_counts")):
        lines = [
            f"- [{plain(text(f'{name}.{value}'))}](countries?{name}={value}): {plain(text(f'{name}.{value}_explained'))}"
            for value in valid(course)[name]
        ]
        blocks.append(f"**{plain(text(caption))}**\n\n" + "\n".join(lines))
    worked = frames.example(course)
    if worked is None:
        return "\n\n".join([*blocks, plain(text("codebook.worked_none"))])
    numbers = pd.DataFrame({text("table.place"): [*worked["name"], text("codebook.sum")]})
    for count in ("whole", "fractional"):
        numbers[text(f"count.{count}")] = [course.language.shown(value) for value in (*worked[count], worked[count].sum())]
    reference = worked.attrs["reference"]
    blocks += [plain(text("codebook.worked", n=len(worked))), printed(course, [reference]), table(numbers)]
    return "\n\n".join(blocks)
