"""Every select of public process pages."""

from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from backend.meetings.models import Meeting
from backend.processes.mandates.models import Mandate
from backend.processes.models import Process, ProcessState
from backend.processes.timeline.queries import meetings_of

#: A page shows no more.
DATES_MOST = 500


def public(session: Session, alliance_id: str) -> list[Process]:
    """The public processes of an alliance, newest first."""
    statement = select(Process).where(
        Process.alliance_id == alliance_id,
        col(Process.is_public).is_(True),
        col(Process.deleted_at).is_(None),
        Process.state != ProcessState.cancelled,
    )
    return list(session.execute(statement.order_by(col(Process.id).desc())).scalars())


def mandate(session: Session, process_id: str) -> Mandate | None:
    """The mandate of a process."""
    return session.execute(select(Mandate).filter_by(process_id=process_id, deleted_at=None)).scalar_one_or_none()


def dates(session: Session, process: Process, *, whole: bool) -> list[Any]:
    """The meetings of the process that were not called off, in the order of their dates.

    `whole`: the alliance has no other process, so that all its meetings are this one's. Else they are those of its
    bodies and workshops while it lasts: what other groups meet for is nobody's business out there.
    """
    statement = meetings_of(select(Meeting.title, Meeting.kind, Meeting.fuzzy_date), process, whole)
    if not whole:
        for bound, column in ((process.started_on, Meeting.latest), (process.closed_on, Meeting.earliest)):
            if bound is not None:
                statement = statement.where(column >= bound if column is Meeting.latest else column <= bound)  # type: ignore[operator]  # columns
    in_order = (col(Meeting.earliest).is_(None), Meeting.latest, Meeting.earliest, Meeting.id)
    return list(session.execute(statement.order_by(*in_order).limit(DATES_MOST)).all())
