"""What a phone shows, as plain HTML: a whole page, and of it the part that changes. Pure; what comes from people is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from egov_challenges.language import Language
from egov_challenges.live.rooms import LONGEST_WORD, Ask, Asked, Given, Room, feedback
from egov_challenges.live.watch import Own

SOON, LATER = 5, 30  # seconds until a page without scripts asks again: while it only waits, while something may be typed in


@dataclass(frozen=True)
class Frame:
    """Where a page stands: ``up`` leads from its address to the folder that holds ``join``."""

    join: str  # the last part of the address of the form for the code
    up: str
    style: str  # names of the two files
    script: str


def whole(language: Language, frame: Frame, code: str, note: str, now: str, refresh: int = 0) -> str:
    """A whole page around the part that changes."""
    title = f"{code} · {language.text('phone.title')}" if code else language.text("phone.title")
    files = f"{frame.up}{frame.join}"
    here = f"{files}/{code}" if code else files
    again = f'<noscript><meta http-equiv="refresh" content="{refresh}; url={here}"></noscript>' if refresh else ""
    news = f'<noscript><p><a href="{here}">{_said(language.text("phone.refresh"))}</a></p></noscript>' if refresh else ""
    return f"""<!DOCTYPE html>
<html lang="{escape(language.code)}">
<head>
<meta charset="utf-8">
<title>{escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{files}/{frame.style}">
{again}
<script src="{files}/{frame.script}" defer></script>
</head>
<body{f' data-here="{here}"' if refresh else ""}>
<header>{_head(language, code)}</header>
<div id="note" role="alert">{_noted(note)}</div>
<main id="now" tabindex="-1">{now}</main>
<p id="link" role="status" data-offline="{escape(language.text("phone.offline"))}"
 data-unsaved="{escape(language.text("phone.unsaved"))}" data-sending="{escape(language.text("phone.sending"))}"></p>
<p id="said" role="status"></p>
{news}
</body>
</html>
"""


def part(note: str, now: str) -> str:
    """The part that changes, for a script; a note stands before it."""
    return _noted(note) + now


def code_form(language: Language, frame: Frame, sentence: str) -> str:
    """The form for the code of a room, below what is to be said first."""
    return (
        f"<h1>{_said(language.text('phone.join_title'))}</h1><p>{_said(sentence)}</p>"
        f'<form method="get" action="{frame.up}{frame.join}" class="code">'
        f'<label for="code">{_said(language.text("phone.code"))}</label>'
        '<input id="code" name="code" type="text" required maxlength="20" autocomplete="off" autocapitalize="characters"'
        f' spellcheck="false"><button type="submit">{_said(language.text("phone.join"))}</button></form>'
    )


def sentence(language: Language, text: str) -> str:
    """A page of one sentence."""
    return f"<h1>{_said(language.text('phone.title'))}</h1><p>{_said(text)}</p>"


def room(language: Language, frame: Frame, seen: Room, own: Own, results: str) -> str:
    """What stands in a room for one phone; ``results`` are those that everybody may see."""
    asked = seen.now
    if asked is None:
        return f'<h1>{_said(language.text("phone.waiting"))}</h1><p class="state">{_said(language.text("phone.stay"))}</p>'
    standing = asked.standing
    again = f'<p class="again">{_said(language.text("phone.again"))}</p>' if standing.round > 1 and standing.open else ""
    if standing.open:
        return again + _form(language, frame, seen.code, asked, own.get(standing.round)) + _state(language, asked, own)
    head = f"<h1>{_said(asked.ask.ask)}</h1>"
    if not standing.shown:
        return head + _state(language, asked, own)
    return head + results + _own(language, asked, own) + (_solution(language, asked.ask) if standing.revealed else "")


def named(language: Language, ask: Ask, given: Given) -> str:
    """An answer in words."""
    match ask.kind:
        case "one" | "several":
            return "; ".join(option.text for option in ask.options if option.key in given)
        case "estimate":
            return _measured(language, float(given[0]), ask.unit)
        case "word":
            return given[0]


def _form(language: Language, frame: Frame, code: str, asked: Asked, given: Given | None) -> str:
    ask = asked.ask
    fields = _options(language, ask, given) if ask.options else _input(language, ask, given)
    button = language.text("phone.change") if given else language.text("phone.vote")
    return (
        f'<form method="post" action="{frame.up}{frame.join}/{code}/vote" data-ask="{asked.position}-{asked.standing.round}">'
        f'<input type="hidden" name="position" value="{asked.position}">'
        f'<input type="hidden" name="round" value="{asked.standing.round}">'
        f'{fields}<button type="submit" id="send">{_said(button)}</button></form>'
    )


def _options(language: Language, ask: Ask, given: Given | None) -> str:
    one = ask.kind == "one"
    how = language.text("phone.choose_one") if one else language.text("phone.choose_several")
    options = "".join(
        f'<label class="option" for="g{at}"><input id="g{at}" type="{"radio" if one else "checkbox"}" name="given"'
        f' value="{escape(option.key)}"{" required" if one else ""}{" checked" if given and option.key in given else ""}>'
        f"<span>{_said(option.text)}</span></label>"
        for at, option in enumerate(ask.options)
    )
    return f'<fieldset><legend><h1>{_said(ask.ask)}</h1></legend><p class="how">{_said(how)}</p>{options}</fieldset>'


def _input(language: Language, ask: Ask, given: Given | None) -> str:
    if ask.kind == "estimate":
        low, high = language.shown(ask.lowest), language.shown(ask.highest)
        how = language.text("phone.between", low=low, high=high, unit=ask.unit).strip()
        value = f"{float(given[0]):g}" if given and float(given[0]) == float(f"{float(given[0]):g}") else (given or ("",))[0]
        kind = f'inputmode="{"text" if (ask.lowest or 0) < 0 else "decimal"}" maxlength="30"'
    else:
        how = language.text("phone.word", n=LONGEST_WORD)
        value = (given or ("",))[0]
        kind = f'maxlength="{LONGEST_WORD}"'
    return (
        f'<h1><label for="g0">{_said(ask.ask)}</label></h1><p class="how" id="how">{_said(how)}</p>'
        f'<input id="g0" name="given" type="text" {kind} required autocomplete="off" aria-describedby="how"'
        f' value="{escape(value)}">'
    )


def _state(language: Language, asked: Asked, own: Own) -> str:
    given = own.get(asked.standing.round)
    if not asked.standing.open:
        said = language.text("phone.closed")
        if given:
            said += " " + language.text("phone.recorded", answer=named(language, asked.ask, given))
        return f'<p class="state">{_said(said)}</p>'
    if not given:
        return f'<p class="state">{_said(language.text("phone.open"))}</p>'
    said = language.text("phone.recorded", answer=named(language, asked.ask, given))
    return f'<p class="state done">{_said(said)} {_said(language.text("phone.may_change"))}</p>'


def _own(language: Language, asked: Asked, own: Own) -> str:
    """What this phone said, and what is said to that once the right answer is revealed."""
    if not own:
        return ""
    rounds = {1: language.text("phone.first"), 2: language.text("phone.second")}
    lines = [
        f"<p>{_said(rounds[round_])}: {_said(named(language, asked.ask, given))}</p>"
        if asked.standing.round > 1
        else f"<p>{_said(named(language, asked.ask, given))}</p>"
        for round_, given in sorted(own.items())
    ]
    if asked.standing.revealed:
        lines += [f'<p class="feedback">{_said(said)}</p>' for said in feedback(asked.ask, own[max(own)])]
    return f"<section><h2>{_said(language.text('phone.own'))}</h2>{''.join(lines)}</section>"


def _solution(language: Language, ask: Ask) -> str:
    if ask.kind == "estimate" and ask.truth is not None:
        answer = _measured(language, ask.truth, ask.unit)
    else:
        answer = "; ".join(option.text for option in ask.options if option.right)
    lines = [f'<p class="answer">{_said(answer)}</p>']
    if ask.solution:
        lines.append(f"<p>{_said(ask.solution)}</p>")
    if ask.source:
        lines.append(f'<p class="how">{_said(language.text("phone.source", source=ask.source))}</p>')
    return f"<section><h2>{_said(language.text('phone.right_answer'))}</h2>{''.join(lines)}</section>"


def _measured(language: Language, value: float, unit: str) -> str:
    return f"{language.shown(value)} {unit}".strip()


def _head(language: Language, code: str) -> str:
    return _said(language.text("phone.room", code=code) if code else language.text("phone.title"))


def _noted(note: str) -> str:
    return f'<p class="note">{_said(note)}</p>' if note else ""


def _said(text: str) -> str:
    return escape(text)
