"""Endpoints: meetings."""

from datetime import date
from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.guards import RuleNotMet
from backend.core.pagination import Paging, as_timeline, chronological, paginate
from backend.core.schemas import Page, Tombstone
from backend.meetings import policy, queries, service
from backend.meetings.life import MeetingOnRecord, MeetingStateNotPossible
from backend.meetings.models import Meeting, MeetingKind
from backend.meetings.schemas import MeetingIn, MeetingOut, MeetingPatch, MeetingStateIn, TakenState

routes = Routes("meetings")
SORTS = {
    **chronological("when", Meeting.earliest, Meeting.latest),
    **as_timeline("timeline", Meeting.earliest, Meeting.latest),
    "updated_at": Meeting.updated_at,
    "created_at": Meeting.created_at,
}


@routes.get("/alliances/{alliance_id}/meetings", "meetings:read")
def list_meetings(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    group_id: Annotated[str | None, Query(description="Only meetings in which this group sits")] = None,
    kind: MeetingKind | None = None,
    series_id: str | None = None,
    state: TakenState | None = None,
    starting: Annotated[date | None, Query(description="Only meetings that are not over before this day")] = None,
    ending: Annotated[date | None, Query(description="Only meetings that begin on this day or before")] = None,
) -> Page[MeetingOut | Tombstone]:
    """List the meetings of an alliance's groups, by date; those without a date come last.

    `sort=timeline` puts what is only known to the month behind the days that fell in it.
    """
    alliance = alliance_queries.require(session, actor, alliance_id, "meetings:read", invited=True)
    statement = queries.of_alliance(
        actor,
        alliance.id,
        group_id=group_id,
        kind=kind,
        series_id=series_id,
        states=state.states if state else (),
        starting=starting,
        ending=ending,
    )
    return paginate(
        session,
        paging,
        statement,
        entity=Meeting,
        sorts=SORTS,
        default="when",
        show=lambda meeting: service.show(actor, meeting),
    )


@routes.post("/alliances/{alliance_id}/meetings", "meetings:write")
def create_meeting(session: Session, actor: Actor, alliance_id: str, body: MeetingIn) -> MeetingOut:
    """Plan a meeting of a group, or of several."""
    alliance = alliance_queries.require(session, actor, alliance_id, "meetings:write", group_id=body.group_id)
    policy.require_groups(actor, alliance.id, body.group_ids)
    values = {name: getattr(body, name) for name in MeetingIn.model_fields}
    return service.show(actor, service.create(session, actor, alliance.id, values))


@routes.get("/meetings/{meeting_id}", "meetings:read")
def read_meeting(session: Session, actor: Actor, meeting_id: str) -> MeetingOut:
    """Read one meeting."""
    return service.show(actor, queries.find(session, actor, meeting_id))


@routes.patch("/meetings/{meeting_id}", "meetings:write", problems=(MeetingStateNotPossible, RuleNotMet))
def change_meeting(
    session: Session, actor: Actor, meeting_id: str, body: MeetingPatch, if_match: IfMatch
) -> MeetingOut:
    """Move, hold, cancel or otherwise change a meeting. Dates that are anchored on it follow."""
    meeting = queries.find(session, actor, meeting_id)
    policy.require_edit(actor, meeting)
    if "group_id" in (changes := body.changes()):
        actor.require("meetings:write", meeting.alliance_id, group_id=changes["group_id"])
    policy.require_groups(actor, meeting.alliance_id, {*changes.get("group_ids", ())} - {*meeting.all_group_ids})
    if_match.check(meeting)
    service.change(session, actor, meeting, changes)
    return service.show(actor, meeting)


@routes.put("/meetings/{meeting_id}/state", "agenda-items:write", problems=(MeetingStateNotPossible, RuleNotMet))
def set_meeting_state(
    session: Session, actor: Actor, meeting_id: str, body: MeetingStateIn, if_match: IfMatch
) -> MeetingOut:
    """Open or end a meeting, or bring it into another state; also for who moderates it or takes the minutes."""
    meeting = queries.find(session, actor, meeting_id)
    policy.require_state(actor, meeting, body.state)
    if_match.check(meeting)
    service.change(session, actor, meeting, {"state": body.state})
    return service.show(actor, meeting)


@routes.delete("/meetings/{meeting_id}", "meetings:write", problems=(MeetingOnRecord,))
def delete_meeting(session: Session, actor: Actor, meeting_id: str, if_match: IfMatch) -> None:
    """Remove a meeting that was planned by mistake. One that does not take place is cancelled instead."""
    meeting = queries.find(session, actor, meeting_id)
    actor.require("meetings:write", meeting.alliance_id)
    if_match.check(meeting)
    service.delete(session, actor, meeting)
