"""The plain routes of a live class: where phones come in, look, and vote. No Streamlit, no framework on the phone.

A page is whole without scripts: its form posts, and it asks again by itself. With the script it follows the room by conditional
requests. A device is known by a random cookie, and in the store only by what ``store.voter_of`` makes of it.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

from anyio import sleep
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from egov_challenges.language import Language
from egov_challenges.live import bars, page, place, script, style
from egov_challenges.live.caller import Caller, NoBallotError, ballot, caller_of, tidy
from egov_challenges.live.database import NoStoreError
from egov_challenges.live.door import POLLS, VOTES, Buckets, Door, TooManyError
from egov_challenges.live.page import LATER, SOON, Frame
from egov_challenges.live.rooms import Asked, Room, Vote, accepted
from egov_challenges.live.store import NotOpenError, Store
from egov_challenges.live.watch import Own, Page, Seen, Watch

MOST_PAGES = 2000  # that are kept of a room: where each phone gives another word, each has another page
FOR_EVER = "public, immutable, max-age=31536000"  # the names of the files carry a hash of their content
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def _named(kind: str, content: str) -> str:
    return f"phone-{hashlib.sha256(content.encode()).hexdigest()[:12]}.{kind}"


FILES = {_named("css", style.CSS): (style.CSS, "text/css"), _named("js", script.JS): (script.JS, "text/javascript")}
STYLE, SCRIPT = FILES
JOIN = "join"


class RefusedError(Exception):
    """What a phone asked for is not done: the status of the answer, and the key of the sentence that says why."""

    def __init__(self, status: int, why: str, wait: int = 0) -> None:
        super().__init__(status, why)
        self.status = status
        self.why = why
        self.wait = wait  # seconds, after which the same may be asked again


class Phones:
    """The routes, over one store. ``language`` gives the words, or nothing while the course cannot be read."""

    def __init__(
        self,
        language: Callable[[], Language | None],
        store: Callable[[], Store] = place.store,
        now: Callable[[], float] = time.time,
        pause: Callable[[float], Awaitable[None]] = sleep,
    ) -> None:
        self.language = language
        self.now = now
        self.watch = Watch(store, now)
        self.door = Door(time.monotonic, pause)
        self.votes: Buckets[str] = Buckets(VOTES, time.monotonic)
        self.polls: Buckets[str] = Buckets(POLLS, time.monotonic)

    def routes(self, base: str = "") -> list[Route]:
        """Below ``base``: the form for the code, the two files, and what belongs to a room."""
        at = f"{base}/{JOIN}"
        return [
            Route(at, self._answered(self.form, up="")),
            *(Route(f"{at}/{name}", partial(_file, name)) for name in FILES),
            Route(f"{at}/{{code}}", self._answered(self.whole, up="../")),
            Route(f"{at}/{{code}}/now", self._answered(self.part, up="../../")),
            Route(f"{at}/{{code}}/vote", self._answered(self.vote, up="../../"), methods=["POST"]),
        ]

    def _answered(
        self, answer: Callable[[Request, Caller, Language], Awaitable[Response]], up: str
    ) -> Callable[[Request], Awaitable[Response]]:
        """A route whose every refusal is a page, or a part of one, with one sentence."""

        async def endpoint(request: Request) -> Response:
            caller = caller_of(request, up)
            language = self.language()
            if language is None:
                return Response("This course cannot be shown yet: open its page to see why.", 503, HEADERS, "text/plain")
            try:
                return await answer(request, caller, language)
            except NoBallotError as none:
                return await self._refusal(request, caller, language, RefusedError(none.status, "no_answer"))
            except RefusedError as refused:
                return await self._refusal(request, caller, language, refused)
            except TooManyError as many:
                return await self._refusal(request, caller, language, RefusedError(429, "too_many", many.seconds))
            except NoStoreError:
                return await self._refusal(request, caller, language, RefusedError(503, "away", SOON))

        return endpoint

    # --- what is answered -----------------------------------------------------------------------------------------------

    async def form(self, request: Request, caller: Caller, language: Language) -> Response:
        """Where a code is typed; with a code, the way on."""
        if code := request.query_params.get("code", "").strip():
            return RedirectResponse(f"{JOIN}/{tidy(code) or '-'}", 303, HEADERS)
        return _html(
            page.whole(language, _frame(caller), "", "", page.code_form(language, _frame(caller), language.text("phone.hint")))
        )

    async def whole(self, request: Request, caller: Caller, language: Language) -> Response:
        """The page of a room."""
        if caller.code and caller.code != request.path_params["code"]:
            return RedirectResponse(caller.code, 303, HEADERS)
        seen = await self._let_in(caller)
        found = await self._page(caller, language, seen)
        refresh = LATER if seen.room.now and seen.room.now.standing.open else SOON
        answer = _html(page.whole(language, _frame(caller), caller.code, "", found.html, refresh))
        caller.remember(answer)
        return answer

    async def part(self, request: Request, caller: Caller, language: Language) -> Response:
        """What changes of that page, for the script; nothing where it is still the same."""
        seen = await self._let_in(caller)
        if not caller.device:
            raise RefusedError(400, "no_cookies")
        if not self.polls.take(caller.voter):
            raise TooManyError(self.polls.wait(caller.voter))
        found = await self._page(caller, language, seen)
        tag = {"ETag": f'"{found.tag}"'}
        if request.headers.get("if-none-match") == tag["ETag"]:
            return Response(status_code=304, headers={**HEADERS, **tag})
        return _html(page.part("", found.html), headers=tag)

    async def vote(self, request: Request, caller: Caller, language: Language) -> Response:
        """Take a vote. What is answered is what the store holds after it."""
        seen = await self._let_in(caller)
        position, round_, given = await ballot(request)
        if not caller.device:
            raise RefusedError(400, "no_cookies")
        if not self.votes.take(caller.voter):
            raise TooManyError(self.votes.wait(caller.voter))
        asked = await self._asked(caller, seen, position)
        answer = accepted(asked.ask, given)
        if answer is None:
            raise RefusedError(400, "no_answer")
        vote = Vote(round_, caller.voter, answer)
        try:
            own = await self.watch.work(partial(_written, code=caller.code, position=position, vote=vote, now=int(self.now())))
        except NotOpenError:
            self.watch.forget(caller.code)  # it stands otherwise than was known here
            raise RefusedError(409, "late") from None
        self.watch.wrote(caller.code, caller.voter, position, own)
        if not caller.by_script:
            return RedirectResponse(f"../{caller.code}", 303, HEADERS)
        found = await self._page(caller, language, await self._room(caller))
        return _html(page.part("", found.html), headers={"ETag": f'"{found.tag}"'})

    # --- what they share ------------------------------------------------------------------------------------------------

    async def _let_in(self, caller: Caller) -> Seen:
        """The room, for a device that is known there or has passed the door; from its second request on it is counted.

        It is looked for before the door, so that of a crowd that asks together each is counted before the next one passes.
        """
        seen = await self.watch.room(caller.code) if caller.code else None
        if seen and caller.device and caller.voter in seen.joined:
            return seen
        if caller.code in self.watch.ended:
            raise RefusedError(410, "ended")
        if not caller.code:  # what cannot be a code is no guess
            raise RefusedError(404, "unknown")
        await self.door.passed(caller.address)
        if not seen:
            self.door.mistaken(caller.address)
            raise RefusedError(404, "unknown")
        if caller.device:
            self.door.enter(caller.address)
            await self.watch.work(lambda store: store.join(caller.code, caller.voter))
            seen = await self._room(caller)
            seen.joined.add(caller.voter)
        return seen

    async def _room(self, caller: Caller) -> Seen:
        """The room as it stands now, for a device that was let in."""
        seen = await self.watch.room(caller.code)
        if seen is None:
            raise RefusedError(410, "ended")
        return seen

    async def _asked(self, caller: Caller, seen: Seen, position: int) -> Asked:
        """What the room has asked there, be it that another server has heard of it only now."""
        if not any(asked.position == position for asked in seen.room.asked):
            self.watch.forget(caller.code)
            seen = await self._room(caller)
        for asked in seen.room.asked:
            if asked.position == position:
                return asked
        raise RefusedError(409, "late")

    async def _page(self, caller: Caller, language: Language, seen: Seen) -> Page:
        """The part of the page that changes, as this device sees it; made once for all that see the same."""
        own: Own = seen.own(caller.voter) if caller.device else {}
        key = (caller.up, tuple(sorted(own.items())))
        if len(seen.pages) >= MOST_PAGES:
            seen.pages.clear()
        if key not in seen.pages:
            results = await self._results(language, seen) if seen.room.now and seen.room.now.standing.shown else ""
            html = page.room(language, _frame(caller), seen.room, own, results)
            seen.pages[key] = Page(html, hashlib.sha256(html.encode()).hexdigest()[:16])
        return seen.pages[key]

    async def _results(self, language: Language, seen: Seen) -> str:
        if seen.results is None:
            seen.results = await self.watch.work(partial(_drawn, language=language, room=seen.room))
        return seen.results

    async def _refusal(self, request: Request, caller: Caller, language: Language, refused: RefusedError) -> Response:
        """One sentence: on the page as it stands, or with the form for another code."""
        sentence = language.text(f"phone.{refused.why}")
        headers = {"Retry-After": str(refused.wait)} if refused.wait else {}
        if refused.status in {404, 410}:
            now, note = page.code_form(language, _frame(caller), sentence), ""
        elif request.method == "POST" and (html := await self._inside(caller, language)):
            now, note = html, sentence
        else:
            now, note = page.sentence(language, sentence), ""
        if caller.by_script:
            return _html(page.part(note, now), refused.status, headers)
        code = "" if refused.status in {404, 410} else caller.code
        answer = _html(page.whole(language, _frame(caller), code, note, now, refused.wait), refused.status, headers)
        if code and caller.up == "../":
            caller.remember(answer)  # its script goes on from this page
        return answer

    async def _inside(self, caller: Caller, language: Language) -> str:
        """The page as it stands, if the device is known there: to others a refusal must not tell that there is a room."""
        with suppress(NoStoreError):
            seen = await self.watch.room(caller.code) if caller.code and caller.device else None
            if seen and caller.voter in seen.joined:
                return (await self._page(caller, language, seen)).html
        return ""


def _written(store: Store, code: str, position: int, vote: Vote, now: int) -> Own:
    store.vote(code, position, vote, now)
    return {kept.round: kept.given for kept in store.votes(code, position, vote.voter)}


def _drawn(store: Store, language: Language, room: Room) -> str:
    asked = room.now
    if asked is None:
        return ""
    return bars.results(language, asked, store.votes(room.code, asked.position), store.hands(room.code, asked.position))


def _frame(caller: Caller) -> Frame:
    return Frame(JOIN, caller.up, STYLE, SCRIPT)


def _html(text: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(text, status, {**HEADERS, **(headers or {})}, "text/html")


async def _file(name: str, _: Request) -> Response:
    content, kind = FILES[name]
    return Response(content, headers={**HEADERS, "Cache-Control": FOR_EVER}, media_type=kind)
