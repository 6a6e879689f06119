"""Migrations go up, down and up again with data, on both databases, and match the models."""

from collections.abc import Callable
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from fastapi import FastAPI
from sqlalchemy import JSON, Column, create_engine, inspect, text
from sqlmodel import SQLModel

from backend.core.db import migrate, migration_config
from tests.contract.worlds import World
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.databases import Database

OURS = "alembic_version"


def asked(url: str, question: Callable[[Any], Any]) -> Any:
    """The answer on a connection of its own, that is closed before anything is migrated."""
    engine = create_engine(url)
    with engine.begin() as connection:
        answer = question(connection)
    engine.dispose()
    return answer


def tables(url: str) -> set[str]:
    """The tables there are."""
    return asked(url, lambda connection: set(inspect(connection).get_table_names())) - {OURS}


def rows(url: str) -> dict[str, int]:
    """How many rows each table has."""
    names = sorted(tables(url))
    return {
        name: asked(
            url, lambda connection, name=name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar()
        )
        for name in names
    }


def down(url: str, revision: str) -> None:
    """Go back to a revision."""
    command.downgrade(migration_config(url), revision)


def default_differs(
    _context: object, _found: object, column: Column[Any], found: str | None, _default: object, wanted: str | None
) -> bool | None:
    """Whether a column's default is another one; None leaves the question to Alembic.

    PostgreSQL compares no JSON with `=`, so its defaults are compared as they are written.
    """
    if not isinstance(column.type, JSON):
        return None
    return (found or "").split("::")[0].strip("'") != (wanted or "").strip("'")


def test_the_migrations_make_what_the_models_say(app: FastAPI, database: Database) -> None:
    def differences(connection: Any) -> list[Any]:
        options = {"compare_type": True, "compare_server_default": default_differs}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), SQLModel.metadata))

    found = asked(database.url, differences)

    assert not found, f"Make a migration of it: `alembic revision --autogenerate`, then read it: {found}"


def test_up_again_after_all_the_way_down(
    app: FastAPI, client: object, alliance: AllianceInTest, database: Database
) -> None:
    World(alliance).fill()
    app.state.database.close()
    before, counted = tables(database.url), rows(database.url)
    assert counted["action_items"] > 0
    assert counted["events"] > 20

    down(database.url, "base")
    assert tables(database.url) == set(), "down removes everything that up made"
    migrate(database.url)

    assert tables(database.url) == before
    assert not any(rows(database.url).values())


def test_the_last_step_back_and_forth_keeps_the_data(
    app: FastAPI, client: object, alliance: AllianceInTest, database: Database
) -> None:
    World(alliance).fill()
    board = alliance.coordinator.get(f"{alliance.path}/board")
    app.state.database.close()
    counted = rows(database.url)
    down(database.url, "-1")
    older = tables(database.url)
    migrate(database.url)

    found = rows(database.url)
    assert {name: found[name] for name in older} == {name: counted[name] for name in older}
    assert counted["action_items"] > 0
    assert "action_items" in older
    assert alliance.coordinator.get(f"{alliance.path}/board") == board


def test_migrating_twice_changes_nothing(database: Database) -> None:
    before = rows(database.url)

    migrate(database.url)

    assert rows(database.url) == before


def test_there_is_one_line_of_migrations(database: Database) -> None:
    script = ScriptDirectory.from_config(migration_config(database.url))

    assert len(script.get_heads()) == 1, "Merge the branches: `alembic merge heads`"
