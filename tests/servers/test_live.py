"""Real servers: two of them hold one room on one PostgreSQL, and one is killed while the class votes."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from egov_challenges.live.rooms import Answer, Ask, Command
from egov_challenges.live.store import Store, engine, voter_of
from tests.browser.conftest import serve
from tests.databases import postgres

TURNS = "abcd"  # what each phone votes for, one after the other
CHOICE = Ask(kind="one", ask="Which one?", options=tuple(Answer(key=key, text=f"Answer {key}") for key in TURNS))
PHONES = 40


class Phone:
    """A device with its cookie; it asks whichever server the balancer in front of them picks."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.cookie = ""

    def asked(self, url: str, method: str, rest: str, body: str = "") -> tuple[int, str]:
        connection = HTTPConnection(urlsplit(url).netloc, timeout=20)
        kind = {"Content-Type": "application/x-www-form-urlencoded", "X-Egov-Phone": "1"}
        connection.request(method, f"/join/{self.code}{rest}", body, {"Cookie": self.cookie, **kind})
        answer = connection.getresponse()
        if set_ := answer.getheader("set-cookie"):
            self.cookie = set_.split(";")[0]
        said = answer.read().decode()
        connection.close()
        return answer.status, said

    @property
    def voter(self) -> str:
        return voter_of(self.code, self.cookie.partition("=")[2])

    def come(self, url: str) -> "Phone":
        self.asked(url, "GET", "")
        return self

    def vote(self, url: str, given: str) -> bool:
        """Whether the server says that it has it."""
        try:
            status, said = self.asked(url, "POST", "/vote", urlencode({"position": 1, "round": 1, "given": given}))
        except (OSError, HTTPException):
            return False
        return status == 200 and "Your vote is recorded" in said

    def sees(self, url: str, said: str) -> bool:
        """Whether the page says so within a few seconds; what came to another server is half a second old at most."""
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            if said in self.asked(url, "GET", "/now")[1]:
                return True
        return False


def test_two_servers_hold_one_room_and_no_acknowledged_vote_is_lost_when_one_is_killed(root: Path, tmp_path: Path) -> None:
    now = int(time.time())
    with ThreadPoolExecutor(PHONES) as pool, postgres() as address:
        server = partial(serve, root, tmp_path, DATABASE_URL=address)
        with server() as one, server() as other:
            store = Store(engine(address))
            room = store.create("paper", now)
            store.ask(room.code, room.secret, CHOICE, now)
            phones = [Phone(room.code).come(url) for url in (one.url, other.url) for _ in range(PHONES // 2)]
            assert phones[0].vote(one.url, "b")
            assert phones[0].sees(other.url, "recorded: Answer b.")
            assert phones[0].vote(other.url, "a")
            assert store.voted(room.code, 1, 1) == 1

            def voting(phone: Phone) -> int:
                """One vote after the other until one is not acknowledged; gives how many were."""
                for turn, given in enumerate(TURNS):
                    if not phone.vote(one.url, given):
                        return turn
                    if phone is phones[PHONES // 2] and turn == 1:
                        os.kill(one.pid, signal.SIGKILL)
                return len(TURNS)

            acknowledged = list(pool.map(voting, phones))
            assert any(acknowledged)
            kept = {vote.voter: TURNS.index(vote.given[0]) + 1 for vote in store.votes(room.code, 1)}
            for phone, turns in zip(phones, acknowledged, strict=True):  # the next one may have been written, too
                held = kept.get(phone.voter, 0)
                assert turns <= held
                assert not turns or phone.sees(other.url, f"recorded: Answer {TURNS[held - 1]}.")
            for phone in phones:  # they come back to the server that is left, each the same voter
                assert phone.vote(other.url, "a")
            assert store.voted(room.code, 1, 1) == PHONES == store.phones(room.code)
            store.steer(room.code, room.secret, Command.CLOSE, now)
            assert not phones[0].vote(other.url, "b")
            assert {vote.given for vote in store.votes(room.code, 1)} == {("a",)}
            store.engine.dispose()
