"""Every select of the report."""

from typing import Any

from sqlalchemy import case, func, select
from sqlmodel import Session

from backend.programmes.programme_events.models import (
    ProgrammeEvent,
    ProgrammeEventState,
    Registration,
    RegistrationAttendance,
    RegistrationState,
)


def event_counts(session: Session, programme_id: str) -> list[dict[str, Any]]:
    """Events by kind, with how many were registered and came; without what was cancelled."""
    registered = case((Registration.state == RegistrationState.registered, 1), else_=0)
    present = case((Registration.attendance == RegistrationAttendance.present, 1), else_=0)
    statement = (
        select(
            ProgrammeEvent.kind,
            func.count(ProgrammeEvent.id.distinct()).label("events"),
            func.coalesce(func.sum(registered), 0).label("registered"),
            func.coalesce(func.sum(present), 0).label("present"),
        )
        .join(Registration, Registration.programme_event_id == ProgrammeEvent.id, isouter=True)
        .where(ProgrammeEvent.programme_id == programme_id, ProgrammeEvent.state != ProgrammeEventState.cancelled)
        .group_by(ProgrammeEvent.kind)
        .order_by(ProgrammeEvent.kind)
    )
    return [dict(row) for row in session.execute(statement).mappings()]
