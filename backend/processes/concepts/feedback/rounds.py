"""Use cases: open, change, close and remove rounds of feedback."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.records import touch
from backend.people.parties import Directory
from backend.processes.concepts import policy as concept_policy
from backend.processes.concepts import queries as concept_queries
from backend.processes.concepts.feedback import order, policy, queries
from backend.processes.concepts.feedback.schemas import FeedbackRoundOut
from backend.processes.concepts.history import record_part
from backend.processes.concepts.models import Concept, FeedbackAudience, FeedbackRound
from backend.processes.concepts.parties import read_all


def show_all(
    session: Session, actor: Actor, concept: Concept, opened: Sequence[FeedbackRound]
) -> list[FeedbackRoundOut]:
    """Rounds of one concept with how much was said in them."""
    counted = queries.counts(session, {one.id for one in opened})
    found = []
    for one in opened:
        total, unanswered = counted.get(one.id, (0, 0))
        values = {
            **one.model_dump(),
            "waits_for": order.waits_for(session, concept, one) if one.closed_at is None else None,
            "feedback_count": total,
            "unanswered_count": unanswered,
            "can": policy.can_round(actor, concept, one),
        }
        found.append(FeedbackRoundOut.model_validate(values))
    return found


def show(session: Session, actor: Actor, opened: FeedbackRound) -> FeedbackRoundOut:
    """One round as the list shows it."""
    concept = concept_queries.living(session, opened.concept_id)
    return show_all(session, actor, concept, [opened])[0]


def create(session: Session, actor: Actor, concept: Concept, values: dict[str, Any]) -> FeedbackRound:
    """Open a round. `values` are members of `FeedbackRoundIn`; who is asked follows from the form of participation."""
    concept_policy.require_edit(actor, concept)
    audience = FeedbackAudience(values["audience"])
    given = values.get("asked")
    directory = Directory(session, concept.alliance_id)
    asked = order.asked(concept, audience) if given is None else read_all(directory, given, "#/asked")
    is_open = values.get("is_open_to_all")
    opened = FeedbackRound(
        alliance_id=concept.alliance_id,
        concept_id=concept.id,
        number=queries.next_number(session, concept),
        audience=audience,
        subject=values["subject"],
        asked=asked,
        is_open_to_all=order.is_open_to_all(concept, audience) if is_open is None else is_open,
        due_on=values.get("due_on"),
        note=values.get("note"),
        opened_at=now(),
    )
    session.add(opened)
    record_part(session, actor, "feedback_round.created", opened, {"audience": [None, opened.audience]})
    return opened


def change(session: Session, actor: Actor, opened: FeedbackRound, values: dict[str, Any]) -> None:
    """Change a round that is still open."""
    _require(session, actor, opened, "edit")
    directory = Directory(session, opened.alliance_id)
    for name, value in values.items():
        setattr(opened, name, read_all(directory, value, "#/asked") if name == "asked" else value)
    changes = _changes(opened)
    if changes:
        touch(opened)
        record_part(session, actor, "feedback_round.changed", opened, changes)


def close(session: Session, actor: Actor, opened: FeedbackRound) -> None:
    """Close a round: nothing more is accepted in it. Raises 409 if it is closed already."""
    _require(session, actor, opened, "close")
    opened.closed_at = now()
    touch(opened)
    record_part(session, actor, "feedback_round.closed", opened, {})


def delete(session: Session, actor: Actor, opened: FeedbackRound) -> None:
    """Remove a round that was opened by mistake. Raises 409 if something was said in it."""
    _require(session, actor, opened, "delete")
    if queries.counts(session, {opened.id}):
        raise policy.FeedbackRoundHeard(number=opened.number)
    opened.deleted_at = now()
    touch(opened)
    record_part(session, actor, "feedback_round.deleted", opened, {})


def _require(session: Session, actor: Actor, opened: FeedbackRound, right: str) -> None:
    concept = concept_queries.living(session, opened.concept_id)
    concept_policy.require_edit(actor, concept)
    if opened.closed_at is not None:
        raise policy.FeedbackRoundClosed(number=opened.number)
    policy.require(policy.can_round(actor, concept, opened), right)


def _changes(opened: FeedbackRound) -> dict[str, list[Any]]:
    changes = events.changes_of(opened)
    if "asked" in changes:
        changes["asked"] = [[party["name"] for party in parties or ()] for parties in changes["asked"]]
    return changes
