"""Every select about mandates."""

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.documents import queries as document_queries
from backend.documents.models import Document
from backend.processes.interfaces.models import Interface
from backend.processes.mandates.models import Mandate
from backend.processes.models import Process

#: What its files hang on.
SUBJECT = "mandate"


def of_process(session: Session, process_id: str, *, lock: bool = False) -> Mandate | None:
    """The mandate of a process."""
    statement = select(Mandate).where(Mandate.process_id == process_id)
    return session.execute(statement.with_for_update() if lock else statement).scalar_one_or_none()


def files_of(session: Session, mandate_id: str) -> int:
    """How many files are attached to it."""
    statement = select(func.count()).where(
        Document.subject_type == SUBJECT, Document.subject_id == mandate_id, col(Document.deleted_at).is_(None)
    )
    return int(session.execute(statement).scalar_one())


def is_there() -> ColumnElement[bool]:
    """The condition that the mandate on which a file hangs belongs to a living process."""
    return exists().where(
        Mandate.id == Document.subject_id, Process.id == Mandate.process_id, col(Process.deleted_at).is_(None)
    )


def documents(actor: Actor, mandate: Mandate) -> Select[Any]:
    """The files on a mandate."""
    return document_queries.visible_to(actor).where(Document.subject_type == SUBJECT, Document.subject_id == mandate.id)


def interface_in(session: Session, alliance_id: str, interface_id: str) -> Interface | None:
    """A living entry of the alliance's register."""
    statement = select(Interface).filter_by(id=interface_id, alliance_id=alliance_id, deleted_at=None)
    return session.execute(statement).scalar_one_or_none()
