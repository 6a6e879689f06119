"""A running server with the demo in it for each module of journeys, and people who are signed in there.

The journeys of one module share their server and its data: each one works on cards of its own.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.engine import make_url

from tests.fixtures.alliances import Caller
from tests.fixtures.commands import buendniswerk
from tests.fixtures.databases import Database
from tests.fixtures.mail import MailServer, running
from tests.fixtures.servers import Server, started
from tests.journeys.visitors import ALLIANCE, COORDINATION, MEMBER, sign_in
from tools import interface

# Several runs on one busy machine: what a person would wait for, not what a fast machine needs.
expect.set_options(timeout=10_000)


@pytest.fixture(scope="session")
def frontend_dir() -> Path:
    """The interface, built from the sources as they are; `BUENDNISWERK_TEST_FRONTEND_DIR` names another build."""
    if given := os.environ.get("BUENDNISWERK_TEST_FRONTEND_DIR"):
        return Path(given)
    interface.ensure()
    return interface.DIST


@pytest.fixture(scope="session")
def demo_template(sqlite_template: Database, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A SQLite file with the demo in it that nobody writes to."""
    filled = _copy(sqlite_template, tmp_path_factory.mktemp("demo") / "demo.db")
    buendniswerk(filled.url, "demo")
    with closing(sqlite3.connect(_file(filled))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return filled


@pytest.fixture(scope="module")
def database(demo_template: Database, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """The demo, for the journeys of one module."""
    return _copy(demo_template, tmp_path_factory.mktemp("journeys") / "journeys.db")


@pytest.fixture(scope="module")
def post_office() -> Iterator[MailServer]:
    """A mail server for the journeys of one module; the server sends there if `server_settings` say so."""
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def server_settings() -> dict[str, Any]:
    """What the server of a module is told besides; a module whose journeys need something has its own."""
    return {}


@pytest.fixture(scope="module")
def live_server(database: Database, frontend_dir: Path, server_settings: dict[str, Any]) -> Iterator[Server]:
    """One running server for the journeys of one module."""
    with ExitStack() as stack:
        settings = {"frontend_dir": frontend_dir, **server_settings}
        yield started(stack, database, Path(_file(database)).parent, settings)


@pytest.fixture
def operator(live_server: Server) -> Iterator[Caller]:
    """What the API says, and another client that changes things."""
    with live_server.client() as client:
        yield Caller(client)


@pytest.fixture
def alliance_path(operator: Caller) -> str:
    """The address of the demo's local alliance in the API; the alliances of the other ways to work stand beside it."""
    [alliance] = [one for one in operator.items("/alliances") if ALLIANCE.endswith(one["slug"])]
    return f"/alliances/{alliance['id']}"


@pytest.fixture
def coordinator(page: Page, live_server: Server) -> Page:
    """A page on which the demo's coordination is signed in."""
    sign_in(page, live_server, COORDINATION)
    return page


@pytest.fixture
def member(page: Page, live_server: Server) -> Page:
    """A page on which the demo's member is signed in."""
    sign_in(page, live_server, MEMBER)
    return page


@pytest.fixture
def new_card(operator: Caller, alliance_path: str) -> Callable[..., dict]:
    """Makes a card that no other journey touches: `new_card("Titel", steps=["…"])`."""
    return lambda title, **values: operator.create(f"{alliance_path}/action-items", title=title, **values)


def _copy(original: Database, file: Path) -> Database:
    shutil.copyfile(_file(original), file)
    return Database(f"sqlite:///{file}", original.operator_token)


def _file(database: Database) -> str:
    return str(make_url(database.url).database)
