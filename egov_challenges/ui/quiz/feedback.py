"""What is said to an answer: a verdict and why, a hint, and in the end the reasoned solution with its source and its view."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from egov_challenges import questions
from egov_challenges.question import Question
from egov_challenges.readouts import origin
from egov_challenges.ui.links import page_of, to_view
from egov_challenges.ui.quiz.sitting import Progress, offered, progress
from egov_challenges.ui.terms import explained
from egov_challenges.ui.text import plain
from egov_challenges.ui.view import View


def feedback(view: View, question: Question) -> None:
    """The verdict on the last answer and, after two wrong ones, the hint."""
    so_far = progress(view.course, question)
    if so_far.mark is None:
        return
    lines = list(_said(view, question, so_far))
    if so_far.right:
        st.success("\n\n".join(lines), icon=":material/check:")
    else:
        st.warning("\n\n".join(lines), icon=":material/close:")
    if so_far.wrong > 1 and not so_far.done:
        hint = plain(questions.said(view.course, question, question.hint))
        st.info(f"**{plain(view.language.text('quiz.hint'))}** {hint}", icon=":material/lightbulb:")


def _said(view: View, question: Question, so_far: Progress) -> Iterator[str]:
    """The verdict; until the solution is shown, also why each chosen option tempts, or how far the answer goes."""
    text, mark = view.language.text, so_far.mark
    verdict = text("quiz.right") if so_far.right else text("quiz.wrong_solved") if so_far.done else text("quiz.wrong")
    yield f"**{plain(verdict)}**"
    if mark is None:
        return
    if so_far.done and question.options:
        return  # it stands in the solution, option by option
    if question.kind in {"one", "estimate"}:
        yield from map(plain, mark.feedback.values())
    elif question.kind == "order":  # what is said to an item would give its place away
        yield plain(text("quiz.in_place", n=mark.in_place, total=len(question.options)))
    else:
        chosen = [(questions.label(view.course, question, key), said) for key, said in mark.feedback.items()]
        yield "\n".join(f"- **{plain(label)}**: {plain(said)}" for label, said in chosen)
        if mark.missing and question.kind == "several":
            yield plain(text("quiz.missing", n=mark.missing))


def solution(view: View, question: Question) -> None:
    """Why it is so, what there is to say to each option, whose figures these are, and the view that shows them."""
    course, text = view.course, view.language.text
    with st.container(border=True):
        st.subheader(plain(text("quiz.solution")), anchor=False)
        st.markdown(explained(course, questions.said(course, question, question.solution)))
        if question.options:
            st.markdown("\n".join(_options(view, question)))
        if question.kind in {"estimate", "order"}:
            st.markdown(plain(text("quiz.yours", answer=_yours(view, question))))
        st.caption(plain(origin(view.course, question.source)))
        to_view(text("quiz.see", page=text(f"menu.{page_of(question.view)}")), question.view)


def _options(view: View, question: Question) -> Iterator[str]:
    """A line per option: whether it is right, whether it was chosen, and why; of an order, in the right one."""
    course, text = view.course, view.language.text
    right, given = questions.truth(course, question), progress(course, question).tries.given[-1:]
    by_key = {option.key: option for option in question.options}
    ordered = question.kind == "order"
    for number, key in enumerate(right if ordered else offered(course, question), start=1):
        roles = [] if ordered else [text("quiz.option_right" if key in right else "quiz.option_wrong")]
        if not ordered and any(key in chosen for chosen in given):
            roles.append(text("quiz.option_yours"))
        label = f"**{plain(questions.label(course, question, key))}**" + (f" ({plain(', '.join(roles))})" if roles else "")
        said = plain(questions.said(course, question, by_key[key].feedback, by_key[key]))
        yield f"{number}. {label}: {said}" if ordered else f"- {label}: {said}"


def _yours(view: View, question: Question) -> str:
    """The last answer in words, where the solution does not mark it."""
    course, last = view.course, progress(view.course, question).tries.given[-1]
    if question.kind == "estimate":
        return view.language.shown(float(last[0]))
    return view.language.listed(questions.label(course, question, key) for key in last)
