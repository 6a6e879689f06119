"""What most commands need: the settings, and units of work on a database with the right schema."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session

import backend.tables as _tables
from backend.access.actors import SYSTEM
from backend.alliances import queries as alliance_queries
from backend.alliances.models import Alliance
from backend.cli.refusals import SURROUNDINGS, Refusal, explained
from backend.core.db import Database
from backend.municipalities import queries as municipality_queries
from backend.operation.schema import newest_revision, revision_of
from backend.settings import Settings

assert _tables, "every table and event is known before the first unit of work"


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, if its schema is the one that this version needs."""
    with explained(settings):
        database = Database(settings.database, 2)
        try:
            refuse_other_schema(database)
            yield database
        finally:
            database.close()


def refuse_other_schema(database: Database) -> None:
    """Refuse a database that has to be migrated first."""
    found = database.run(revision_of)
    if found is None:
        raise Refusal("The database is empty: run `buendniswerk migrate` first.", SURROUNDINGS)
    if found != newest_revision():
        sentence = (
            f"The database has schema {found}, this version needs {newest_revision()}: run `buendniswerk migrate`."
        )
        raise Refusal(sentence, SURROUNDINGS)


def alliance_named(session: Session, name: str) -> Alliance:
    """The alliance with this slug, written `MUNICIPALITY/SLUG` where several municipalities have one of that name."""
    municipality, _, slug = name.rpartition("/")
    found = []
    for alliance in alliance_queries.by_slug(session, slug):
        home = municipality_queries.find(session, SYSTEM, alliance.municipality_id).slug
        if municipality in ("", home):
            found.append((home, alliance))
    if not found:
        raise Refusal(f"There is no alliance {name}: `--alliance` takes its slug, for instance leben-mit-kindern.")
    if len(found) > 1:
        names = ", ".join(f"{home}/{alliance.slug}" for home, alliance in found)
        raise Refusal(f"Several alliances are called {name}: write one of {names}.")
    return found[0][1]
