"""The results of a question on a phone: bars of plain HTML with their numbers, both rounds one above the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from egov_challenges.language import Language
from egov_challenges.live import tally
from egov_challenges.live.rooms import Asked, Vote

MOST_WORDS = 40  # that a phone lists


@dataclass(frozen=True)
class Bar:
    """One bar: how often something was said in a round, and how long the bar is, as a share of 1."""

    round: int
    n: int
    long: float
    share: float | None = None  # of all votes of the round, where that adds up to 1


Row = tuple[str, bool, list[Bar]]  # what was said, whether that is right and may be told, its bars


def results(language: Language, asked: Asked, votes: Sequence[Vote], hands: Mapping[int, Mapping[str, int]]) -> str:
    """What everybody may see once the lecturer has shown it; right answers only once they are revealed."""
    match asked.ask.kind:
        case "one" | "several":
            rows = list(_chosen(asked, votes, hands))
        case "estimate":
            rows = list(_estimated(language, asked, votes))
        case "word":
            rows = list(_words(votes))
    body = "".join(_row(language, asked, *row) for row in rows)
    told = []
    for round_ in range(1, asked.standing.round + 1):
        voted = language.text("phone.votes", n=len({vote.voter for vote in votes if vote.round == round_}))
        told.append(voted if asked.standing.round == 1 else f"{_round(language, round_)}: {voted}")
    counted = "".join(f'<p class="how">{escape(line)}</p>' for line in told)
    listed = f'<ul class="bars">{body}</ul>' if rows else f"<p>{escape(language.text('phone.no_words'))}</p>"
    return f'<section class="state"><h2>{escape(language.text("phone.results"))}</h2>{listed}{counted}</section>'


def _chosen(asked: Asked, votes: Sequence[Vote], hands: Mapping[int, Mapping[str, int]]) -> Iterator[Row]:
    frame = tally.chosen(asked, votes, hands)
    totals = {round_: int(rows["votes"].sum()) for round_, rows in frame.groupby("round")}
    most, single = max(1, int(frame["votes"].max())), asked.ask.kind == "one"
    for _, rows in frame.groupby("key", sort=False):
        bars = []
        for round_, n in zip(rows["round"], rows["votes"], strict=True):
            share = int(n) / max(1, totals[round_])
            bars.append(Bar(int(round_), int(n), share if single else int(n) / most, share if single else None))
        yield str(rows["name"].iloc[0]), bool(rows["right"].iloc[0]), bars


def _estimated(language: Language, asked: Asked, votes: Sequence[Vote]) -> Iterator[Row]:
    frame = tally.guessed(asked, votes)
    most, truth, last = max(1, int(frame["n"].max())), frame.attrs["truth"], float(frame["high"].max())
    for low, rows in frame.groupby("low", sort=True):
        if not rows["n"].any():
            continue  # a phone is narrow: the board draws the empty parts, too
        high = float(rows["high"].iloc[0])
        bars = [Bar(int(round_), int(n), int(n) / most) for round_, n in zip(rows["round"], rows["n"], strict=True)]
        name = f"{language.shown(float(str(low)))} – {language.shown(high)} {asked.ask.unit}".strip()
        yield name, truth is not None and (float(str(low)) <= truth < high or truth == high == last), bars


def _words(votes: Sequence[Vote]) -> Iterator[Row]:
    frame = tally.words(votes)
    let = frame[frame["let"]].head(MOST_WORDS)
    most = max(1, int(let["n"].max())) if len(let) else 1
    for word, n in zip(let["word"], let["n"], strict=True):
        yield str(word), False, [Bar(0, int(n), int(n) / most)]


def _row(language: Language, asked: Asked, name: str, right: bool, bars: list[Bar]) -> str:
    mark = f" · <strong>{escape(language.text('phone.right'))}</strong>" if right else ""
    drawn = "".join(_bar(language, asked, bar) for bar in bars)
    return f"<li{' class=right' if right else ''}><p>{escape(name)}{mark}</p>{drawn}</li>".replace("class=right", 'class="right"')


def _bar(language: Language, asked: Asked, bar: Bar) -> str:
    when = f'<span class="when">{escape(_round(language, bar.round))}</span> ' if asked.standing.round > 1 and bar.round else ""
    share = f" · {language.percent(bar.share)}" if bar.share is not None else ""
    return (
        f'<p class="bar">{when}<svg aria-hidden="true"><rect width="{bar.long:.1%}" height="100%"/></svg> '
        f'<span class="n">{escape(language.shown(bar.n))}{escape(share)}</span></p>'
    )


def _round(language: Language, round_: int) -> str:
    return language.text("phone.first") if round_ == 1 else language.text("phone.second")
