"""Which database the live classes of this process are kept in: one for the board and for the phones.

The environment variable ``DATABASE_URL`` names it, else it is a file in the hidden folder ``.live/`` beside the code.
"""

from __future__ import annotations

import asyncio
import os
import threading
import time
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa
from anyio import to_thread

from egov_challenges.live.database import NoStoreError
from egov_challenges.live.store import Store, engine

SETTING = "DATABASE_URL"
FILE = Path(__file__).resolve().parents[2] / ".live" / "live.sqlite3"
AGAIN = 5.0  # seconds until a database that did not answer is tried again
EVERY = 3600.0  # seconds between two clearings

_lock = threading.Lock()
_opened: dict[str, Store] = {}
_failed: dict[str, tuple[float, NoStoreError]] = {}


def address() -> str:
    """The address of the database. It is asked when it is needed: a host may set its settings only after the app was made."""
    return os.environ.get(SETTING) or str(sa.URL.create("sqlite", database=str(FILE)))


def store() -> Store:
    """The rooms, for all threads of this process. Raises ``NoStoreError``, which says in one sentence what to mend."""
    where = address()
    with _lock:
        if where not in _opened:
            at, error = _failed.get(where, (-AGAIN, None))
            if error and time.monotonic() < at + AGAIN:
                raise error
            try:
                _opened[where] = Store(engine(where))
            except NoStoreError as error:
                _failed[where] = (time.monotonic(), error)
                raise
        return _opened[where]


def clear() -> None:
    """Take away the rooms that have ended; where no room was ever opened, no database is made."""
    if os.environ.get(SETTING) or FILE.exists():
        with suppress(NoStoreError):  # the pages tell it
            store().clear(int(time.time()))


async def keep_clear() -> None:
    """Take away the rooms that have ended, again and again: the server's background task."""
    while True:
        await to_thread.run_sync(clear)
        await asyncio.sleep(EVERY)
