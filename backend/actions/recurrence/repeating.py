"""The duty that makes the next card in good time: a draft of what there was, in which nobody has promised anything."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import structlog
from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.actions import queries as action_queries
from backend.actions import service as actions
from backend.actions.cards import service as cards
from backend.actions.models import ActionItem, Assignment, AssignmentState, Partner, Sponsor, Status, Step, StepState
from backend.actions.parts import queries as part_queries
from backend.actions.recurrence import queries, rules, service
from backend.actions.recurrence.models import Recurrence
from backend.actions.schemas import ActionItemIn
from backend.core import events
from backend.core.clock import now, today
from backend.core.db import Database
from backend.core.records import touch
from backend.people import queries as people_queries
from backend.people.parties import party_of
from backend.settings import Settings

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
#: What a new card can begin with.
PARTS_MOST, PARTIES_MOST, OF_STEP_MOST = 200, 100, 50
log = structlog.get_logger("actions")


def run(database: Database, _settings: Settings) -> int:
    """Make the cards that are due; how many."""
    due = database.run(lambda session: queries.due(session, today()), read=True)
    return sum(_repeat_apart(database, recurrence_id) for recurrence_id in due)


def written(day: date) -> str:
    """A day as it stands on cards, in German: "15. Mai 2027"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def _repeat_apart(database: Database, recurrence_id: str) -> bool:
    """Make one card. What goes wrong with one is written down and keeps no other from being made."""
    try:
        return database.run(partial(_repeat, recurrence_id=recurrence_id), write=True)
    except Exception:
        log.exception("a card could not come back", recurrence_id=recurrence_id)
        return False


def _repeat(session: Session, recurrence_id: str) -> bool:
    """Make the next card and hand the rule on to it, in one transaction: all of it happens, once, or nothing."""
    before = queries.locked(session, recurrence_id, today())
    if before is None:
        return False
    (item,) = action_queries.items_by_id(session, [before.action_item_id])
    # A worker that stood still, or an alliance that slept, makes one card for a day to come, and none for the past.
    day = before.next_on
    if day < today():
        day = rules.following(before.rule, before.starts_on, today() - timedelta(days=1))
    made = _copy(session, item, day)
    values: dict[str, Any] = {
        "rule": before.rule,
        "days_before": before.days_before,
        "next_on": rules.following(before.rule, before.starts_on, day),
    }
    before.deleted_at = now()
    touch(before)
    values |= service.counted(before.starts_on, values)
    session.add(Recurrence(alliance_id=item.alliance_id, action_item_id=made.id, previous_id=item.id, **values))
    prefix = action_queries.short_name(session, item.alliance_id)
    events.record(
        session,
        SYSTEM,
        "action_item.recurred",
        events.Subject("action_item", made.id, f"{prefix}-{made.number}"),
        stream_id=item.alliance_id,
        alliance_id=item.alliance_id,
        changes={"rule": [None, before.rule], "previous": [None, f"{prefix}-{item.number}"]},
    )
    return True


def _copy(session: Session, item: ActionItem, day: date) -> ActionItem:
    """A draft of the card for that day: every step open, everybody asked, nothing promised."""
    steps = [one for one in part_queries.parts_in(session, Step, item.id) if one.state != StepState.dropped][
        :PARTS_MOST
    ]
    asked = _asked(session, item)
    has_group = item.group_id and action_queries.group_exists(session, item.alliance_id, item.group_id)
    body = {
        "title": item.title,
        "idea": item.idea,
        "group_id": item.group_id if has_group else None,
        "field_of_action": item.field_of_action,
        "status": Status.draft,
        "steps": [{"text": one.text, "assignments": asked.get(one.id, [])[:OF_STEP_MOST]} for one in steps],
        "assignments": asked.get(None, [])[:PARTS_MOST],
        "follow_ups": [{"when": written(day)}],
        "partners": [{**one, "state": "to_be_won"} for one in _parties(session, item, Partner)],
        "sponsors": [{**one, "state": "to_be_found"} for one in _parties(session, item, Sponsor)],
    }
    made = actions.create(session, SYSTEM, item.alliance_id, ActionItemIn.model_validate(body))
    # Who wrote the first one may also write on what comes of it.
    made.created_by = item.created_by
    copies = dict(zip((one.id for one in steps), part_queries.parts_in(session, Step, made.id), strict=True))
    for step in steps:
        if step.parent_id in copies:
            copies[step.id].parent_id = copies[step.parent_id].id
    cards.refresh(session, [made])
    return made


def _asked(session: Session, item: ActionItem) -> dict[str | None, list[dict[str, Any]]]:
    """Who is asked again, by step; who said no is not."""
    found: dict[str | None, list[dict[str, Any]]] = {}
    gone = _gone(session, item.alliance_id)
    for one in part_queries.parts_in(session, Assignment, item.id):
        if one.state != AssignmentState.declined and one.party_id not in gone:
            asked = {"party": party_of(one), "task": one.task, "role": one.role}
            found.setdefault(one.step_id, []).append(asked)
    return found


def _parties(session: Session, item: ActionItem, table: type[Partner] | type[Sponsor]) -> list[dict[str, Any]]:
    gone = _gone(session, item.alliance_id)
    rows = [one for one in part_queries.parts_in(session, table, item.id) if one.party_id not in gone]
    return [{"party": party_of(one)} for one in rows[:PARTIES_MOST]]


def _gone(session: Session, alliance_id: str) -> set[str]:
    """The ids of people, organisations and groups that were removed: nobody asks them anew."""
    return {key for _, key, was_removed, *_ in people_queries.names(session, alliance_id) if was_removed}
