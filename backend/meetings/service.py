"""Use cases: plan, move, hold, cancel and remove meetings. What is anchored on a meeting follows it at once."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.follow_ups import anchors
from backend.core import events, guards
from backend.core.clock import now
from backend.core.records import touch
from backend.meetings import consequences, queries
from backend.meetings.life import MeetingOnRecord, advance, begin
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.policy import can, next_states
from backend.meetings.schemas import MeetingOut
from backend.meetings.writing import COLUMNS, write

STATE_EVENTS: dict[MeetingState, str] = {
    state: f"meeting.{state}" for state in MeetingState if state != MeetingState.draft
}


def show(actor: Actor, meeting: Meeting) -> MeetingOut:
    """The meeting with what the actor may do with it."""
    return MeetingOut.model_validate(
        {
            **meeting.model_dump(),
            "when": meeting.fuzzy_date,
            "where": meeting.place,
            "group_ids": meeting.group_ids,
            "next_states": next_states(actor, meeting),
            "can": can(actor, meeting),
        }
    )


def create(
    session: Session,
    actor: Actor,
    alliance_id: str,
    values: dict[str, Any],
    *,
    series_id: str | None = None,
    scheduled_on: date | None = None,
) -> Meeting:
    """Plan a meeting, or write down one of the past. `values` are members of `MeetingIn`.

    `series_id` and `scheduled_on` are given by the series that it is a date of.
    """
    meeting = Meeting(
        alliance_id=alliance_id, group_id=values["group_id"], series_id=series_id, scheduled_on=scheduled_on
    )
    write(session, meeting, values)
    begin(meeting, MeetingState(values.get("state", MeetingState.draft)))
    session.add(meeting)
    _record(session, actor, "meeting.created", meeting, {})
    return meeting


def change(session: Session, actor: Actor, meeting: Meeting, values: dict[str, Any]) -> None:
    """Move, hold, cancel or otherwise change a meeting. `values` are the members that were sent.

    Raises 409 for a state that cannot follow the present one.
    """
    if values.get("state") == MeetingState.invited != meeting.state:
        guards.check(session, actor, "meeting.invited", meeting)
    before = consequences.Before.of(meeting)
    write(session, meeting, values)
    if "state" in values:
        advance(meeting, MeetingState(values["state"]))
    if not session.is_modified(meeting):
        return
    touch(meeting)
    is_moved = before.days != (meeting.earliest, meeting.latest)
    event_type = "meeting.moved" if is_moved else "meeting.changed"
    if meeting.state != before.state:
        event_type = STATE_EVENTS.get(MeetingState(meeting.state), event_type)
    _record(session, actor, event_type, meeting, _changes(meeting, before))
    consequences.follow(session, actor, meeting, before)


def delete(session: Session, actor: Actor, meeting: Meeting) -> None:
    """Leave a tombstone of the meeting; what was anchored on it waits for the next one. Raises 409 for approved minutes."""
    if queries.is_on_record(session, meeting.id):
        raise MeetingOnRecord
    before = consequences.Before.of(meeting)
    meeting.deleted_at = now()
    touch(meeting)
    _record(session, actor, "meeting.deleted", meeting, _changes(meeting, before))
    consequences.follow(session, actor, meeting, before)


def restore(session: Session, actor: Actor, meeting: Meeting) -> None:
    """Bring a meeting back from the trash; what is anchored on it follows it again."""
    before = consequences.Before.of(meeting)
    meeting.deleted_at = None
    touch(meeting)
    _record(session, actor, "meeting.restored", meeting, _changes(meeting, before))


def purge(session: Session, actor: Actor, meeting: Meeting) -> None:
    """Erase what was known of a removed meeting; its tombstone stays."""
    meeting.title, meeting.place, meeting.room, meeting.link = "", None, None, None
    meeting.fuzzy_date = meeting.earliest = meeting.latest = meeting.scheduled_on = None
    meeting.moderator = meeting.minute_taker = meeting.headcount = None
    meeting.further = []
    touch(meeting)
    queries.erase_parts(session, meeting.id)
    _record(session, actor, "meeting.purged", meeting, {})


def _changes(meeting: Meeting, before: consequences.Before) -> dict[str, list[Any]]:
    """Changed members as the API names them; of the date its words and its bounds, of parties their names."""
    changes = events.changes_of(meeting)
    if "fuzzy_date" in changes:
        changes["when"] = [date and date["text"] for date in changes.pop("fuzzy_date")]
    for name in ("moderator", "minute_taker"):
        if name in changes:
            changes[name] = [party and party["name"] for party in changes[name]]
    for name, column in COLUMNS.items():
        if column in changes:
            changes[name] = changes.pop(column)
    if sorted(before.group_ids) != sorted(meeting.group_ids):
        changes["group_ids"] = [list(before.group_ids), meeting.group_ids]
    return changes


def _record(session: Session, actor: Actor, event_type: str, meeting: Meeting, changes: dict[str, list[Any]]) -> None:
    subject = events.Subject("meeting", meeting.id)
    alliance = meeting.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)
    anchors.settle(session, actor, alliance)
