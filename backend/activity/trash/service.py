"""Use cases: look into the trash, bring something back, erase what has waited long enough."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from backend.access.actors import SYSTEM, Actor
from backend.activity.trash import queries
from backend.activity.trash.kinds import KINDS
from backend.activity.trash.queries import Trashed
from backend.activity.trash.schemas import RestoredOut, TrashedOut
from backend.core.clock import now
from backend.core.db import Database
from backend.settings import Settings

AT_ONCE = 50


def since(settings: Settings) -> datetime:
    """What was removed after this moment is still in the trash."""
    return now() - timedelta(days=settings.trash_days)


def show_all(session: Session, actor: Actor, trashed: Sequence[Trashed], settings: Settings) -> list[TrashedOut]:
    """The removed records, with who removed them and until when they wait."""
    names = queries.removed_by(session, trashed)
    return [
        TrashedOut(
            id=one.id,
            type=one.kind,
            number=one.number,
            title=one.title.strip(),
            version=one.version,
            deleted_at=one.deleted_at,
            deleted_by=names.get(one.id),
            until=one.deleted_at + timedelta(days=settings.trash_days),
            can=["restore"] if actor.may("trash:write", one.alliance_id) else [],
        )
        for one in trashed
    ]


def restore(session: Session, actor: Actor, trashed: Trashed) -> RestoredOut:
    """Bring a record back, as its room does it."""
    record = queries.record_of(session, trashed)
    KINDS[trashed.kind].restore(session, actor, record)
    session.flush()
    return RestoredOut(
        id=record.id, type=trashed.kind, number=trashed.number, title=trashed.title.strip(), version=record.version
    )


def purge(database: Database, settings: Settings) -> int:
    """Erase for good what has waited in the trash long enough; how many records. A duty of the worker."""

    def some(session: Session) -> int:
        due = queries.due(session, since(settings), AT_ONCE)
        for kind, record in due:
            KINDS[kind].purge(session, SYSTEM, record)
        return len(due)

    erased = 0
    while number := database.run(some, write=True):
        erased += number
    return erased
