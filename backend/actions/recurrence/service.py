"""Use cases: show how a card comes back, say it, end it."""

from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions.models import ActionItem
from backend.actions.policy import Rights
from backend.actions.recurrence import queries, rules
from backend.actions.recurrence.models import Recurrence
from backend.actions.recurrence.schemas import RecurrenceIn, RecurrenceOut, RecurringCard
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import invalid
from backend.core.records import touch

DAYS_BEFORE = 28
YEARS_AHEAD = 50
#: What is not said yet has a version too, so that of two who say it first the second is told.
UNSAID = 0


class Said:
    """What was said about a card, as `If-Match` is held against it."""

    def __init__(self, recurrence: Recurrence | None) -> None:
        self.recurrence = recurrence
        self.version = recurrence.version if recurrence else UNSAID

    @property
    def holds(self) -> bool:
        """Whether the card comes back."""
        return self.recurrence is not None and self.recurrence.deleted_at is None


def said(session: Session, item: ActionItem) -> Said:
    """What was said about this card."""
    return Said(queries.of_item(session, item.id))


def show(session: Session, actor: Actor, item: ActionItem) -> RecurrenceOut:
    """How the card comes back, with the cards before and behind it."""
    known = said(session, item)
    rule = known.recurrence if known.holds else None
    previous_id = known.recurrence.previous_id if known.recurrence else None
    next_id = queries.next_id(session, item.id)
    cards = queries.shown(session, actor, [one for one in (previous_id, next_id) if one])
    prefix = action_queries.short_name(session, item.alliance_id)
    named = {
        key: RecurringCard(id=card.id, number=f"{prefix}-{card.number}", title=card.title)
        for key, card in cards.items()
    }
    rights = Rights(session, actor, item.alliance_id).can(item.id, item.group_id, item.created_by)
    return RecurrenceOut(
        action_item_id=item.id,
        version=known.version,
        rule=rule.rule if rule else None,
        next_on=rule.next_on if rule else None,
        days_before=rule.days_before if rule else None,
        due_on=rule.due_on if rule else None,
        previous=named.get(previous_id or ""),
        next=named.get(next_id or ""),
        can=["edit"] if "edit" in rights else [],
    )


def say(session: Session, actor: Actor, item: ActionItem, body: RecurrenceIn) -> None:
    """Say how a card comes back. Raises 422 for a day in the past or too far off, and for days longer than the rule."""
    if body.next_on < today():
        raise invalid("#/next_on", "next_on_past")
    if body.next_on.year > today().year + YEARS_AHEAD:
        raise invalid("#/next_on", "next_on_far", years=YEARS_AHEAD)
    most = rules.shortest(body.rule)
    days_before = min(DAYS_BEFORE, most) if body.days_before is None else body.days_before
    if days_before > most:
        raise invalid("#/days_before", "days_before_too_many", most=most)
    values: dict[str, Any] = {"rule": body.rule, "next_on": body.next_on, "days_before": days_before}
    known = said(session, item).recurrence
    if known is None:
        values |= counted(body.next_on, values)
        made = Recurrence(alliance_id=item.alliance_id, action_item_id=item.id, **values)
        session.add(made)
        record(session, actor, "recurrence.changed", item, made, {"rule": [None, made.rule]})
        return
    is_same = known.deleted_at is None and (known.rule, known.next_on) == (body.rule, body.next_on)
    values |= counted(known.starts_on if is_same else body.next_on, values)
    for name, value in {**values, "deleted_at": None}.items():
        setattr(known, name, value)
    touch(known)
    record(session, actor, "recurrence.changed", item, known, events.changes_of(known))


def end(session: Session, actor: Actor, item: ActionItem, recurrence: Recurrence) -> None:
    """Let a card come back no more. What it followed stays known."""
    recurrence.deleted_at = now()
    touch(recurrence)
    record(session, actor, "recurrence.deleted", item, recurrence, {"rule": [recurrence.rule, None]})


def counted(starts_on: date, values: dict[str, Any]) -> dict[str, date]:
    """What is reckoned from a rule's day: where it counts from, and when the next card is made."""
    return {"starts_on": starts_on, "due_on": values["next_on"] - timedelta(days=values["days_before"])}


def record(
    session: Session, actor: Actor, event_type: str, item: ActionItem, row: Recurrence, changes: dict[str, Any]
) -> None:
    """The event of a recurrence, in the history of its card."""
    number = f"{action_queries.short_name(session, item.alliance_id)}-{item.number}"
    subject = events.Subject("recurrence", row.id, number, context_id=item.id)
    alliance = item.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)
