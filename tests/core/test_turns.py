"""Writers on SQLite wait for one another's writing, not for one another's reading."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlmodel import Session

from backend.core.db import Database, migrate
from backend.municipalities.models import Municipality

SOON = 5.0


@pytest.fixture
def database(tmp_path: Path) -> Database:
    url = f"sqlite:///{tmp_path / 'buendniswerk.db'}"
    migrate(url)
    made = Database(url, 4)
    with made.unit(write=True) as session:
        session.add(Municipality(name="Musterstadt", slug="musterstadt"))
    return made


def first(session: Session) -> Municipality:
    return session.execute(select(Municipality)).scalar_one()


def write_elsewhere(database: Database, name: str) -> bool:
    """Whether somebody else's change is done soon."""

    def change() -> None:
        def work(session: Session) -> None:
            first(session).name = name

        database.run(work, late=True)

    other = threading.Thread(target=change)
    other.start()
    other.join(SOON)
    return not other.is_alive()


def test_who_only_reads_so_far_holds_nobody_up(database: Database) -> None:
    with database.unit(late=True) as session:
        assert first(session).name == "Musterstadt"

        assert write_elsewhere(database, "Neustadt")

    database.close()


def test_a_change_of_what_somebody_else_changed_meanwhile_is_made_anew(database: Database) -> None:
    seen: list[str] = []

    def work(session: Session) -> None:
        municipality = first(session)
        seen.append(municipality.name)
        if len(seen) == 1:
            assert write_elsewhere(database, "Neustadt")
        municipality.name += " am See"

    database.run(work, late=True)

    assert seen == ["Musterstadt", "Neustadt"]
    with database.unit() as session:
        assert first(session).name == "Neustadt am See"
    database.close()


def test_who_fails_gives_the_turn_back(database: Database) -> None:
    def work(session: Session) -> None:
        first(session).name = "Halbstadt"
        session.flush()
        raise LookupError

    with pytest.raises(LookupError):
        database.run(work, late=True)

    assert write_elsewhere(database, "Neustadt")
    database.close()


def test_whoever_locks_rows_waits_for_their_turn(database: Database) -> None:
    with database.unit(late=True) as session:
        session.execute(select(Municipality).with_for_update())

        locked = session.connection().connection.dbapi_connection
        assert locked is not None
        assert locked.in_transaction
    with database.unit(late=True) as session:
        session.execute(text("SELECT 1"))
        reading = session.connection().connection.dbapi_connection
        assert reading is not None
        assert not reading.in_transaction
    database.close()
