"""The one store of this process. A stand-in until the phones' routes bring theirs."""

from __future__ import annotations

import os
from functools import lru_cache

from egov_challenges.live.store import Store, engine

SETTING = "DATABASE_URL"
HERE = "sqlite:///.live/live.sqlite3"


@lru_cache(maxsize=1)
def store() -> Store:
    """The store that ``DATABASE_URL`` names, else a file of this folder; made once."""
    return Store(engine(os.environ.get(SETTING, "") or HERE))
