"""Use cases: write an outcome down with what follows from it, change it, remove it."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.problems import invalid
from backend.core.records import touch
from backend.meetings.agenda.items import policy
from backend.meetings.agenda.models import AgendaItem, Outcome, OutcomeKind
from backend.meetings.agenda.outcomes import cards, postponing, queries
from backend.meetings.agenda.outcomes.schemas import OutcomeIn
from backend.meetings.decisions import service as decisions
from backend.meetings.models import Meeting

#: Which member belongs to which kind.
MEMBERS = {
    "decision": OutcomeKind.decision,
    "decision_id": OutcomeKind.decision,
    "action_item": OutcomeKind.action_item,
    "postponed_to_id": OutcomeKind.postponement,
}


def create(session: Session, actor: Actor, item: AgendaItem, meeting: Meeting | None, body: OutcomeIn) -> Outcome:
    """Write down what came out of an item: records the decision, writes the card, postpones the item."""
    policy.require(actor, item, meeting, "run")
    assert meeting is not None, "nothing comes out of what waits"
    for name, kind in MEMBERS.items():
        if getattr(body, name) is not None and body.kind != kind:
            raise invalid(f"#/{name}", "not_of_this_kind")
    outcome = Outcome(
        alliance_id=item.alliance_id,
        meeting_id=meeting.id,
        agenda_item_id=item.id,
        position=queries.next_position(session, item.id),
        kind=body.kind,
        text=body.text,
    )
    if body.kind == OutcomeKind.information and not body.text.strip():
        raise invalid("#/text", "missing")
    if body.kind == OutcomeKind.decision:
        outcome.decision_id = _decision(session, actor, item, meeting, body)
    elif body.kind == OutcomeKind.action_item:
        if body.action_item is None:
            raise invalid("#/action_item", "missing")
        outcome.action_item_id = cards.write(session, actor, item, meeting, body.action_item).id
    elif body.kind == OutcomeKind.postponement:
        if queries.postponement_of(session, item.id) is not None:
            raise invalid("#/kind", "already_postponed")
        outcome.postponed_to_id = body.postponed_to_id
        postponing.postpone(session, actor, item, body.postponed_to_id)
    session.add(outcome)
    _record(session, actor, "outcome.created", outcome, {"kind": [None, outcome.kind]})
    return outcome


def change(
    session: Session, actor: Actor, outcome: Outcome, item: AgendaItem, meeting: Meeting, values: dict[str, Any]
) -> None:
    """Change the words of an outcome, or where the item was postponed to."""
    policy.require(actor, item, meeting, "run")
    if "postponed_to_id" in values and outcome.kind != OutcomeKind.postponement:
        raise invalid("#/postponed_to_id", "not_of_this_kind")
    if outcome.kind == OutcomeKind.information and not values.get("text", outcome.text).strip():
        raise invalid("#/text", "missing")
    for name, value in values.items():
        setattr(outcome, name, value)
    changes = events.changes_of(outcome)
    if not changes:
        return
    if "postponed_to_id" in changes:
        postponing.take_back(session, actor, item)
        postponing.postpone(session, actor, item, outcome.postponed_to_id)
    touch(outcome)
    _record(session, actor, "outcome.changed", outcome, changes)


def delete(session: Session, actor: Actor, outcome: Outcome, item: AgendaItem, meeting: Meeting) -> None:
    """Remove an outcome. A decision and a card that it names stay; a postponement is taken back."""
    policy.require(actor, item, meeting, "run")
    if outcome.kind == OutcomeKind.postponement:
        postponing.take_back(session, actor, item)
    outcome.deleted_at = now()
    touch(outcome)
    _record(session, actor, "outcome.deleted", outcome, {"kind": [outcome.kind, None]})


def _decision(session: Session, actor: Actor, item: AgendaItem, meeting: Meeting, body: OutcomeIn) -> str:
    if (body.decision is None) == (body.decision_id is None):
        raise invalid("#/decision", "missing" if body.decision is None else "decision_twice")
    if body.decision is not None:
        sent = {name: getattr(body.decision, name) for name in body.decision.model_fields_set}
        return decisions.create(session, actor, item.alliance_id, sent, meeting=meeting, agenda_item=item).id
    assert body.decision_id is not None, "one of the two"
    if not queries.decision_exists(session, item.alliance_id, body.decision_id):
        raise invalid("#/decision_id", "unknown_reference")
    return body.decision_id


def _record(session: Session, actor: Actor, event_type: str, outcome: Outcome, changes: dict[str, Any]) -> None:
    subject = events.Subject("outcome", outcome.id, context_id=outcome.meeting_id)
    alliance = outcome.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)
