"""Use cases: put on the agenda, change, bring into order, begin and end, take off."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.alliances.groups import queries as group_queries
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Conflict, Forbidden, invalid
from backend.core.records import new_id, touch
from backend.meetings.agenda.items import policy, positions, queries
from backend.meetings.agenda.models import AgendaItem, AgendaItemState
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.policy import may_run
from backend.people.parties import Directory, PartyReference

#: What an item takes from the one it goes on with, unless something else is said.
INHERITED = (
    *("title", "purpose", "minutes", "presenter", "action_item_id", "idea_id", "follow_up_id", "group_id"),
    *("is_recurring", "is_internal", "raised_by"),
)
#: On one agenda each of these stands once.
ONCE = ("rolled_from_id", "follow_up_id", "action_item_id", "idea_id")
#: What says whether an item comes back; it changes nothing of what the minutes say.
SETTLING = {"rolls_over", "is_recurring"}
TITLE_MOST = 300


class AlreadyOnAgenda(Conflict):
    """The same matter stands on this agenda, or on that of another meeting, already."""


class MeetingNotRunning(Conflict):
    """An item's turn comes while the meeting runs."""


def create(session: Session, actor: Actor, meeting: Meeting, values: dict[str, Any]) -> AgendaItem:
    """Put a point on the agenda of a meeting. `values` are members of `AgendaItemIn` that were sent."""
    if not policy.may_raise(actor, meeting.alliance_id, meeting):
        if may_run(actor, meeting):
            raise policy.AgendaClosed
        raise Forbidden(permission=policy.WRITE)
    before_id = values.pop("before", None)
    item = _new(session, actor, meeting.alliance_id, values)
    item.meeting_id, item.body_id = meeting.id, meeting.group_id
    item.position = positions.between(session, meeting.id, before_id)
    for other in queries.on_agenda(session, meeting.id):
        if any(getattr(item, name) is not None and getattr(item, name) == getattr(other, name) for name in ONCE):
            raise AlreadyOnAgenda(title=other.title)
    return _add(session, actor, item)


def let_wait(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> AgendaItem:
    """Raise a matter for the next meeting of a body. `values` are members of `WaitingItemIn` that were sent."""
    body_id = values.pop("body_id")
    if not group_queries.exists_in(session, alliance_id, body_id):
        raise invalid("#/body_id", "unknown_reference")
    item = _new(session, actor, alliance_id, values)
    item.body_id = body_id
    return _add(session, actor, item)


def go_on(session: Session, actor: Actor, item: AgendaItem, meeting: Meeting) -> AgendaItem:
    """Put the matter of an item on the agenda of a later meeting, at its end."""
    following = _new(session, actor, meeting.alliance_id, {"rolled_from_id": item.id})
    following.meeting_id, following.body_id = meeting.id, meeting.group_id
    following.position = positions.between(session, meeting.id, None)
    return _add(session, actor, following)


def change(session: Session, actor: Actor, item: AgendaItem, meeting: Meeting | None, values: dict[str, Any]) -> None:
    """Change an item. `values` are members of `AgendaItemPatch` that were sent, without the notes."""
    state = values.pop("state", None)
    if values:
        is_settling = values.keys() <= SETTLING and "edit" not in policy.can(actor, item, meeting)
        policy.require(actor, item, meeting, "settle" if is_settling else "edit")
        for name, value in _columns(session, item.alliance_id, values).items():
            setattr(item, name, value)
    if state is not None and state != item.state:
        policy.require(actor, item, meeting, "run")
        assert meeting is not None, "what waits has nobody who runs it"
        _enter(session, actor, item, meeting, AgendaItemState(state))
    if session.is_modified(item):
        record(session, actor, "agenda_item.changed", item)


def move(session: Session, actor: Actor, item: AgendaItem, before_id: str | None) -> None:
    """Put an item before another one of its agenda, or at the end."""
    assert item.meeting_id is not None, "what waits has no order"
    item.position = positions.between(session, item.meeting_id, before_id, item)
    record(session, actor, "agenda_item.moved", item)


def delete(session: Session, actor: Actor, item: AgendaItem) -> None:
    """Leave a tombstone of the item. What it went on with waits again."""
    item.deleted_at = now()
    record(session, actor, "agenda_item.deleted", item)


def stop_clock(item: AgendaItem) -> None:
    """Add the present stretch to the time spent."""
    if item.started_at is not None:
        item.seconds += max(0, round((now() - item.started_at).total_seconds()))
        item.started_at = None


def record(session: Session, actor: Actor, event_type: str, item: AgendaItem) -> None:
    """Append the event of an item; what was noted is not told."""
    changes = events.changes_of(item) if event_type == "agenda_item.changed" else {}
    if event_type == "agenda_item.created":
        changes = {"title": [None, item.title]}
    changes.pop("notes", None)
    changes.pop("notes_state", None)
    if "presenter" in changes:
        changes["presenter"] = [party and party["name"] for party in changes["presenter"]]
    touch(item)
    subject = events.Subject("agenda_item", item.id, context_id=item.meeting_id or item.id)
    alliance = item.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)


def _enter(session: Session, actor: Actor, item: AgendaItem, meeting: Meeting, state: AgendaItemState) -> None:
    """Let an item's turn come or be over. One at a time is talked about."""
    if state == AgendaItemState.in_progress:
        if meeting.state != MeetingState.running:
            raise MeetingNotRunning
        for other in queries.on_agenda(session, meeting.id):
            if other.state == AgendaItemState.in_progress:
                stop_clock(other)
                other.state = AgendaItemState.discussed
                record(session, actor, "agenda_item.changed", other)
        item.started_at = now()
    else:
        stop_clock(item)
    item.state = state


def _new(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> AgendaItem:
    """A new item of what was sent, of what it goes on with and of the records it names."""
    values = {name: value for name, value in values.items() if value is not None}
    item_id = new_id()
    # Who plans meetings puts points on agendas; who raises one is somebody else.
    raised_by = None if actor.may("meetings:write", alliance_id) else actor.name
    columns: dict[str, Any] = {"raised_by": raised_by, "matter_id": item_id}
    if rolled_from_id := values.get("rolled_from_id"):
        columns |= _inherited(session, alliance_id, rolled_from_id)
    columns |= _columns(session, alliance_id, values)
    if "title" not in columns:
        columns["title"] = _title(session, alliance_id, columns)
    return AgendaItem(id=item_id, alliance_id=alliance_id, created_by=actor.id, **columns)


def _inherited(session: Session, alliance_id: str, rolled_from_id: str) -> dict[str, Any]:
    earlier = queries.in_alliance(session, alliance_id, rolled_from_id)
    if earlier is None:
        raise invalid("#/rolled_from_id", "unknown_reference")
    following = queries.successor_of(session, earlier.id)
    if following is not None:
        raise AlreadyOnAgenda(title=following.title)
    return {**{name: getattr(earlier, name) for name in INHERITED}, "matter_id": earlier.matter_id}


def _columns(session: Session, alliance_id: str, values: dict[str, Any]) -> dict[str, Any]:
    """Columns for members that were sent. Raises 422 for records of others."""
    columns = dict(values)
    if columns.get("follow_up_id") is not None:
        card_id = queries.card_of_follow_up(session, alliance_id, columns["follow_up_id"])
        if card_id is None:
            raise invalid("#/follow_up_id", "unknown_reference")
        columns.setdefault("action_item_id", card_id)
    if columns.get("action_item_id") is not None:
        card = action_queries.in_alliance(session, alliance_id, columns["action_item_id"])
        if card is None:
            raise invalid("#/action_item_id", "unknown_reference")
        columns["action_item_id"] = card.id
    if columns.get("idea_id") is not None and queries.idea_text(session, alliance_id, columns["idea_id"]) is None:
        raise invalid("#/idea_id", "unknown_reference")
    if columns.get("group_id") is not None and not group_queries.exists_in(session, alliance_id, columns["group_id"]):
        raise invalid("#/group_id", "unknown_reference")
    if isinstance(columns.get("presenter"), PartyReference):
        read = Directory(session, alliance_id).read(columns["presenter"], "#/presenter")
        columns["presenter"] = {name: read[f"party_{name}"] for name in ("kind", "id", "name")}
        columns["presenter"]["kind"] = str(columns["presenter"]["kind"])
    return columns


def _title(session: Session, alliance_id: str, columns: dict[str, Any]) -> str:
    if columns.get("idea_id"):
        return (queries.idea_text(session, alliance_id, columns["idea_id"]) or "")[:TITLE_MOST]
    if columns.get("action_item_id"):
        card = action_queries.in_alliance(session, alliance_id, columns["action_item_id"])
        return card.title if card else ""
    raise invalid("#/title", "missing")


def _add(session: Session, actor: Actor, item: AgendaItem) -> AgendaItem:
    session.add(item)
    record(session, actor, "agenda_item.created", item)
    return item
