"""The phones' routes, asked as a phone asks them, and as somebody asks who wants to know or to spoil what is not theirs."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from egov_challenges import serving
from egov_challenges.language import Language
from egov_challenges.live.caller import BY_SCRIPT, LARGEST
from egov_challenges.live.database import NoStoreError
from egov_challenges.live.door import WAITING, WRONG
from egov_challenges.live.phone import Phones
from egov_challenges.live.rooms import LIVES, Answer, Ask, Command
from egov_challenges.live.store import CODE_LENGTH, LETTERS, Store, engine
from egov_challenges.model import Course

NOW = 1_800_000_000
CHOICE = Ask(
    kind="one",
    ask="Which one does the abstract name?",
    options=(
        Answer(key="divide", text="A divide", right=True, feedback="So it does."),
        Answer(key="weather", text="The weather", feedback="Not the weather."),
    ),
    solution="It is among the five.",
    source="The abstract",
)
SEVERAL = Ask(kind="several", ask="Which ones?", options=tuple(Answer(key=key, text=key.upper()) for key in "abc"))
GUESS = Ask(
    kind="estimate", ask="How many?", lowest=0, highest=100, truth=37, tolerance=3, close="Near.", low="More.", high="Less."
)
WORD = Ask(kind="word", ask="In a word?")
HIDDEN = ("So it does.", "Not the weather.", "It is among the five.", "The abstract", "bars", "37", "Near.", "More.", "Less.")
HOSTILE = "<img src=x onerror=alert(1)> & =SUM(A1)"


@dataclass
class Got:
    status: int
    headers: dict[str, str]
    body: str
    eaten: int  # bytes of the request that were read


@dataclass
class Room:
    """A server with one room, on a clock of its own."""

    folder: Path
    language: Language | None
    now: int = NOW
    pauses: list[float] = field(default_factory=list)
    broken: bool = False

    def __post_init__(self) -> None:
        self.loop = asyncio.Runner()
        self.store = Store(engine(f"sqlite:///{self.folder / 'live.sqlite3'}"))
        self.start()
        self.code, self.secret = vars(self.store.create("paper", NOW)).values()

    def start(self) -> None:
        """A server that knows nothing yet but what the store holds."""
        self.server = Phones(lambda: self.language, self._opened, lambda: self.now, self._pause)
        guard = Middleware(serving.SecurityHeaders, index=self.folder / "index.html", frame_ancestors=lambda: "'self'")
        (self.folder / "index.html").write_text("<script>1</script>")
        self.app = Starlette(routes=self.server.routes("/base"), middleware=[guard])

    def _opened(self) -> Store:
        if self.broken:
            raise NoStoreError("no database")
        return self.store

    async def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    def ask(self, ask: Ask = CHOICE) -> None:
        self.store.ask(self.code, self.secret, ask, self.now)

    def steer(self, *commands: str) -> None:
        for command in commands:
            self.store.steer(self.code, self.secret, Command(command), self.now)


@dataclass
class Phone:
    """A device: its cookies, its address."""

    room: Room
    address: str = "10.0.0.1"
    by_script: bool = True
    cookie: str = ""

    async def _asked(self, method: str, path: str, body: AsyncIterator[bytes] | bytes, headers: dict[str, str]) -> Got:
        sent = {"cookie": self.cookie} if self.cookie else {}
        sent |= {BY_SCRIPT: "1"} if self.by_script else {}
        raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in {**sent, **headers}.items()]
        path, _, query = path.partition("?")
        scope: dict[str, Any] = {
            "type": "http", "method": method, "path": f"/base/join{path}", "query_string": query.encode(), "headers": raw,
            "client": (self.address, 1), "server": ("here", 80), "scheme": "http", "http_version": "1.1", "root_path": "",
        }  # fmt: skip
        eaten, messages = 0, []

        async def receive() -> dict[str, Any]:
            nonlocal eaten
            if isinstance(body, bytes):
                eaten += len(body)
                return {"type": "http.request", "body": body, "more_body": False}
            chunk = await anext(body)
            eaten += len(chunk)
            return {"type": "http.request", "body": chunk, "more_body": True}

        async def send(message: Any) -> None:
            messages.append(message)

        await self.room.app(scope, receive, send)
        found = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
        if "set-cookie" in found:
            self.cookie = found["set-cookie"].split(";")[0]
        return Got(messages[0]["status"], found, b"".join(it.get("body", b"") for it in messages[1:]).decode(), eaten)

    def asked(self, method: str, path: str, body: AsyncIterator[bytes] | bytes = b"", **headers: str) -> Got:
        return self.room.loop.run(self._asked(method, path, body, headers))

    def get(self, path: str, **headers: str) -> Got:
        return self.asked("GET", path, b"", **headers)

    def vote(self, *given: str, position: int = 1, round_: int = 1) -> Got:
        fields = urlencode({"position": position, "round": round_, "given": given}, doseq=True)
        return self.asked("POST", f"/{self.room.code}/vote", fields.encode())

    def come(self) -> "Phone":
        self.get(f"/{self.room.code}")
        self.get(f"/{self.room.code}/now")
        return self


@pytest.fixture
def room(tmp_path: Path, course: Course) -> Iterator[Room]:
    made = Room(tmp_path, course.language)
    yield made
    made.loop.close()


# --- a class ----------------------------------------------------------------------------------------------------------------


def test_a_phone_comes_in_by_the_code_votes_and_sees_what_the_store_holds(room: Room) -> None:
    room.ask()
    phone = Phone(room)
    typed = " ".join(room.code.lower())
    way = phone.get(f"?{urlencode({'code': typed})}")
    assert (way.status, way.headers["location"]) == (303, f"join/{room.code}")
    assert "Not voted yet" in phone.get(f"/{room.code}").body
    assert "Your vote is recorded: A divide." in phone.vote("divide").body
    assert "Your vote is recorded: The weather." in phone.vote("weather").body
    assert [vote.given for vote in room.store.votes(room.code, 1)] == [("weather",)]
    assert "Your vote is recorded: The weather." in phone.get(f"/{room.code}").body


def test_a_phone_without_scripts_is_led_back_to_a_whole_page(room: Room) -> None:
    room.ask()
    phone = Phone(room, by_script=False)
    page = phone.get(f"/{room.code}").body
    assert '<meta http-equiv="refresh"' in page
    action = re.findall(r'action="([^"]+)"', page)[0]
    assert urljoin(f"http://here/base/join/{room.code}", action) == f"http://here/base/join/{room.code}/vote"
    answer = phone.vote("divide")
    assert answer.status == 303
    assert urljoin(f"http://here/base/join/{room.code}/vote", answer.headers["location"]) == f"http://here/base/join/{room.code}"
    assert 'value="divide" required checked' in phone.get(f"/{room.code}").body
    room.steer("close")
    late = phone.vote("weather")
    assert late.status == 409
    assert "too late" in late.body
    assert "</html>" in late.body


def test_a_phone_that_asks_again_is_told_only_what_is_new(room: Room) -> None:
    phone = Phone(room).come()
    first = phone.get(f"/{room.code}/now")
    again = phone.get(f"/{room.code}/now", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, "")
    room.ask()
    news = phone.get(f"/{room.code}/now", if_none_match=first.headers["etag"])
    assert CHOICE.ask in news.body
    Phone(room, "10.0.0.2").come().vote("divide")
    assert phone.get(f"/{room.code}/now", if_none_match=news.headers["etag"]).status == 304  # others' votes are no news
    phone.vote("divide")
    assert phone.get(f"/{room.code}/now", if_none_match=news.headers["etag"]).status == 200


def test_the_whole_way_of_a_question_on_a_phone(room: Room) -> None:
    room.ask()
    one, other = Phone(room).come(), Phone(room, "10.0.0.2").come()
    one.vote("weather")
    other.vote("divide")
    room.steer("close")
    closed = one.get(f"/{room.code}/now").body
    assert "This round is closed" in closed
    assert "<form" not in closed
    room.steer("again")
    assert "Second round" in one.get(f"/{room.code}/now").body
    one.vote("divide", round_=2)
    room.steer("close", "show")
    shown = one.get(f"/{room.code}/now").body
    assert "1 · 50%" in shown
    assert "1 · 100%" in shown
    assert not any(text in shown for text in ("So it does.", "right", CHOICE.solution, CHOICE.source))
    room.steer("reveal")
    told = one.get(f"/{room.code}/now").body
    for part in ("Round 1: The weather", "Round 2: A divide", "So it does.", CHOICE.solution, "Source: The abstract"):
        assert part in told
    assert "Not the weather." not in told  # what is said to another's answer is not said here


@pytest.mark.parametrize(
    ("ask", "given", "shown"),
    [
        (SEVERAL, ("c", "a"), "recorded: A; C."),
        (GUESS, ("41,5",), "recorded: 41.5."),
        (WORD, ("  red   tape ",), "recorded: red tape."),
    ],
)
def test_each_kind_of_answer_is_recorded_in_its_one_form(room: Room, ask: Ask, given: tuple[str, ...], shown: str) -> None:
    room.ask(ask)
    assert shown in Phone(room).come().vote(*given).body


@pytest.mark.parametrize(("given", "said"), [("37", "Near."), ("34", "Near."), ("12", "More."), ("99", "Less.")])
def test_an_estimate_is_told_how_far_off_it_was(room: Room, given: str, said: str) -> None:
    room.ask(GUESS)
    phone = Phone(room).come()
    phone.vote(given)
    room.steer("close", "reveal")
    assert said in phone.get(f"/{room.code}/now").body


def test_a_first_visit_weighs_less_than_twenty_kilobytes(room: Room) -> None:
    room.ask()
    phone = Phone(room)
    page = phone.get(f"/{room.code}")
    files = re.findall(r'(?:href|src)="([^"]+\.(?:css|js))"', page.body)
    assert len(files) == 2
    got = [phone.get(urljoin(f"/base/join/{room.code}", file).removeprefix("/base/join")) for file in files]
    assert all("immutable" in it.headers["cache-control"] for it in got)
    assert sum(len(it.body) + len(str(it.headers)) for it in [page, *got]) <= 20_000


# --- who may do what --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ask", [CHOICE, GUESS], ids=lambda ask: ask.kind)
@pytest.mark.parametrize("stage", [(), ("close",), ("close", "again"), ("close", "again", "close"), ("close", "reopen")])
def test_no_request_shows_what_is_hidden(room: Room, ask: Ask, stage: tuple[str, ...]) -> None:
    room.ask(ask)
    given = "weather" if ask is CHOICE else "12"
    voter, onlooker = Phone(room).come(), Phone(room, "10.0.0.2", by_script=False).come()
    for phone in (voter, onlooker):
        phone.vote(given)
    room.steer(*stage)
    answers = [
        phone.asked(method, path)
        for phone in (voter, onlooker, Phone(room, "10.0.0.3"))
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE")
        for path in (
            f"/{room.code}{rest}" for rest in ("", "/now", "/vote", "/results", "/now?shown=1", "?round=1&revealed=true")
        )
    ]
    answers += [voter.vote(given), voter.vote(given, round_=2), voter.vote("nonsense"), onlooker.vote("nonsense")]
    for answer in answers:
        told = re.sub(r"\d+\.\d+", "", answer.body)
        assert not any(text in told for text in HIDDEN), answer.body


@pytest.mark.parametrize(
    ("given", "where", "status"),
    [
        (("nothing",), {}, 400),
        (("divide", "weather"), {}, 400),
        ((), {}, 400),
        (("divide",), {"round_": 2}, 409),
        (("divide",), {"round_": 0}, 409),
        (("divide",), {"position": 2}, 409),
        (("divide",), {"position": 99999}, 409),
    ],
)
def test_a_vote_that_is_none_is_answered_and_not_written(
    room: Room, given: tuple[str, ...], where: dict[str, int], status: int
) -> None:
    room.ask()
    answer = Phone(room).come().vote(*given, **where)
    assert answer.status == status
    assert 'class="note"' in answer.body
    assert room.store.votes(room.code, 1) == []


def test_what_was_asked_before_takes_no_votes_any_more(room: Room) -> None:
    room.ask()
    phone = Phone(room).come()
    room.ask(SEVERAL)
    assert phone.vote("divide", position=1).status == 409
    assert phone.vote("a", position=2).status == 200


@pytest.mark.parametrize("body", [b"", b"given=divide", b"position=x&round=1&given=divide", b"\xff\xfe", b"position=1&round=1"])
def test_a_body_that_is_no_vote_is_answered(room: Room, body: bytes) -> None:
    room.ask()
    assert Phone(room).come().asked("POST", f"/{room.code}/vote", body).status == 400


def test_of_ten_megabytes_only_the_first_kilobytes_are_read(room: Room) -> None:
    room.ask()

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(10 * 1024):
            yield b"x" * 1024

    answer = Phone(room).come().asked("POST", f"/{room.code}/vote", endless())
    assert answer.status == 413
    assert answer.eaten <= LARGEST + 1024


def test_a_device_that_keeps_no_cookie_is_told_and_not_counted(room: Room) -> None:
    room.ask()
    phone = Phone(room)
    phone.get(f"/{room.code}")
    phone.cookie = ""
    answer = phone.vote("divide")
    assert answer.status == 400
    assert "keeps no cookie" in answer.body
    assert (room.store.votes(room.code, 1), room.store.phones(room.code)) == ([], 0)


def test_one_device_has_one_vote_and_keeps_it_when_it_comes_back(room: Room) -> None:
    room.ask()
    phones = [Phone(room, f"10.0.1.{number}").come() for number in range(30)]
    for phone in [*phones, *phones]:
        phone.get(f"/{room.code}")
        phone.vote("divide")
    assert (room.store.voted(room.code, 1, 1), room.store.phones(room.code)) == (30, 30)


def test_the_cookie_is_long_hidden_from_scripts_and_sent_to_no_other_site(room: Room) -> None:
    set_ = Phone(room).get(f"/{room.code}").headers["set-cookie"]
    name, token = set_.split(";")[0].split("=")
    assert (name, len(token)) == ("egov_phone", 22)
    assert {"HttpOnly", "SameSite=lax"} <= {part.strip() for part in set_.split(";")}
    assert "Secure" in Phone(room).get(f"/{room.code}", x_forwarded_proto="https").headers["set-cookie"]


def test_a_phone_that_opens_its_page_again_keeps_its_cookie_for_another_day(room: Room) -> None:
    phone = Phone(room).come()
    again = phone.get(f"/{room.code}").headers["set-cookie"]
    assert again.split(";")[0] == phone.cookie
    assert f"Max-Age={LIVES}" in again


def test_where_no_cookie_comes_through_the_token_of_the_script_tells_the_device_from_others(room: Room) -> None:
    room.ask()
    phone = Phone(room)
    for given in ("divide", "weather"):
        body = urlencode({"position": 1, "round": 1, "given": given}).encode()
        assert phone.asked("POST", f"/{room.code}/vote", body, **{BY_SCRIPT: "t" * 22}).status == 200
    assert [vote.given for vote in room.store.votes(room.code, 1)] == [("weather",)]


def test_a_vote_that_comes_too_late_is_told_so_on_the_page_as_it_stands(room: Room) -> None:
    room.ask()
    phone = Phone(room).come()
    other = Store(room.store.engine)  # another server, of whose changes this one hears by asking the database
    other.steer(room.code, room.secret, Command.CLOSE, NOW)
    late = phone.vote("divide")
    assert late.status == 409
    assert "came too late" in late.body
    assert "<form" not in late.body
    other.ask(room.code, room.secret, SEVERAL, NOW)
    assert phone.vote("a", position=2).status == 200  # nobody has told this server yet, and it asks


def test_words_are_shown_only_when_they_are_let_through_and_then_as_they_were_typed(room: Room) -> None:
    room.ask(WORD)
    phone, other = Phone(room).come(), Phone(room, "10.0.0.2").come()
    phone.vote(HOSTILE)
    other.vote("not\x00for\u202eall")
    room.steer("close", "show")
    assert "onerror" not in other.get(f"/{room.code}/now").body
    room.store.let(room.code, room.secret, 1, {HOSTILE: True}, NOW)
    seen = other.get(f"/{room.code}/now").body
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; =SUM(A1)" in seen
    assert "<img" not in seen
    mine = phone.get(f"/{room.code}/now").body
    assert "not for all" not in mine
    assert not re.search("[\x00\u202e]", seen)


@pytest.mark.parametrize("path", ["", "/{code}", "/{code}/now", "/NOSUCH", "/<script>"])
def test_every_answer_has_a_policy_that_runs_nothing_from_elsewhere(room: Room, path: str) -> None:
    headers = Phone(room).come().get(path.format(code=room.code)).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


# --- codes and floods -------------------------------------------------------------------------------------------------------


def wrong_codes(number: int) -> Iterator[str]:
    for place in range(number):
        letters = [LETTERS[place // len(LETTERS) ** power % len(LETTERS)] for power in range(CODE_LENGTH)]
        yield "".join(letters)


def test_ten_thousand_wrong_codes_are_slowed_down_and_the_class_goes_on(room: Room) -> None:
    room.ask()
    inside, attacker = Phone(room, "10.0.0.9").come(), Phone(room, "10.0.0.9", by_script=False)
    answered = [attacker.get(f"/{code}").status for code in wrong_codes(10_000) if code != room.code]
    assert set(answered) == {404}
    assert len(room.pauses) >= 10_000 - 2 * WRONG.burst  # a second each
    before = len(room.pauses)
    assert inside.vote("divide").status == 200  # behind the same address, and not slowed down
    assert len(room.pauses) == before


def test_who_asks_for_many_codes_at_once_is_sent_away_and_told_when_to_come_again(room: Room) -> None:
    attacker = Phone(room, by_script=False)
    for code in wrong_codes(int(WRONG.burst) + 1):
        attacker.get(f"/{code}")

    async def together() -> list[Got]:
        room.server.door.pause = asyncio.sleep
        return await asyncio.gather(*(attacker._asked("GET", f"/{code}", b"", {}) for code in wrong_codes(3 * WAITING)))

    answers = room.loop.run(together())
    away = [answer for answer in answers if answer.status == 429]
    assert len(away) == 2 * WAITING
    assert all(int(answer.headers["retry-after"]) >= 1 and "tries again" in answer.body for answer in away)


def test_wrong_codes_that_come_all_together_are_counted_one_by_one(room: Room) -> None:
    room.server.door.pause = asyncio.sleep
    attacker = Phone(room, by_script=False)

    async def together() -> list[Got]:
        return await asyncio.gather(*(attacker._asked("GET", f"/{code}", b"", {}) for code in wrong_codes(3000)))

    answers = room.loop.run(together())
    assert sum(answer.status == 404 for answer in answers) <= WRONG.burst + WAITING
    assert sum(answer.status == 429 for answer in answers) >= 3000 - WRONG.burst - WAITING


def flooded(room: Room, address: str = "10.0.0.1") -> None:
    """Somebody behind this address has used up its wrong codes, and its places in the queue."""
    attacker = Phone(room, address, by_script=False)
    for code in wrong_codes(int(WRONG.burst) + 1):
        attacker.get(f"/{code}")
    room.server.door.waiting[address] = WAITING


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_who_is_sent_away_cannot_tell_a_right_code_from_a_wrong_one(room: Room, method: str) -> None:
    room.ask()
    Phone(room, "10.0.0.2").come()
    flooded(room)
    told = []
    for code in (room.code, next(wrong_codes(1))):
        path = f"/{code}" if method == "GET" else f"/{code}/vote"
        got = Phone(room, by_script=False).asked(method, path, b"position=1&round=1&given=divide")
        told.append((got.status, got.body.replace(code, "CODE"), got.headers["retry-after"]))
    assert told[0] == told[1]
    assert told[0][0] == 429


def test_who_was_sent_away_at_the_door_comes_in_later_by_the_script_of_that_page(room: Room) -> None:
    flooded(room)
    phone = Phone(room, by_script=False)
    away = phone.get(f"/{room.code}")
    assert away.status == 429
    phone.cookie = away.headers["set-cookie"].split(";")[0]
    phone.by_script = True
    room.server.door.waiting.clear()
    assert phone.get(f"/{room.code}/now").status == 200
    assert room.store.phones(room.code) == 1


def test_a_phone_that_was_in_the_room_before_the_server_was_killed_does_not_wait_with_the_newcomers(room: Room) -> None:
    room.ask()
    inside = Phone(room).come()
    room.start()
    flooded(room)
    before = len(room.pauses)
    assert inside.vote("divide").status == 200
    assert len(room.pauses) == before


def test_a_class_whose_room_has_ended_uses_up_no_guesses(room: Room) -> None:
    phones = [Phone(room).come() for _ in range(2 * int(WRONG.burst))]
    room.now += LIVES
    assert {phone.get(f"/{room.code}/now").status for phone in phones} == {410}
    assert room.server.door.wrong.level("10.0.0.1") == WRONG.burst


def test_a_device_that_floods_a_room_with_votes_is_slowed_down_and_others_are_not(room: Room) -> None:
    room.ask()
    flood, other = Phone(room).come(), Phone(room).come()
    statuses = [flood.vote("divide").status for _ in range(100)]
    assert statuses.count(429) > 50
    assert other.vote("weather").status == 200


@pytest.mark.parametrize("code", ["NOSUCH", "-", "AAAAAA", "%2e%2e", "a" * 300, "BCDFGHJ"])
def test_what_cannot_be_a_code_gets_the_form_again_and_is_no_guess(room: Room, code: str) -> None:
    phone = Phone(room, by_script=False)
    for _ in range(2 * int(WRONG.burst)):
        answer = phone.get(f"/{code}")
        assert answer.status == 404
        assert 'name="code"' in answer.body
    assert room.pauses == []


# --- when something is not there --------------------------------------------------------------------------------------------


def test_a_class_that_has_ended_says_so(room: Room) -> None:
    room.ask()
    phone = Phone(room).come()
    room.store.end(room.code, room.secret, NOW)
    answer = phone.get(f"/{room.code}/now")
    assert answer.status == 410
    assert "has ended" in answer.body
    assert CHOICE.ask not in answer.body


def test_a_room_is_gone_after_a_day(room: Room) -> None:
    phone = Phone(room).come()
    room.now += LIVES
    assert phone.get(f"/{room.code}/now").status in {404, 410}


def test_without_its_database_or_its_course_the_page_says_one_sentence(room: Room, course: Course) -> None:
    room.broken = True
    answer = Phone(room, by_script=False).get(f"/{room.code}")
    assert answer.status == 503
    assert "cannot be reached at the moment" in answer.body
    assert "Traceback" not in answer.body
    room.language = None
    assert Phone(room).get(f"/{room.code}").status == 503
