"""The database of the live classes: its tables, how it is opened, and how reads and writes begin in it.

SQLite in a file needs no set-up: write-ahead log, a writer takes its lock before it looks, what is deleted is overwritten, and
nobody but the account that runs the server reads the file. PostgreSQL is for several servers that hold one room.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

BUSY = 30  # seconds that a writer waits for another
PATIENCE = 5  # seconds that a server may take to be reached
TURN = 715_027  # PostgreSQL's advisory lock under which the tables are made; any number that nobody else uses

META = sa.MetaData()
ROOMS = sa.Table(
    "live_rooms",
    META,
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("secret", sa.Text, nullable=False),  # SHA-256 of it
    sa.Column("paper", sa.Text, nullable=False),
    sa.Column("ends", sa.BigInteger, nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False),
)
ASKS = sa.Table(
    "live_asks",
    META,
    sa.Column("room", sa.ForeignKey(ROOMS.c.code, ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("ask", sa.Text, nullable=False),  # JSON of rooms.Ask
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("open", sa.Boolean, nullable=False),
    sa.Column("shown", sa.Boolean, nullable=False),
    sa.Column("revealed", sa.Boolean, nullable=False),
)
VOTES = sa.Table(
    "live_votes",
    META,
    sa.Column("room", sa.ForeignKey(ROOMS.c.code, ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("round", sa.Integer, primary_key=True),
    sa.Column("voter", sa.Text, primary_key=True),
    sa.Column("given", sa.Text, nullable=False),  # JSON list of texts
    sa.Column("let", sa.Boolean, nullable=False),
)
PHONES = sa.Table(
    "live_phones",
    META,
    sa.Column("room", sa.ForeignKey(ROOMS.c.code, ondelete="CASCADE"), primary_key=True),
    sa.Column("voter", sa.Text, primary_key=True),
)
HANDS = sa.Table(  # a show of hands, typed in
    "live_hands",
    META,
    sa.Column("room", sa.ForeignKey(ROOMS.c.code, ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("round", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("hands", sa.Integer, nullable=False),
)


class NoStoreError(Exception):
    """There is no database, or it does not answer; says in one sentence what is wrong and how to mend it."""


def engine(address: str) -> sa.Engine:
    """A database by its address: ``sqlite:///path`` or ``postgresql://…``, as hosts hand it out. Raises ``NoStoreError``."""
    try:
        url = sa.make_url(address)
    except ArgumentError:
        raise NoStoreError(_wrong_address()) from None  # without the address: it holds a password
    match url.get_backend_name():
        case "postgres" | "postgresql":
            url = url.set(drivername="postgresql+psycopg")
            waits = {} if "connect_timeout" in url.query else {"connect_timeout": PATIENCE}
            return sa.create_engine(url, pool_pre_ping=True, pool_size=8, max_overflow=8, connect_args=waits)
        case "sqlite":
            return _file(url)
    raise NoStoreError(_wrong_address())


def make(made: sa.Engine) -> None:
    """Make the tables that are not there yet; of servers that start together, one does it. Raises ``NoStoreError``."""
    with writing(made) as connection:
        if made.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(TURN)))
        META.create_all(connection)


@contextmanager
def reading(made: sa.Engine) -> Iterator[sa.Connection]:
    """A connection to look with. Raises ``NoStoreError``."""
    with _answering(made), made.connect() as connection:
        yield connection


@contextmanager
def writing(made: sa.Engine) -> Iterator[sa.Connection]:
    """A connection whose changes are kept all together, or none. Raises ``NoStoreError``."""
    with _answering(made), made.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def forget(made: sa.Engine) -> None:
    """Empty SQLite's write-ahead log, so that what was deleted is in no file. PostgreSQL does its own cleaning."""
    if made.dialect.name == "sqlite":
        with _answering(made), made.connect().execution_options(apart=True) as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")  # if somebody reads meanwhile, the next one does it


def _file(url: sa.URL) -> sa.Engine:
    if url.database and url.database != ":memory:":
        path = Path(url.database)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)  # the log files beside it get the same mode
        except OSError as error:
            raise NoStoreError(_no_file(str(path), str(error.strerror))) from None
    made = sa.create_engine(url, connect_args={"timeout": BUSY})
    sa.event.listen(made, "connect", _prepare)
    sa.event.listen(made, "begin", _begin)
    return made


def _prepare(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun below, and not by the driver when it sees fit
    for pragma in (
        f"busy_timeout={BUSY * 1000}",
        "journal_mode=WAL",
        "synchronous=NORMAL",  # outlives a server that is killed; a machine that loses its power may lose its last moment
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("apart"):  # a checkpoint is no transaction
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


@contextmanager
def _answering(made: sa.Engine) -> Iterator[None]:
    """Whatever keeps a database from answering becomes one sentence; what a statement itself did wrong stays as it is."""
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.InternalError, PoolTimeoutError) as error:
        raise NoStoreError(_silent(made, error)) from error
    except DBAPIError as error:
        if error.connection_invalidated or (made.dialect.name == "sqlite" and not isinstance(error, sa.exc.IntegrityError)):
            raise NoStoreError(_silent(made, error)) from error  # a file that is no database
        raise


def _silent(made: sa.Engine, error: SQLAlchemyError) -> str:
    if made.dialect.name == "sqlite":
        why = ""
        with suppress(AttributeError):
            why = str(error.orig)  # type: ignore[attr-defined]  # of a database error, what the driver said
        return _no_file(str(made.url.database), why or "it does not answer")
    where = f"{made.url.host or 'this machine'}:{made.url.port or 5432}"
    return (
        f"The database of the live classes at {where} does not answer: see that it runs and that DATABASE_URL has its name, "
        "account and password, or take DATABASE_URL away to use a file."
    )


def _no_file(path: str, why: str) -> str:
    return (
        f"The file of the live classes, {path}, cannot be used ({why}): see to its permissions and to the space on the disk, "
        "or name another database in DATABASE_URL."
    )


def _wrong_address() -> str:
    return (
        "DATABASE_URL is not the address of a database that the live classes can use: write it like "
        "postgresql://account:password@host/name or sqlite:////path/to/file, or take it away to use the project's own file."
    )
