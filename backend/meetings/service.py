"""Use cases: plan, move, hold, cancel and remove meetings. What is anchored on a meeting follows it at once."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.follow_ups import anchors
from backend.alliances.groups import queries as group_queries
from backend.core import events
from backend.core.clock import now, today
from backend.core.dates import FuzzyDate, FuzzyDateIn, understand
from backend.core.problems import invalid
from backend.core.records import touch
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.schemas import MeetingOut

CLOSE_BY = timedelta(days=90)
STATE_EVENTS = {state: f"meeting.{state}" for state in MeetingState if state != MeetingState.draft}


def show(actor: Actor, meeting: Meeting) -> MeetingOut:
    """The meeting with what the actor may do with it."""
    can = ["edit"] if actor.may("meetings:write", meeting.alliance_id, meeting.group_id) else []
    if actor.may("meetings:write", meeting.alliance_id):
        can.append("delete")
    return MeetingOut.model_validate(
        {**meeting.model_dump(), "when": meeting.fuzzy_date, "where": meeting.place, "can": can}
    )


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> Meeting:
    """Plan a meeting. `values` are members of `MeetingIn`."""
    meeting = Meeting(alliance_id=alliance_id, group_id=values["group_id"])
    _write(session, meeting, values)
    session.add(meeting)
    _record(session, actor, "meeting.created", meeting, {})
    return meeting


def change(session: Session, actor: Actor, meeting: Meeting, values: dict[str, Any]) -> None:
    """Move, hold, cancel or otherwise change a meeting. `values` are the members that were sent."""
    state, days = meeting.state, (meeting.earliest, meeting.latest)
    _write(session, meeting, values)
    if not session.is_modified(meeting):
        return
    touch(meeting)
    event_type = "meeting.moved" if days != (meeting.earliest, meeting.latest) else "meeting.changed"
    if meeting.state != state:
        event_type = STATE_EVENTS.get(MeetingState(meeting.state), event_type)
    _record(session, actor, event_type, meeting, _changes(meeting))


def delete(session: Session, actor: Actor, meeting: Meeting) -> None:
    """Leave a tombstone of the meeting; what was anchored on it waits for the next one."""
    meeting.deleted_at = now()
    touch(meeting)
    _record(session, actor, "meeting.deleted", meeting, _changes(meeting))


def restore(session: Session, actor: Actor, meeting: Meeting) -> None:
    """Bring a meeting back from the trash; what is anchored on it follows it again."""
    meeting.deleted_at = None
    touch(meeting)
    _record(session, actor, "meeting.restored", meeting, _changes(meeting))


def purge(session: Session, actor: Actor, meeting: Meeting) -> None:
    """Erase what was known of a removed meeting; its tombstone stays."""
    meeting.title, meeting.place = "", None
    meeting.fuzzy_date = meeting.earliest = meeting.latest = None
    touch(meeting)
    _record(session, actor, "meeting.purged", meeting, {})


def _write(session: Session, meeting: Meeting, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if name == "when":
            fuzzy = None if value is None else _understood(meeting, value)
            meeting.fuzzy_date = fuzzy.model_dump(mode="json") if fuzzy else None
            meeting.earliest, meeting.latest = (fuzzy.earliest, fuzzy.latest) if fuzzy else (None, None)
        else:
            setattr(meeting, "place" if name == "where" else name, value)
    if "group_id" in values and not group_queries.exists_in(session, meeting.alliance_id, meeting.group_id):
        raise invalid("#/group_id", "unknown_reference")


def _understood(meeting: Meeting, written: FuzzyDateIn) -> FuzzyDate:
    """What was written, seen from today; a year that is not written is the one closest to the meeting's own date."""
    try:
        fuzzy = understand(written, today())
        if meeting.earliest and (fuzzy.year_inferred or fuzzy.earliest is None):
            # Seen from well before, so that a date shortly before the present one is no guess either.
            close_by = understand(written, meeting.earliest - CLOSE_BY)
            fuzzy = close_by if close_by.year_inferred else fuzzy
    except ValueError as contradiction:
        raise invalid("#/when", str(contradiction)) from contradiction
    if fuzzy.anchor is not None:
        raise invalid("#/when/anchor", "meeting_follows_no_meeting")
    return fuzzy


def _changes(meeting: Meeting) -> dict[str, list[Any]]:
    """Changed members as the API names them; of the date its words and its bounds."""
    changes = events.changes_of(meeting)
    if "fuzzy_date" in changes:
        changes["when"] = [date and date["text"] for date in changes.pop("fuzzy_date")]
    if "place" in changes:
        changes["where"] = changes.pop("place")
    return changes


def _record(session: Session, actor: Actor, event_type: str, meeting: Meeting, changes: dict[str, list[Any]]) -> None:
    subject = events.Subject("meeting", meeting.id)
    alliance = meeting.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)
    anchors.settle(session, actor, alliance)
