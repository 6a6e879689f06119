"""Use cases: write obligations down, change, fulfil and remove them."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import Conflict, invalid
from backend.core.records import touch
from backend.meetings.writing import party
from backend.people.parties import Directory
from backend.processes.certificates.models import Certificate
from backend.processes.models import Process
from backend.processes.obligations import dues, queries
from backend.processes.obligations.models import Obligation, ObligationFulfilment
from backend.processes.obligations.schemas import FulfilmentIn, ObligationOut
from backend.processes.reports.models import Report

PARTIES = ("recipient", "responsible")
#: What the due dates follow from.
DATED = {"starts_on", "rule", "until"}


class NothingDue(Conflict):
    """All due dates of the obligation are fulfilled."""


def show_all(session: Session, actor: Actor, obligations: Sequence[Obligation]) -> list[ObligationOut]:
    """The obligations with their due dates, in a constant number of statements."""
    fulfilled, on = queries.fulfilments(session, {one.id for one in obligations}), today()
    return [
        ObligationOut.model_validate(
            {
                **one.model_dump(),
                "state": dues.state_of(one, on),
                "dues": dues.dues_of(one, fulfilled.get(one.id, []), on),
                "can": ["edit", "fulfil", "delete"] if actor.may("processes:write", one.alliance_id) else [],
            }
        )
        for one in obligations
    ]


def show(session: Session, actor: Actor, obligation: Obligation) -> ObligationOut:
    """One obligation as the list shows it."""
    session.flush()
    return show_all(session, actor, [obligation])[0]


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> Obligation:
    """Write an obligation down. `values` are members of `ObligationIn`; raises 422 for what cannot be meant."""
    obligation = Obligation(alliance_id=alliance_id, title=values.pop("title"), starts_on=values.pop("starts_on"))
    _write(session, obligation, values)
    obligation.next_due = dues.next_open(obligation, ())
    session.add(obligation)
    _record(session, actor, "obligation.created", obligation, {"next_due": [None, str(obligation.next_due)]})
    return obligation


def change(session: Session, actor: Actor, obligation: Obligation, values: dict[str, Any]) -> None:
    """Change an obligation. `values` are the members that were sent."""
    _write(session, obligation, values)
    if DATED & values.keys():
        obligation.next_due = dues.next_open(obligation, _fulfilled(session, obligation))
    changes = events.changes_of(obligation)
    if not changes:
        return
    touch(obligation)
    _record(session, actor, "obligation.changed", obligation, changes)


def fulfil(session: Session, actor: Actor, obligation: Obligation, body: FulfilmentIn) -> None:
    """Fulfil the next due date. Raises 409 if nothing is due any more, 422 for a report of somebody else's."""
    if obligation.next_due is None:
        raise NothingDue
    if body.report_id and not queries.exists_in(session, Report, obligation.alliance_id, body.report_id):
        raise invalid("#/report_id", "unknown_reference")
    done = body.fulfilled_on or today()
    if done > today():
        raise invalid("#/fulfilled_on", "fulfilled_in_the_future")
    due = obligation.next_due
    fulfilment = ObligationFulfilment(
        alliance_id=obligation.alliance_id,
        obligation_id=obligation.id,
        due_on=due,
        fulfilled_on=done,
        report_id=body.report_id,
        url=body.url,
        note=body.note,
    )
    session.add(fulfilment)
    obligation.next_due = dues.next_open(obligation, {*_fulfilled(session, obligation), due})
    touch(obligation)
    changes = {"due_on": [None, str(due)], **events.changes_of(obligation)}
    _record(session, actor, "obligation.fulfilled", obligation, changes)


def delete(session: Session, actor: Actor, obligation: Obligation) -> None:
    """Leave a tombstone of an obligation."""
    obligation.deleted_at = now()
    touch(obligation)
    _record(session, actor, "obligation.deleted", obligation, {})


def restore(session: Session, actor: Actor, obligation: Obligation) -> None:
    """Bring an obligation back from the trash."""
    obligation.deleted_at = None
    touch(obligation)
    _record(session, actor, "obligation.restored", obligation, {})


def purge(session: Session, actor: Actor, obligation: Obligation) -> None:
    """Erase the words of a removed obligation; its tombstone stays."""
    obligation.title = ""
    obligation.recipient = obligation.responsible = obligation.note = None
    for one in queries.fulfilments(session, {obligation.id}).get(obligation.id, []):
        one.url = one.note = None
    touch(obligation)
    _record(session, actor, "obligation.purged", obligation, {})


def record_reminder(session: Session, actor: Actor, event_type: str, obligation: Obligation) -> None:
    """Note in the history that a due date comes or has passed."""
    _record(session, actor, event_type, obligation, {"next_due": [None, str(obligation.next_due)]})


def _fulfilled(session: Session, obligation: Obligation) -> set[Any]:
    return {one.due_on for one in queries.fulfilments(session, {obligation.id}).get(obligation.id, [])}


def _write(session: Session, obligation: Obligation, values: dict[str, Any]) -> None:
    directory, alliance = Directory(session, obligation.alliance_id), obligation.alliance_id
    for name, value in values.items():
        setattr(obligation, name, party(directory, value, f"#/{name}") if name in PARTIES else value)
    if obligation.until and obligation.until < obligation.starts_on:
        raise invalid("#/until", "ends_before_it_starts")
    for name, table in (("process_id", Process), ("certificate_id", Certificate)):
        if values.get(name) and not queries.exists_in(session, table, alliance, values[name]):
            raise invalid(f"#/{name}", "unknown_reference")


def _record(session: Session, actor: Actor, event_type: str, obligation: Obligation, changes: dict[str, Any]) -> None:
    subject = events.Subject("obligation", obligation.id)
    alliance = obligation.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)
