"""Endpoints: participants of a meeting, their attendance, and inviting them."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.guards import RuleNotMet
from backend.core.pagination import Paging, slice_of
from backend.core.problems import invalid
from backend.core.schemas import Page, Tombstone
from backend.meetings import queries as meeting_queries
from backend.meetings.participants import policy, queries, service
from backend.meetings.participants.invitations import service as invitations
from backend.meetings.participants.invitations.schemas import InvitationsIn, InvitationsOut
from backend.meetings.participants.invitations.service import MeetingNotInvitable
from backend.meetings.participants.models import Participant
from backend.meetings.participants.schemas import (
    AttendanceIn,
    ParticipantIn,
    ParticipantOut,
    ParticipantPatch,
    SeveralParticipants,
)
from backend.meetings.participants.service import AlreadyParticipant

routes = Routes("participants")
SORTS = {
    "position": Participant.position,
    "name": Participant.party_name,
    "updated_at": Participant.updated_at,
    "created_at": Participant.created_at,
}


@routes.get("/meetings/{meeting_id}/participants", "meetings:read")
def list_participants(
    session: Session, actor: Actor, meeting_id: str, paging: Paging
) -> Page[ParticipantOut | Tombstone]:
    """List who is invited to a meeting, what they answered and who was there."""
    meeting = meeting_queries.find(session, actor, meeting_id)
    statement = queries.of_meeting(actor, meeting.id)
    found, following = slice_of(session, paging, statement, entity=Participant, sorts=SORTS, default="position")
    living = [one for one in found if one.deleted_at is None]
    shown = {one.id: one for one in service.show(session, actor, meeting, living)}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/meetings/{meeting_id}/participants", "participants:write", problems=(AlreadyParticipant,))
def create_participant(
    session: Session, actor: Actor, meeting_id: str, body: ParticipantIn
) -> ParticipantOut | SeveralParticipants:
    """Put somebody on the list of a meeting, or with `from_groups` everybody who sits in its groups.

    The answer to `from_groups` are those who were added.
    """
    meeting = meeting_queries.find(session, actor, meeting_id)
    policy.require_keeps(actor, meeting)
    if body.from_groups:
        for member in sorted(body.model_fields_set - {"from_groups"}):
            raise invalid(f"#/{member}", "extra_forbidden")
        added = service.fill(session, actor, meeting)
        return SeveralParticipants(participants=service.show(session, actor, meeting, added))
    if body.party is None:
        raise invalid("#/party", "missing")
    values = {name: getattr(body, name) for name in ParticipantIn.model_fields if name != "from_groups"}
    return service.show(session, actor, meeting, [service.create(session, actor, meeting, values)])[0]


@routes.get("/participants/{participant_id}", "meetings:read")
def read_participant(session: Session, actor: Actor, participant_id: str) -> ParticipantOut:
    """Read one participant."""
    participant, meeting = queries.find(session, actor, participant_id)
    return service.show(session, actor, meeting, [participant])[0]


@routes.patch("/participants/{participant_id}", "participants:write", problems=(AlreadyParticipant,))
def change_participant(
    session: Session, actor: Actor, participant_id: str, body: ParticipantPatch, if_match: IfMatch
) -> ParticipantOut:
    """Change an entry of the list; everybody answers their own invitation with `reply`."""
    participant, meeting = queries.find(session, actor, participant_id)
    policy.require_change(actor, meeting, participant, body.model_fields_set)
    if_match.check(participant)
    service.change(session, actor, participant, body.changes())
    return service.show(session, actor, meeting, [participant])[0]


@routes.delete("/participants/{participant_id}", "participants:write")
def delete_participant(session: Session, actor: Actor, participant_id: str, if_match: IfMatch) -> None:
    """Take somebody off the list. Who was invited gets a mail that takes the appointment out of their calendar."""
    participant, meeting = queries.find(session, actor, participant_id)
    policy.require_keeps(actor, meeting)
    if_match.check(participant)
    service.delete(session, actor, meeting, participant)


@routes.post("/meetings/{meeting_id}/attendance", "participants:write", status=200)
def record_attendance(session: Session, actor: Actor, meeting_id: str, body: AttendanceIn) -> SeveralParticipants:
    """Note the same attendance for several participants; the answer are those for whom it changed something."""
    meeting = meeting_queries.find(session, actor, meeting_id)
    policy.require_keeps(actor, meeting)
    changed = service.attend(session, actor, meeting, body.attendance, body.participant_ids)
    return SeveralParticipants(participants=service.show(session, actor, meeting, changed))


@routes.post(
    "/meetings/{meeting_id}/invitations", "participants:write", status=200, problems=(MeetingNotInvitable, RuleNotMet)
)
def invite_participants(
    session: Session, actor: Actor, request: Request, meeting_id: str, body: InvitationsIn
) -> InvitationsOut:
    """Invite the participants of a meeting by mail, with the appointment for their calendars.

    Whoever was invited is told of later changes by themselves.
    """
    meeting = meeting_queries.find(session, actor, meeting_id)
    policy.require_invites(actor, meeting)
    settings = request.app.state.settings
    return invitations.invite(session, settings, actor, meeting, body.participant_ids, body.message)
