"""Where live classes are kept: a database, so that a vote that was acknowledged outlives the server.

SQLite in a file (write-ahead log) needs no set-up; PostgreSQL lets several servers hold one room. A vote is a state: one row per
(room, position, round, voter), written by one statement that also looks whether the round is open. Nothing here knows a name or
an address. Times are seconds since 1970.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from egov_challenges.live import database
from egov_challenges.live.database import ASKS, HANDS, PHONES, ROOMS, VOTES, NoStoreError, engine
from egov_challenges.live.rooms import LIVES, MOST_ASKED, Ask, Asked, Command, Given, NotNowError, Room, Standing, Vote

LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"  # of codes: none is like another, and they spell no words
CODE_LENGTH = 6
SECRET_BYTES = 16  # 128 bits


__all__ = ["NoRoomError", "NoStoreError", "NotOpenError", "NotYoursError", "Opened", "Store", "engine", "voter_of"]


class NoRoomError(Exception):
    """There is no room of this code, or it has ended."""


class NotYoursError(Exception):
    """The secret is not that of the room."""


class NotOpenError(Exception):
    """What was voted on takes no votes in this round."""


@dataclass(frozen=True)
class Opened:
    """A new room: the code that everybody may know, and the secret of the browser that opened it."""

    code: str
    secret: str


def voter_of(code: str, device: str) -> str:
    """What a device is called in one room: the same device in another room cannot be told to be the same."""
    return hashlib.sha256(f"{code} {device}".encode()).hexdigest()[:32]


class Store:
    """The rooms of a database. Whatever keeps the database from answering is a ``NoStoreError``.

    A reader looks first (``look`` raises ``NoRoomError`` for a room that has ended), and then reads what belongs to the room.
    """

    def __init__(self, made: sa.Engine) -> None:
        self.engine = made
        self.changes = 0  # grows with each change that this process has made to a room: what is kept in memory is old then
        database.make(made)

    # --- the lecturer's -------------------------------------------------------------------------------------------------

    def create(self, paper: str, now: int) -> Opened:
        """Open a room; rooms that have ended are cleared away meanwhile."""
        self.clear(now)
        secret = secrets.token_urlsafe(SECRET_BYTES)
        while True:
            code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
            row = {"code": code, "secret": _hashed(secret), "paper": paper, "ends": now + LIVES, "version": 1}
            with database.writing(self.engine) as connection:
                made = self._insert(ROOMS).values(row).on_conflict_do_nothing().returning(ROOMS.c.code)
                if connection.execute(made).first():
                    return Opened(code, secret)

    def ask(self, code: str, secret: str, ask: Ask, now: int) -> int:
        """Ask something new; what was asked before takes no more votes. Gives its position."""
        with self._steering(code, secret, now) as connection:
            asked = self._asked(connection, code)
            if len(asked) >= MOST_ASKED:
                raise NotNowError("ask")
            connection.execute(ASKS.update().where(ASKS.c.room == code).values(open=False))
            position = len(asked) + 1
            start = vars(Standing())
            connection.execute(ASKS.insert().values(room=code, position=position, ask=ask.model_dump_json(), **start))
            return position

    def steer(self, code: str, secret: str, command: Command, now: int) -> Standing:
        """Do something with what is asked now."""
        with self._steering(code, secret, now) as connection:
            asked = self._asked(connection, code)
            if not asked:
                raise NotNowError(command)
            standing = asked[-1].standing.after(command, asked[-1].ask)
            of = (ASKS.c.room == code) & (ASKS.c.position == asked[-1].position)
            connection.execute(ASKS.update().where(of).values(**vars(standing)))
            return standing

    def let(self, code: str, secret: str, position: int, words: Mapping[str, bool], now: int) -> None:
        """Let words through to the class, or take them back; by what they say, in all rounds."""
        with self._steering(code, secret, now) as connection:
            for word, let in words.items():
                of = (VOTES.c.room == code) & (VOTES.c.position == position) & (VOTES.c.given == _packed((word,)))
                connection.execute(VOTES.update().where(of).values(let=let))

    def raise_hands(self, code: str, secret: str, position: int, round_: int, hands: Mapping[str, int], now: int) -> None:
        """Put down a show of hands, by key of the option; it replaces the one before."""
        with self._steering(code, secret, now) as connection:
            of = (HANDS.c.room == code) & (HANDS.c.position == position) & (HANDS.c.round == round_)
            connection.execute(HANDS.delete().where(of))
            rows = [
                {"room": code, "position": position, "round": round_, "key": key, "hands": number}
                for key, number in hands.items()
                if number > 0
            ]
            if rows:
                connection.execute(HANDS.insert(), rows)

    def end(self, code: str, secret: str, now: int) -> None:
        """End a room: all that it holds is gone."""
        with self._steering(code, secret, now) as connection:
            self._remove(connection, ROOMS.c.code == code)
        database.forget(self.engine)

    def is_yours(self, code: str, secret: str, now: int) -> bool:
        """Whether this is the secret of the room, and the room is still there."""
        with database.reading(self.engine) as connection:
            try:
                self._known(connection, code, secret, now)
            except (NoRoomError, NotYoursError):
                return False
            return True

    # --- everybody's ----------------------------------------------------------------------------------------------------

    def look(self, code: str, now: int) -> Room:
        """A room as it stands. Raises ``NoRoomError``."""
        with database.reading(self.engine) as connection:
            row = connection.execute(ROOMS.select().where((ROOMS.c.code == code) & (ROOMS.c.ends > now))).one_or_none()
            if row is None:
                raise NoRoomError(code)
            return Room(row.code, row.paper, row.ends, row.version, tuple(self._asked(connection, code)))

    def join(self, code: str, voter: str) -> None:
        """A device has come to a room; once more changes nothing, and neither does a room that is not there."""
        there = sa.select(ROOMS.c.code, sa.literal(voter)).where(ROOMS.c.code == code)
        with database.writing(self.engine) as connection:
            connection.execute(self._insert(PHONES).from_select(["room", "voter"], there).on_conflict_do_nothing())

    def vote(self, code: str, position: int, vote: Vote, now: int) -> None:
        """Write a vote, in place of the one that this device gave before in the round. Raises ``NotOpenError``."""
        open_now = (
            sa.select(
                ASKS.c.room,
                ASKS.c.position,
                ASKS.c.round,
                sa.literal(vote.voter),
                sa.literal(_packed(vote.given)),
                sa.false(),
            )
            .join(ROOMS, ROOMS.c.code == ASKS.c.room)
            .where(ASKS.c.room == code, ASKS.c.position == position, ASKS.c.round == vote.round, ASKS.c.open, ROOMS.c.ends > now)
            .with_for_update(read=True, of=ASKS)  # on PostgreSQL a round cannot be closed between the look and the write
        )
        insert = self._insert(VOTES).from_select(["room", "position", "round", "voter", "given", "let"], open_now)
        changed = {"given": insert.excluded.given, "let": sa.false()}
        key = ["room", "position", "round", "voter"]
        with database.writing(self.engine) as connection:
            written = insert.on_conflict_do_update(index_elements=key, set_=changed).returning(VOTES.c.voter)
            if not connection.execute(written).first():  # psycopg does not count the rows of such a statement
                raise NotOpenError(code)

    def votes(self, code: str, position: int, voter: str | None = None) -> list[Vote]:
        """The votes on one thing asked, of all devices or of one, in both rounds."""
        of = (VOTES.c.room == code) & (VOTES.c.position == position)
        if voter is not None:
            of &= VOTES.c.voter == voter
        with database.reading(self.engine) as connection:
            rows = connection.execute(VOTES.select().where(of).order_by(VOTES.c.round, VOTES.c.voter))
            return [Vote(row.round, row.voter, tuple(json.loads(row.given)), row.let) for row in rows]

    def voted(self, code: str, position: int, round_: int) -> int:
        """How many devices have voted in a round."""
        of = (VOTES.c.room == code) & (VOTES.c.position == position) & (VOTES.c.round == round_)
        return self._count(VOTES, of)

    def joined(self, code: str) -> frozenset[str]:
        """The devices that have come to a room."""
        with database.reading(self.engine) as connection:
            return frozenset(connection.execute(sa.select(PHONES.c.voter).where(PHONES.c.room == code)).scalars())

    def codes(self, now: int) -> frozenset[str]:
        """The codes of all rooms that have not ended."""
        with database.reading(self.engine) as connection:
            return frozenset(connection.execute(sa.select(ROOMS.c.code).where(ROOMS.c.ends > now)).scalars())

    def phones(self, code: str) -> int:
        """How many devices have come to a room."""
        return self._count(PHONES, PHONES.c.room == code)

    def hands(self, code: str, position: int) -> dict[int, dict[str, int]]:
        """The shows of hands on one thing asked: by round, by key of the option."""
        found: dict[int, dict[str, int]] = {}
        with database.reading(self.engine) as connection:
            of = (HANDS.c.room == code) & (HANDS.c.position == position)
            for row in connection.execute(HANDS.select().where(of)):
                found.setdefault(row.round, {})[row.key] = row.hands
        return found

    def clear(self, now: int) -> None:
        """Take away the rooms that have ended, with all that they hold."""
        with database.writing(self.engine) as connection:
            gone = self._remove(connection, ROOMS.c.ends <= now)
        if gone:
            database.forget(self.engine)

    # --- inside ---------------------------------------------------------------------------------------------------------

    def _insert(self, table: sa.Table) -> Any:
        return (postgresql if self.engine.dialect.name == "postgresql" else sqlite).insert(table)

    def _known(self, connection: sa.Connection, code: str, secret: str, now: int) -> None:
        row = connection.execute(ROOMS.select().where((ROOMS.c.code == code) & (ROOMS.c.ends > now))).one_or_none()
        if row is None:
            raise NoRoomError(code)
        if not secrets.compare_digest(row.secret, _hashed(secret)):
            raise NotYoursError(code)

    @contextmanager
    def _steering(self, code: str, secret: str, now: int) -> Iterator[sa.Connection]:
        """The room belongs to who steers it, and everybody will hear of the change. It is locked until that is written."""
        with database.writing(self.engine) as connection:
            connection.execute(ROOMS.update().where(ROOMS.c.code == code).values(version=ROOMS.c.version + 1))
            self._known(connection, code, secret, now)
            yield connection
        self.changes += 1

    @staticmethod
    def _remove(connection: sa.Connection, which: sa.ColumnElement[bool]) -> bool:
        """Take rooms away. What they ask goes first: a vote holds that while it is written, and would wait in a circle."""
        codes = sa.select(ROOMS.c.code).where(which)
        connection.execute(ASKS.delete().where(ASKS.c.room.in_(codes)))
        return connection.execute(ROOMS.delete().where(which)).rowcount > 0

    def _asked(self, connection: sa.Connection, code: str) -> list[Asked]:
        rows = connection.execute(ASKS.select().where(ASKS.c.room == code).order_by(ASKS.c.position))
        return [
            Asked(row.position, Ask.model_validate_json(row.ask), Standing(row.round, row.open, row.shown, row.revealed))
            for row in rows
        ]

    def _count(self, table: sa.Table, of: sa.ColumnElement[bool]) -> int:
        with database.reading(self.engine) as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(table).where(of)).scalar_one()


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _packed(given: Given) -> str:
    return json.dumps(given, ensure_ascii=False)
