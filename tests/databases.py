"""A database for each test that asks for one: a file, or one of its own in the PostgreSQL that ``.ci/run`` starts."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

POSTGRES = os.environ.get("EGOV_TEST_POSTGRES", "")


def sqlite(folder: Path) -> str:
    """The address of a file that is not there yet."""
    return f"sqlite:///{folder / 'live.sqlite3'}"


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty database, which is gone in the end."""
    if not POSTGRES:
        if os.environ.get("CI"):
            pytest.fail("CI needs a PostgreSQL: EGOV_TEST_POSTGRES has its address")
        pytest.skip("no PostgreSQL: EGOV_TEST_POSTGRES has the address of one that tests may use")
    name = f"egov_{uuid.uuid4().hex}"
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    yield sa.make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")
