"""Every select about obligations."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.models import Alliance, AllianceState
from backend.core.problems import NotFound
from backend.processes.certificates.models import Certificate
from backend.processes.models import Process
from backend.processes.obligations.models import Obligation, ObligationFulfilment, ObligationKind, ObligationReminder
from backend.processes.obligations.schemas import ObligationState
from backend.processes.reports.models import Report

#: A sort in which what is over comes last.
BY_DUE = func.coalesce(col(Obligation.next_due), date.max)


def visible_to(actor: Actor) -> Select[Any]:
    """Obligations of the actor's alliances."""
    return select(Obligation).where(actor.sees(Obligation.alliance_id))


def of_alliance(
    actor: Actor,
    alliance_id: str,
    *,
    state: ObligationState | None,
    process_id: str | None,
    certificate_id: str | None,
    on: date,
) -> Select[Any]:
    """Obligations of one alliance, in this state on this day."""
    statement = visible_to(actor).where(Obligation.alliance_id == alliance_id)
    if process_id is not None:
        statement = statement.where(Obligation.process_id == process_id)
    if certificate_id is not None:
        statement = statement.where(Obligation.certificate_id == certificate_id)
    due = col(Obligation.next_due)
    conditions = {
        ObligationState.open: due >= on,
        ObligationState.overdue: due < on,
        ObligationState.fulfilled: due.is_(None),
    }
    return statement if state is None else statement.where(conditions[state])


def find(session: Session, actor: Actor, obligation_id: str) -> Obligation:
    """The obligation by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Obligation.id == obligation_id, col(Obligation.deleted_at).is_(None))
    found: Obligation | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def fulfilments(session: Session, ids: Collection[str]) -> dict[str, list[ObligationFulfilment]]:
    """By obligation: what fulfilled its due dates."""
    statement = select(ObligationFulfilment).where(col(ObligationFulfilment.obligation_id).in_(sorted(ids)))
    found: dict[str, list[ObligationFulfilment]] = {}
    for one in session.execute(statement.order_by(ObligationFulfilment.due_on)).scalars():
        found.setdefault(one.obligation_id, []).append(one)
    return found


def of_certificate(session: Session, certificate_id: str, *, removed: bool = False) -> list[Obligation]:
    """What a certificate obliges to; with `removed` only what was removed."""
    gone = col(Obligation.deleted_at)
    statement = select(Obligation).where(
        Obligation.certificate_id == certificate_id, gone.is_not(None) if removed else gone.is_(None)
    )
    return list(session.execute(statement.order_by(Obligation.starts_on, Obligation.id)).scalars())


def of_process(session: Session, process_id: str) -> list[Obligation]:
    """The living obligations of a process."""
    statement = select(Obligation).filter_by(process_id=process_id, deleted_at=None)
    return list(session.execute(statement.order_by(Obligation.starts_on, Obligation.id)).scalars())


def asking_for_reports(session: Session, alliance_id: str) -> list[Obligation]:
    """The living obligations of an alliance to report, of which a due date is open."""
    statement = select(Obligation).where(
        Obligation.alliance_id == alliance_id,
        Obligation.kind == ObligationKind.report,
        col(Obligation.next_due).is_not(None),
        col(Obligation.deleted_at).is_(None),
    )
    return list(session.execute(statement.order_by(Obligation.next_due, Obligation.id)).scalars())


def exists_in(
    session: Session, table: type[Process] | type[Certificate] | type[Report], alliance: str, key: str
) -> bool:
    """Whether the alliance has a living record of this id."""
    statement = select(table.id).filter_by(id=key, alliance_id=alliance, deleted_at=None)
    return session.execute(statement).first() is not None


def to_remind(session: Session, on: date) -> list[str]:
    """Ids of obligations whose next due date comes soon or has passed, in alliances that are not dissolved."""
    statement = (
        select(Obligation.id, Obligation.next_due, Obligation.remind_days_before)
        .join(Alliance, Alliance.id == Obligation.alliance_id)
        .where(
            col(Obligation.deleted_at).is_(None),
            col(Obligation.next_due).is_not(None),
            col(Alliance.deleted_at).is_(None),
            Alliance.state != AllianceState.dissolved,
        )
    )
    rows = session.execute(statement.order_by(Obligation.next_due, Obligation.id))
    return [row.id for row in rows if (row.next_due - on).days <= row.remind_days_before]


def locked(session: Session, obligation_id: str) -> Obligation | None:
    """A living obligation for whoever reminds of it now; None while another worker does."""
    statement = select(Obligation).filter_by(id=obligation_id, deleted_at=None).with_for_update(skip_locked=True)
    return session.execute(statement.execution_options(populate_existing=True)).scalar_one_or_none()


def claim(session: Session, reminder: ObligationReminder) -> bool:
    """Note that a due date is reminded of; whether nobody had done so."""
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert
    statement = insert(ObligationReminder).values(reminder.model_dump()).on_conflict_do_nothing()
    return bool(session.execute(statement.returning(ObligationReminder.id)).first())
